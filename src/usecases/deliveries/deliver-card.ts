import { after } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import { maxWrites, type Stored, type Write } from '../../store/store';
import type { Deps } from '../deps';
import { leave } from '../people/leave';
import { readAll } from '../read-all';
import { heldUntil } from './hold-at-night';
import { tellUnreachable } from './tell-unreachable';

type Card = DocumentOf<'card'>;

/** What came of putting or updating one card in a chat. */
export type CourierOutcome =
  /** Teams names the activity as a rule; without a name the card cannot be brought up to date later. */
  | { kind: 'sent'; activityId: string | null; version: number }
  /** The person has not opened the bot yet. */
  | { kind: 'no-conversation' }
  /** The person may not see it (any more): nothing is sent (R5). */
  | { kind: 'not-entitled' }
  /** The card in the chat cannot be changed: its reader deleted it, or Teams never told its name. */
  | { kind: 'cannot-update'; reason: string }
  /** Not now. `tried`: a request was made; `mayHaveArrived`: a gateway answered, which rules nothing out. */
  | { kind: 'later'; afterMs: number | undefined; reason: string; tried: boolean; mayHaveArrived: boolean }
  /** Teams' answer was lost; it may have arrived. */
  | { kind: 'unclear'; cause: string }
  /** The chat is closed to us until the person comes back: blocked, removed, or gone. */
  | { kind: 'chat-closed'; reason: string }
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

/** A fault of ours before anything was sent: it is tried again like any other, and given up as visibly. */
const notRendered: CourierOutcome = {
  kind: 'later',
  afterMs: undefined,
  reason: 'fault',
  tried: true,
  mayHaveArrived: false,
};

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
  if (leaseUntil !== null && leaseUntil > now) return;
  const morning = heldUntil(deps, found.doc);
  if (morning !== undefined) {
    const held = { ...found.doc, dueAt: morning, pendingSince: undefined };
    await deps.store.commit(held.partition, [{ kind: 'replace', doc: held, revision: found.revision }]);
    return;
  }
  const held: Card = {
    ...found.doc,
    leaseUntil: after(now, leaseMs),
    dueAt: after(now, leaseMs),
    pendingSince: found.doc.pendingSince ?? found.doc.dueAt,
    attempts: found.doc.attempts + 1,
    // A lease that ran out belonged to a delivery of which nothing is known: it may have arrived.
    unclear: found.doc.unclear + (leaseUntil !== null ? sendingOnly(found.doc) : 0),
  };
  const claimed = await deps.store.commit(held.partition, [{ kind: 'replace', doc: held, revision: found.revision }]);
  if (!claimed.ok) return;
  const outcome = await courier.deliver(held).catch(async (error: unknown): Promise<never> => {
    await record(deps, held, notRendered, chance);
    throw error;
  });
  if (outcome.kind === 'chat-closed') await leave(deps, held.personId);
  await record(deps, held, outcome, chance);
}

/** Sending again can make a second card in the chat; updating again cannot. */
function sendingOnly(card: Card): number {
  return card.activityId === null ? 1 : 0;
}

async function record(deps: Deps, held: Card, outcome: CourierOutcome, chance: () => number): Promise<void> {
  for (;;) {
    const current = await deps.store.get('card', held.partition, held.id);
    if (!current) return;
    const next = afterOutcome(deps, current.doc, held, outcome, chance);
    const missed = isMissed(next) || (current.doc.missed && next.shown === null);
    const doc = { ...next, missed };
    const writes: Write[] = [{ kind: 'replace', doc, revision: current.revision }];
    if (missed !== current.doc.missed) writes.push(...(await othersAnew(deps, doc)));
    const committed = await deps.store.commit(held.partition, writes);
    if (!committed.ok) continue;
    if (missed && !current.doc.missed) await tellUnreachable(deps, doc);
    return;
  }
}

/** Not in the chat, and not on its way: whoever waits for this person must be told. */
function isMissed(card: Card): boolean {
  const stopped = card.state === 'waiting' || card.state === 'failed';
  return stopped && card.shown === null && card.failure !== 'not-entitled';
}

/** The other cards about the same thread or request are shown anew: they say who could not be reached, until they are. */
async function othersAnew(deps: Deps, missed: Card): Promise<Write[]> {
  if (missed.about.kind !== 'thread' && missed.about.kind !== 'network-request') return [];
  const cards = await readAll(deps.store, 'cardsAbout', missed.subjectId, { partition: missed.partition });
  return cards
    .filter(({ doc }) => doc.personId !== missed.personId && (doc.state === 'delivered' || doc.state === 'pending'))
    .slice(0, maxWrites - 1)
    .map(({ doc, revision }) => {
      const due = doc.state === 'delivered' ? { state: 'pending' as const, dueAt: deps.now(), attempts: 0 } : {};
      return { kind: 'replace', doc: { ...doc, ...due, refresh: doc.refresh + 1 }, revision };
    });
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
    case 'cannot-update':
    case 'refused':
      return { ...free, state: 'failed', failure: outcome.reason };
    case 'later': {
      const attempts = outcome.tried ? card.attempts : card.attempts - 1;
      const unclear = card.unclear + (outcome.mayHaveArrived ? sendingOnly(held) : 0);
      const afterMs = outcome.afterMs ?? (outcome.tried ? undefined : waitedMs(deps, held));
      return again(deps, { ...free, pendingSince, attempts, unclear, failure: outcome.reason }, afterMs, chance);
    }
    case 'unclear': {
      const unclear = card.unclear + sendingOnly(held);
      return again(deps, { ...free, pendingSince, unclear, failure: outcome.cause }, undefined, chance);
    }
  }
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
