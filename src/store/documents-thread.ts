import { z } from 'zod';
import { categories } from '../domain/category';
import { messageKinds, threadEventKinds } from '../domain/thread';
import { base, explainedDeadline, growing, instant, storedObject, text } from './document-parts';
import { threadEndings } from './documents-endings';

const threadEvent = storedObject({
  at: instant,
  personId: text,
  teamId: text,
  kind: growing(threadEventKinds),
  /** N9: settled by closing the network. */
  closing: z.literal(true).optional(),
});

const pauses = z.array(storedObject({ from: instant, until: instant }));

/** What somebody wrote. `number` is its place in the thread: 1 is the question. */
export const message = storedObject({
  number: z.int(),
  kind: growing(messageKinds),
  personId: text,
  teamId: text,
  authorName: text,
  text,
  at: instant,
});

/** A question or action with its messages; everything about whose turn it is follows from its events. */
export const threadDocuments = {
  thread: storedObject({
    ...base,
    type: z.literal('thread'),
    threadId: text,
    networkId: text,
    category: growing(categories),
    subject: text,
    askerTeamId: text,
    addresseeTeamId: text,
    /** The first, and all that anything follows from (ADR 24). */
    events: z.array(threadEvent).min(1),
    /** How many others there were, which are in documents of their own. */
    spent: z.int().default(0),
    /** How many there are in all. */
    messages: z.int(),
    /** The latest of them, in order; 0.1.0 kept each in a document of its own (ADR 24). */
    latest: z.array(message).default([]),
    /** The documents that the ones before are in, oldest first: each by the number of its first message. */
    parts: z.array(z.int()).default([]),
    /** Counts changes; a card in a chat knows which one it shows. */
    version: z.int(),
    /** The team whose turn it is and the team that waits; both null when settled. Computed from `events`. */
    turnTeamId: text.nullable(),
    waitingTeamId: text.nullable(),
    deadline: explainedDeadline.nullable(),
    dueAt: instant.nullable(),
    /** D3: when the two organisations cannot be expected to answer, as recorded; kept in step by a job. */
    pauses: storedObject({ asker: pauses, addressee: pauses }),
    /** D5: the turn (by its beginning) that was reminded of already. */
    remindedFor: instant.nullable(),
    /** D5: when to remind the team whose turn it is; null when that is done or not needed. Computed. */
    remindAt: instant.nullable(),
    startedAt: instant,
    /** N5: the request for the network it is in. */
    request: z.literal(true).optional(),
    ...threadEndings,
  }),
  /** Events of a long thread from which nothing follows any more; it is written once. */
  'thread-events': storedObject({
    ...base,
    type: z.literal('thread-events'),
    networkId: text,
    threadId: text,
    events: z.array(threadEvent).min(1),
  }),
  /** Messages of a long thread that others came after; it is written once. */
  'thread-part': storedObject({
    ...base,
    type: z.literal('thread-part'),
    networkId: text,
    threadId: text,
    messages: z.array(message).min(1),
  }),
} as const;
