import { after } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import type { Stored } from '../../store/store';
import { replace } from '../../store/write';
import type { Deps } from '../deps';
import { leave } from '../people/leave';
import { released, sendingOnly, type NotNeeded } from '../notices/card-documents';
import { heldUntil } from './hold-at-night';
import { isUntold, tellOthers } from './tell-others';

type Card = DocumentOf<'card'>;

/** What came of putting or updating one card in a chat. */
export type CourierOutcome =
  /** Teams names the activity as a rule; without a name the card cannot be brought up to date later. */
  | { kind: 'sent'; activityId: string | null; version: number }
  /** The person has not opened the bot yet. */
  | { kind: 'no-conversation' }
  /** The person may not see it (any more): nothing is sent (R5). */
  | { kind: 'not-entitled' }
  /** It says nothing (any more) that its reader should be told now: nothing is sent. */
  | { kind: 'not-needed'; reason: NotNeeded }
  /** The card in the chat cannot be changed: its reader deleted it, or Teams never told its name. */
  | { kind: 'cannot-update'; reason: string }
  /** Not now. `tried`: a request was made; `mayHaveArrived`: a gateway answered, which rules nothing out. */
  | { kind: 'later'; afterMs: number | undefined; reason: string; tried: boolean; mayHaveArrived: boolean }
  /** Teams' answer was lost; it may have arrived. */
  | { kind: 'unclear'; cause: string }
  /** The chat is closed to us until the person comes back: blocked, removed, or gone. */
  | { kind: 'chat-closed'; reason: string; conversationId: string }
  | { kind: 'refused'; reason: string };

/** Renders a card for its reader and sends it: one attempt. Implemented by the bot. */
export interface Courier {
  deliver: (card: Card) => Promise<CourierOutcome>;
}

/** How long one delivery may hold a card, in milliseconds; longer than any timeout of the courier. */
const leaseMs = 60_000;
/** First and longest wait before another attempt, in milliseconds. */
const firstWaitMs = 2_000;
const longestWaitMs = 15 * 60_000;
/** After so many attempts (about a day) a card is given up, with its reason kept. */
const attemptsMax = 100;

/** After so many sendings that may each have arrived, one with a lost answer or a 500 is the last: no heap of copies. */
const copiesMax = 5;
/** How long to wait after the first, second, … sending that may have arrived, in milliseconds; then the longest wait. */
const copyWaitsMs = [firstWaitMs, 5 * 60_000];

/** Tried again like any other attempt, and given up as visibly. */
function later(reason: string): CourierOutcome {
  return { kind: 'later', afterMs: undefined, reason, tried: true, mayHaveArrived: false };
}

/**
 * Delivers one pending card: takes the lease, sends, records what came of it. A process that
 * dies in between leaves the lease to run out and the card is sent again: at least once.
 */
export async function deliverCard(
  deps: Deps,
  courier: Courier,
  found: Stored<Card>,
  chance: () => number,
): Promise<void> {
  const now = deps.now();
  const { leaseUntil } = found.doc;
  if (leaseUntil !== null && leaseUntil > now) return putOff(deps, found, { dueAt: leaseUntil });
  const morning = heldUntil(deps, found.doc);
  if (morning !== undefined) return putOff(deps, found, { dueAt: morning, pendingSince: undefined });
  const held: Card = {
    ...released(found.doc),
    leaseUntil: after(now, leaseMs),
    dueAt: after(now, leaseMs),
    pendingSince: found.doc.pendingSince ?? found.doc.dueAt,
    attempts: found.doc.attempts + 1,
  };
  const claimed = await deps.store.commit(held.partition, [replace(found, held)]);
  if (!claimed.ok) return;
  const outcome = await courier.deliver(held).catch(async (error: unknown): Promise<never> => {
    // A fault of ours, before anything was sent.
    await record(deps, held, later('fault'), chance);
    throw error;
  });
  const stays = outcome.kind === 'chat-closed' && !(await leave(deps, held.personId, outcome.conversationId));
  await record(deps, held, stays ? later('other-chat') : outcome, chance);
}

