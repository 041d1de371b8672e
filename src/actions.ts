import { z } from 'zod';
import { languages } from './domain/region';

/**
 * The contract: every verb a card can press and what it posts back – ids, versions and what was
 * typed, never who or what is allowed. A shipped verb is a public API: cards live in chats for
 * years. Never rename one; add optional fields only.
 */

const id = z.string().regex(/^[\w.:-]{1,120}$/);
/** Longest text a card may post; the rules' own limits (M10) answer with a sentence below it. */
const typed = z.string().max(20_000).default('');
const toggle = z.enum(['true', 'false']).default('false');
const place = z.string().max(400).optional();

const statements = { notUrgent: toggle.optional(), insist: toggle.optional() };
const message = { category: typed, team: typed, subject: typed, text: typed, ...statements };
const network = {
  source: typed,
  reference: typed,
  attested: toggle,
  ownTeam: typed.optional(),
  practiceTeam: typed.optional(),
  teams: typed.optional(),
};
const thread = { networkId: id, threadId: id };
const onThread = { ...thread, version: z.int().min(1), text: typed.optional(), ...statements };

export const actions = {
  'home.open': z.strictObject({}),
  'language.choose': z.strictObject({ language: z.enum(languages) }),
  'agreements.open': z.strictObject({}),
  'contacts.open': z.strictObject({}),

  'start.open': z.strictObject({}),
  'start.consent': z.strictObject({
    formId: id,
    shownText: z.string().length(64),
    shownLanguage: z.enum(languages),
    clientName: typed,
    birthDate: typed,
    givenBy: typed,
    giverName: typed,
    form: typed,
    covers: typed,
    confirmed: toggle,
  }),
  'start.network': z.strictObject({ formId: id, ...network }),
  'start.back-to-consent': z.strictObject({ formId: id, ...network }),
  'start.message': z.strictObject({ formId: id, ...message }),
  'start.back-to-network': z.strictObject({ formId: id, ...message }),
  'start.cancel': z.strictObject({ formId: id }),

  'network.list': z.strictObject({ purpose: z.enum(['open', 'write']), after: place }),
  'network.open': z.strictObject({ networkId: id }),

  'thread.write': z.strictObject({ networkId: id }),
  'thread.send': z.strictObject({ networkId: id, formId: id, fromTeam: typed.optional(), ...message }),
  'thread.list': z.strictObject({ after: place }),
  'thread.open': z.strictObject({ ...thread, before: z.int().min(1).optional() }),
  'thread.seen': z.strictObject(onThread),
  'thread.answer': z.strictObject(onThread),
  'thread.ask-back': z.strictObject(onThread),
  'thread.settle': z.strictObject(onThread),
  'thread.reopen': z.strictObject(onThread),

  'digest.open': z.strictObject({}),
} as const;

export type Verb = keyof typeof actions;
/** What a verb's button posts, as it arrives. */
export type Posted<V extends Verb> = z.input<(typeof actions)[V]>;
/** The same after checking. */
export type Input<V extends Verb> = z.output<(typeof actions)[V]>;

export function isVerb(value: unknown): value is Verb {
  return typeof value === 'string' && Object.hasOwn(actions, value);
}
