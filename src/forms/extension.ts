import type { TeamInfo } from '../usecases/directory/read-teams';
import { teamChoices } from './choices';
import type { Fields } from './fields';
import { findField } from './find';
import { confirmedField, givenFields } from './given';

export interface ExtensionAsked {
  teams: TeamInfo[];
  /** Names of the organisations the consent covers already. */
  covered: string[];
}

/** C4: the team that joins, and who gave the consent for it and how. */
export const extensionFields = {
  find: findField,
  team: {
    kind: 'choice',
    sought: true,
    label: ({ ending }) => ending.extendTeam,
    hint: ({ ending }) => ending.extendHint,
    required: { kind: 'team-missing' },
    above: ({ ending }, { covered }) => ending.extendCovered(covered.join(', ')),
    style: () => 'filtered',
    choices: (_texts, { teams }) => teamChoices(teams),
  },
  ...givenFields,
  confirmed: confirmedField,
} as const satisfies Fields<ExtensionAsked>;
