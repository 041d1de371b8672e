import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Reply, HttpCall } from './request';

/**
 * Why Teams will not take a message, now or later.
 * - blocked: the person blocked the bot, or the tenant's admin did; stop until they speak to the bot again
 * - not-installed: the app is not (or no longer) installed for this person; wait for an installationUpdate
 * - conversation-gone: the conversation does not exist
 * - activity-gone: the conversation does, the message to update does not (the person deleted it)
 * - too-large: over Teams' size (about 100 KB)
 * - unauthorised: Teams does not accept our token, or our login gave none in time – says nothing about the receiver
 * - rejected: anything else, among them a serviceUrl whose host is not allowed
 */
export type RefusedReason =
  'blocked' | 'not-installed' | 'conversation-gone' | 'activity-gone' | 'too-large' | 'unauthorised' | 'rejected';

/** Final: trying again cannot help. `status` is 0 where we refused it ourselves and nothing was contacted. */
export interface Refused {
  kind: 'refused';
  status: number;
  reason: RefusedReason;
}

/**
 * Try again, not before `afterMs` where Teams (or our own pace) named a time. `status` is undefined when nothing was
 * sent. 502 and 504 come from a gateway and do not fully rule out that the message arrived; Microsoft says to retry
 * them all the same, so a caller that keeps a record of possible duplicates counts these two.
 */
export interface Later {
  kind: 'later';
  afterMs: number | undefined;
  status: number | undefined;
}

/**
 * May have been delivered: no answer after the request was (or may have been) sent, an answer 500 and the like, or one
 * that is no word of Teams' (`no-word`): a page of some proxy, an activity without its name.
 * Sending again can make a duplicate; updating again cannot.
 */
export interface Unclear {
  kind: 'unclear';
  cause: 'timeout' | 'reset' | 'server-error' | 'no-word';
}

export type Failure = Refused | Later | Unclear;
type Answer = Extract<Reply, { kind: 'answered' }>;

/** The longest wait believed of a Retry-After header: a day, in milliseconds. */
const MOST_WAIT_MS = 24 * 3_600_000;

/**
 * Microsoft's "status codes from bot conversational APIs": 412, 429, 502, 503 and 504 are retried, nothing else, so
 * not 500. 408 is ours: by RFC 9110 the server never got the whole request.
 */
const LATER = new Set([408, 412, 429, 502, 503, 504]);

/** What that table calls final. Any other, a redirect among them, is not Teams' own and may be over in a while. */
const FINAL = new Set([400, 401, 403, 404, 413]);

/** The error codes of that table; MessageWritesBlocked is also met as a subCode inside the message. */
const REASONS: readonly (readonly [RegExp, RefusedReason])[] = [
  [/\b(MessageWritesBlocked|ConversationBlockedByUser|BotDisabledByAdmin)\b/, 'blocked'],
  [/\b(ForbiddenOperationException|BotNotInConversationRoster)\b/, 'not-installed'],
  [/\bActivityNotFoundInConversation\b/, 'activity-gone'],
  [/\bConversationNotFound\b/, 'conversation-gone'],
];

/**
 * Reads a reply: the answer itself when Teams accepted (2xx), otherwise the failure with what to do about it.
 * @param now the wall clock in milliseconds since 1970, for a Retry-After that names a moment
 */
export function judge(reply: Reply, now: number, method: HttpCall['method']): Answer | Failure {
  if (reply.kind === 'not-sent') return { kind: 'later', afterMs: undefined, status: undefined };
  if (reply.kind === 'no-answer') return { kind: 'unclear', cause: reply.cause };
  const { status, foreign } = reply;
  if (status >= 200 && status < 300) return foreign ? { kind: 'unclear', cause: 'no-word' } : reply;
  if (status >= 500 && !LATER.has(status)) return { kind: 'unclear', cause: 'server-error' };
  const final = FINAL.has(status) && !(foreign && (status === 403 || status === 404));
  if (!final) return { kind: 'later', afterMs: waitOf(reply.retryAfter, now), status };
  return { kind: 'refused', status, reason: reasonOf(status, reply.body, method) };
}

/** Retry-After in milliseconds from now: seconds or an HTTP date (RFC 9110, 10.2.3); undefined when it is neither. */
function waitOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  const date = DateTime.fromHTTP(text);
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : date.isValid ? date.toMillis() - now : undefined;
  return ms === undefined ? undefined : Math.min(Math.max(ms, 0), MOST_WAIT_MS);
}

// Teams answers { error: { code, message } }, older parts of it { errorCode, message } or a bare { error: code }.
const text = z.string().optional().catch(undefined);
const details = z.object({ code: text, subCode: text, message: text });
const errorBody = details.extend({ error: z.union([details, z.string().transform((code) => ({ code }))]) }).partial();

function reasonOf(status: number, body: unknown, method: HttpCall['method']): RefusedReason {
  if (status === 401) return 'unauthorised';
  if (status === 413) return 'too-large';
  const said = status === 403 || status === 404 ? wordsOf(body) : '';
  const known = REASONS.find(([words]) => words.test(said));
  // Without a code a 404 on an update may mean the message alone: that says nothing of the chat.
  return known?.[1] ?? (status === 404 && method !== 'PUT' ? 'conversation-gone' : 'rejected');
}

function wordsOf(body: unknown): string {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return '';
  const { error, ...rest } = parsed.data;
  return Object.values({ ...rest, inner: Object.values(error ?? {}).join(' ') }).join(' ');
}
