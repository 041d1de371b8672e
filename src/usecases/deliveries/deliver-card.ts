import { after } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import type { Stored } from '../../store/store';
import type { Deps } from '../deps';

type Card = DocumentOf<'card'>;

/** What came of putting or updating one card in a chat. */
export type CourierOutcome =
  /** Teams names the activity as a rule; without a name the card cannot be brought up to date later. */
  | { kind: 'sent'; activityId: string | null; version: number }
  /** The person has not opened the bot yet. */
  | { kind: 'no-conversation' }
  /** The person may not see it (any more): nothing is sent (R5). */
  | { kind: 'not-entitled' }
  | { kind: 'later'; afterMs: number | undefined }
  /** Teams' answer was lost; it may have arrived. */
  | { kind: 'unclear'; cause: string }
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
  const held: Card = {
    ...found.doc,
    leaseUntil: after(now, leaseMs),
    dueAt: after(now, leaseMs),
    attempts: found.doc.attempts + 1,
  };
  const claimed = await deps.store.commit(held.partition, [{ kind: 'replace', doc: held, revision: found.revision }]);
  if (!claimed.ok) return;
  const outcome = await courier.deliver(held);
  await record(deps, held, outcome, chance);
}

async function record(deps: Deps, held: Card, outcome: CourierOutcome, chance: () => number): Promise<void> {
  for (;;) {
    const current = await deps.store.get('card', held.partition, held.id);
    if (!current) return;
    const doc = afterOutcome(deps, current.doc, outcome, chance);
    const committed = await deps.store.commit(held.partition, [{ kind: 'replace', doc, revision: current.revision }]);
    if (committed.ok) return;
  }
}

function afterOutcome(deps: Deps, card: Card, outcome: CourierOutcome, chance: () => number): Card {
  const free = { ...card, leaseUntil: null };
  switch (outcome.kind) {
    case 'sent': {
      const current = outcome.version >= card.wanted;
      const { activityId, version } = outcome;
      const shown = { activityId, shown: version, attempts: 0, failure: null, dueAt: deps.now() };
      return { ...free, ...shown, state: current ? 'delivered' : 'pending' };
    }
    case 'no-conversation':
      return { ...free, state: 'waiting', waitingFor: card.personId, attempts: 0 };
    case 'not-entitled':
      return { ...free, state: 'failed', failure: 'not-entitled' };
    case 'refused':
      return { ...free, state: 'failed', failure: outcome.reason };
    case 'later':
      return again(deps, free, outcome.afterMs, chance);
    case 'unclear':
      return again(deps, { ...free, unclear: card.unclear + 1, failure: outcome.cause }, undefined, chance);
  }
}

/** Waits twice as long after each attempt, with up to half of it by chance, at least as Teams asked. */
function again(deps: Deps, card: Card, afterMs: number | undefined, chance: () => number): Card {
  if (card.attempts >= attemptsMax) return { ...card, state: 'failed', failure: card.failure ?? 'gave-up' };
  const wait = Math.min(firstWaitMs * 2 ** Math.min(card.attempts - 1, 20), longestWaitMs);
  const jittered = wait * (1 + chance() / 2);
  return { ...card, state: 'pending', dueAt: after(deps.now(), Math.max(jittered, afterMs ?? 0)) };
}
