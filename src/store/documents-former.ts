import { z } from 'zod';
import { teamFields } from './documents-directory';
import { message } from './documents-thread';
import { base, consentFields, explainedDeadline, instant, storedObject, text } from './document-parts';

/** What 0.1.0 kept elsewhere, read by `schakel upgrade` alone, and what that leaves of it (ADR 16, 24, 25). */
export const formerDocuments = {
  /** A message beside its thread. */
  message: message.extend({ ...base, type: z.literal('message'), networkId: text, threadId: text }),
  /** A team beside its organisation. */
  team: storedObject({ ...base, type: z.literal('team'), organisationId: text, ...teamFields }),
  /** A request for a network (N5). */
  'network-request': storedObject({
    ...base,
    type: z.literal('network-request'),
    requestId: text,
    practiceId: text,
    practiceTeamId: text,
    askerTeamId: text,
    personId: text,
    authorName: text,
    client: storedObject({ name: text, birthDate: text }).nullable(),
    consent: consentFields.nullable(),
    reason: text,
    state: z.enum(['open', 'accepting', 'accepted', 'declined', 'withdrawn']),
    decision: storedObject({ personId: text, name: text, at: instant, reason: text }).nullable(),
    networkId: text.nullable(),
    version: z.int(),
    deadline: explainedDeadline.nullable(),
    remindedFor: instant.nullable().default(null),
    remindAt: instant.nullable().default(null),
    at: instant,
    forgotten: storedObject({ at: instant, days: z.int() }).nullable().default(null),
  }),
  /** Where an accepted one went: its network had an id of its own, and cards in chats name the request. */
  'moved-request': storedObject({ ...base, type: z.literal('moved-request'), networkId: text }),
} as const;

const kinds: Record<string, string> = { 'network-request': 'thread', 'request-reminder': 'reminder' };

/** A card or notice of 0.1.0 about a request, in today's words; any other as it is. */
export function aboutThread(doc: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const about = doc['about'] as Record<string, unknown> | undefined;
  const kind = kinds[String(about?.['kind'])];
  if (kind === undefined) return doc;
  return { ...doc, about: { ...about, kind, networkId: about?.['requestId'], threadId: about?.['requestId'] } };
}
