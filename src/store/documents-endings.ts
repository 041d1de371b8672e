import { z } from 'zod';
import { growing, instant, storedObject, text } from './document-parts';

const by = { at: instant, personId: text, teamId: text };

/** What a network keeps of its end (N9, C5) and of consent that was extended (C4). */
export const networkEndings = {
  /** How many consents were recorded: `consent:1` … `consent:n`, all kept; absent means one. */
  consents: z.int().min(1).optional(),
  /** Every organisation that one of them covers (C2, C4); absent where 0.1.0 started it. */
  covers: z.array(text).optional(),
  /** Closing messages, the last of each team. */
  closingAsked: z.array(storedObject({ ...by, threadId: text })).optional(),
  /** Who closed it on behalf of the practice. */
  closed: storedObject(by).optional(),
  /** Who recorded that the consent was withdrawn. */
  withdrawn: storedObject(by).optional(),
};

/** What a thread keeps for closing (N9) and for the record (M8). */
export const threadEndings = {
  /** The message with which a team asks the practice to close the network. */
  closing: z.literal(true).optional(),
  /** The end of its network that its cards already tell of. */
  ended: growing(['closed', 'frozen']).optional(),
  /** M8: which organisation has it in its own record, up to which message; the last mark of each. */
  processed: z
    .array(storedObject({ organisationId: text, personId: text, personName: text, at: instant, messages: z.int() }))
    .optional(),
};

/** What happened to a network, told without health information. */
const networkChanges = ['joined', 'closed', 'frozen'] as const;

export const networkSubject = storedObject({
  kind: z.literal('network'),
  networkId: text,
  change: z.enum(networkChanges),
});
