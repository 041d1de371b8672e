import { z } from 'zod';
import { requestStates } from '../domain/network-request';
import { base, consentFields, explainedDeadline, instant, storedObject, text } from './document-parts';

export const requestDocuments = {
  /** N5: a team asks a practice to start a network; in the practice's partition, with the consent. */
  'network-request': storedObject({
    ...base,
    type: z.literal('network-request'),
    requestId: text,
    practiceId: text,
    practiceTeamId: text,
    askerTeamId: text,
    personId: text,
    authorName: text,
    /** With the consent and both reasons: the client's details, gone once `forgotten`. */
    client: storedObject({ name: text, birthDate: text }).nullable(),
    consent: consentFields.nullable(),
    reason: text,
    state: z.enum(requestStates),
    decision: storedObject({ personId: text, name: text, at: instant, reason: text }).nullable(),
    /** The network it becomes: set from accepting on. */
    networkId: text.nullable(),
    version: z.int(),
    /** The practice's team while it must decide, and the team that waits; both null afterwards. */
    turnTeamId: text.nullable(),
    waitingTeamId: text.nullable(),
    deadline: explainedDeadline.nullable(),
    dueAt: instant.nullable(),
    /** D5: the turn (by its beginning) that was reminded of already. */
    remindedFor: instant.nullable().default(null),
    /** D5: when to remind the practice's team; null when that is done or not needed. Computed. */
    remindAt: instant.nullable().default(null),
    at: instant,
    /** Since when its details are kept without being needed: when it was closed. Null before, and once they are gone. Computed. */
    retainedSince: instant.nullable().default(null),
    /** When its details were removed, and after how many days. */
    forgotten: storedObject({ at: instant, days: z.int() }).nullable().default(null),
  }),
} as const;
