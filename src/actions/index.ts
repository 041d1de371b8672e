import type { z } from 'zod';
import { accessActions } from './access';
import { endingActions } from './endings';
import { absenceActions } from './absences';
import { homeActions } from './home';
import { networkActions } from './networks';
import { requestActions } from './requests';
import { staffActions } from './staff';
import { startActions } from './start';
import { stepActions } from './steps';
import { threadActions } from './threads';

/**
 * The contract: every verb a card can press and what it posts back – ids, versions and what was
 * typed, never who or what is allowed. A shipped verb is a public API: cards live in chats for
 * years. Never rename one; add optional fields only.
 */
export const actions = {
  ...homeActions,
  ...absenceActions,
  ...accessActions,
  ...staffActions,
  ...startActions,
  ...networkActions,
  ...threadActions,
  ...endingActions,
  ...stepActions,
  ...requestActions,
} as const;

export type Verb = keyof typeof actions;
/** What a verb's button posts, as it arrives. */
export type Posted<V extends Verb> = z.input<(typeof actions)[V]>;
/** The same after checking. */
export type Input<V extends Verb> = z.output<(typeof actions)[V]>;

export function isVerb(value: unknown): value is Verb {
  return typeof value === 'string' && Object.hasOwn(actions, value);
}
