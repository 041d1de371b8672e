import { z } from 'zod';
import { steps } from '../domain/steps';
import { base, growing, growingUnion, instant, storedObject, text } from './document-parts';

const by = { at: instant, personId: text, personName: text, teamId: text };

const stepEvent = growingUnion(
  z.discriminatedUnion('kind', [
    storedObject({ ...by, kind: z.literal('done'), step: growing(steps) }),
    storedObject({ ...by, kind: z.literal('declined'), reason: text }),
    storedObject({ ...by, kind: z.literal('resumed') }),
    storedObject({ ...by, kind: z.literal('undone'), step: growing(steps) }),
  ]),
  by,
);

export const stepDocuments = {
  /** The steps of a network (N3, N4, N7), in its partition beside the network. */
  checklist: storedObject({
    ...base,
    type: z.literal('checklist'),
    networkId: text,
    practiceId: text,
    practiceTeamId: text,
    startedAt: instant,
    events: z.array(stepEvent),
    /** The thread of the bot's own message that the steps answer (N4); null when the practice started. */
    askThreadId: text.nullable(),
    /** The team that has open steps, computed from `events`; null when there are none. */
    turnTeamId: text.nullable(),
    /** Its place in Openstaand: `~` and since when something is open, behind everything with a deadline. */
    placeAt: text.nullable(),
  }),
} as const;
