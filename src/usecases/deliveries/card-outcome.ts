import { after } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';
import { sendingOnly, type NotNeeded } from '../notices/card-documents';

type Card = DocumentOf<'card'>;
type Clock = Pick<Deps, 'now'>;

/** What came of putting or updating one card in a chat. */
export type CourierOutcome =
  /** Teams names the activity as a rule; without a name the card cannot be brought up to date later. */
  | { kind: 'sent'; activityId: string | null; version: number; chat?: Card['chat'] }
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
  | { kind: 'refused'; reason: string }
  /** Somebody else took it up meanwhile: nothing is sent. */
  | { kind: 'taken' }
  /** Another instance holds up this person's lane, or has something for it: nothing is sent. */
  | { kind: 'elsewhere' };
/** What came of it for the card itself. */
export type OnCard = Exclude<CourierOutcome, { kind: 'taken' | 'elsewhere' }>;

/** Nothing was sent, as there was no place in Teams' pace, no time left, or no connection. */
export const notSent = 'not-sent';

/** First and longest wait before another attempt, in milliseconds. */
const firstWaitMs = 2_000;
const longestWaitMs = 15 * 60_000;
/** After so many attempts (about a day) a card is given up, with its reason kept. */
const attemptsMax = 100;

/** After so many sendings that may each have arrived, one with a lost answer or a 500 is the last: no heap of copies. */
const copiesMax = 5;
/** How long to wait after the first, second, … sending that may have arrived, in milliseconds; then the longest wait. */
const copyWaitsMs = [firstWaitMs, 5 * 60_000];

/**
 * What becomes of a card by an outcome.
 * @param card as it is by now
 * @param held as it was when it was sent
 */
export function afterOutcome(clock: Clock, card: Card, held: Card, outcome: OnCard, chance: () => number): Card {
  const { pendingSince, ...rest } = card;
  const free = { ...rest, leaseUntil: null };
  switch (outcome.kind) {
    case 'sent': {
      const current = outcome.version >= card.wanted && held.refresh === card.refresh;
      const { activityId, version, chat = card.chat } = outcome;
      const shown = {
        activityId,
        chat,
        shown: version,
        attempts: 0,
        failure: null,
        waitingFor: null,
        dueAt: clock.now(),
      };
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
      const afterMs = outcome.afterMs ?? (outcome.tried ? copyWaitMs(copies, unclear) : waitedMs(clock, held));
      return again(clock, { ...free, pendingSince, attempts, unclear, failure: outcome.reason }, afterMs, chance);
    }
    case 'unclear': {
      const copies = sendingOnly(held);
      const unclear = card.unclear + copies;
      const next = { ...free, unclear, failure: outcome.cause };
      if (copies > 0 && unclear >= copiesMax) return { ...next, state: 'failed' };
      return again(clock, { ...next, pendingSince }, copyWaitMs(copies, unclear), chance);
    }
  }
}

/** Nothing for an update, which makes no copy. */
function copyWaitMs(copies: number, unclear: number): number {
  return copies === 0 ? 0 : (copyWaitsMs[unclear - 1] ?? longestWaitMs);
}

/** What is not counted as an attempt, so that it is never given up, waits as long again as it has waited so far. */
function waitedMs(clock: Clock, { pendingSince }: Card): number {
  const waited = Date.parse(clock.now()) - Date.parse(pendingSince ?? clock.now());
  return Math.min(waited, longestWaitMs);
}

/** Waits twice as long after each attempt, with up to half of it by chance, at least as Teams asked. */
function again(clock: Clock, card: Card, afterMs: number | undefined, chance: () => number): Card {
  if (card.attempts >= attemptsMax)
    return { ...card, state: 'failed', failure: card.failure ?? 'gave-up', pendingSince: undefined };
  const doubled = firstWaitMs * 2 ** Math.min(Math.max(card.attempts - 1, 0), 20);
  const jittered = Math.min(doubled, longestWaitMs) * (1 + chance() / 2);
  return { ...card, state: 'pending', dueAt: after(clock.now(), Math.max(jittered, afterMs ?? 0)) };
}