/** Puts a card off that cannot go now, so that it is not in the way of those behind it. */
async function putOff(deps: Deps, { doc, revision }: Stored<Card>, fields: Partial<Card>): Promise<void> {
  await deps.store.commit(doc.partition, [replace({ revision }, { ...doc, ...fields })]);
}

async function record(deps: Deps, held: Card, outcome: CourierOutcome, chance: () => number): Promise<void> {
  for (;;) {
    const current = await deps.store.get('card', held.partition, held.id);
    if (!current) return;
    const doc = afterOutcome(deps, current.doc, held, outcome, chance);
    const committed = await deps.store.commit(held.partition, [replace(current, doc)]);
    if (!committed.ok) continue;
    // What a fault or the end of this process leaves undone here, the sweep finds by the same question.
    if (isUntold(doc)) await tellOthers(deps, doc);
    return;
  }
}

function afterOutcome(deps: Deps, card: Card, held: Card, outcome: CourierOutcome, chance: () => number): Card {
  const { pendingSince, ...rest } = card;
  const free = { ...rest, leaseUntil: null };
  switch (outcome.kind) {
    case 'sent': {
      const current = outcome.version >= card.wanted && held.refresh === card.refresh;
      const { activityId, version } = outcome;
      const shown = { activityId, shown: version, attempts: 0, failure: null, waitingFor: null, dueAt: deps.now() };
      return { ...free, ...shown, state: current ? 'delivered' : 'pending' };
    }
    case 'no-conversation':
      return { ...free, state: 'waiting', waitingFor: card.personId, attempts: 0 };
    case 'chat-closed':
      return { ...free, state: 'waiting', waitingFor: card.personId, attempts: 0, failure: outcome.reason };
    case 'not-entitled':
      return { ...free, state: 'failed', failure: 'not-entitled' };
    case 'not-needed':
    case 'cannot-update':
    case 'refused':
      return { ...free, state: 'failed', failure: outcome.reason };
    case 'later': {
      const attempts = outcome.tried ? card.attempts : card.attempts - 1;
      const copies = outcome.mayHaveArrived ? sendingOnly(held) : 0;
      const unclear = card.unclear + copies;
      const afterMs = outcome.afterMs ?? (outcome.tried ? copyWaitMs(copies, unclear) : waitedMs(deps, held));
      return again(deps, { ...free, pendingSince, attempts, unclear, failure: outcome.reason }, afterMs, chance);
    }
    case 'unclear': {
      const copies = sendingOnly(held);
      const unclear = card.unclear + copies;
      const next = { ...free, unclear, failure: outcome.cause };
      if (copies > 0 && unclear >= copiesMax) return { ...next, state: 'failed' };
      return again(deps, { ...next, pendingSince }, copyWaitMs(copies, unclear), chance);
    }
  }
}

/** Nothing for an update, which makes no copy. */
function copyWaitMs(copies: number, unclear: number): number {
  return copies === 0 ? 0 : (copyWaitsMs[unclear - 1] ?? longestWaitMs);
}

/** What is not counted as an attempt, so that it is never given up, waits as long again as it has waited so far. */
function waitedMs(deps: Deps, { pendingSince }: Card): number {
  const waited = Date.parse(deps.now()) - Date.parse(pendingSince ?? deps.now());
  return Math.min(waited, longestWaitMs);
}

/** Waits twice as long after each attempt, with up to half of it by chance, at least as Teams asked. */
function again(deps: Deps, card: Card, afterMs: number | undefined, chance: () => number): Card {
  if (card.attempts >= attemptsMax)
    return { ...card, state: 'failed', failure: card.failure ?? 'gave-up', pendingSince: undefined };
  const doubled = firstWaitMs * 2 ** Math.min(Math.max(card.attempts - 1, 0), 20);
  const jittered = Math.min(doubled, longestWaitMs) * (1 + chance() / 2);
  return { ...card, state: 'pending', dueAt: after(deps.now(), Math.max(jittered, afterMs ?? 0)) };
}
