import { z } from 'zod';
import { base, consentFields, explainedDeadline, instant, storedObject, text } from './document-parts';

/** What 0.1.0 kept of a request for a network (N5), read by `npm run upgrade` alone; and what that leaves of it (ADR 16). */
export const formerDocuments = {
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

/** What a card or notice of 0.1.0 is about, in today's words; run on reading. */
export function upgraded(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || !('about' in json)) return json;
  const { about } = json as { about: Record<string, unknown> | null };
  const kind = kinds[String(about?.['kind'])];
  if (kind === undefined) return json;
  const { requestId } = about as { requestId: unknown };
  return { ...json, about: { ...about, kind, networkId: requestId, threadId: requestId } };
}
