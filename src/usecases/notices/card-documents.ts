import type { CardSubject, DocumentOf, OnUnreadable } from '../../store/documents';
import type { Stored } from '../../store/store';
import type { Deps } from '../deps';
import { readAll } from '../read-all';

type Card = DocumentOf<'card'>;

export interface NewCard {
  personId: string;
  about: CardSubject;
  subjectId: string;
  version: number;
}

/** Makes sure that the same change gives one card a person. */
export function cardIdOf({
  subjectId,
  personId,
  version,
}: Pick<NewCard, 'subjectId' | 'personId' | 'version'>): string {
  return `card:${subjectId}:${personId}:${version}`;
}

/** A card to be put in somebody's chat. */
export function newCard(deps: Deps, partition: string, card: NewCard): Card {
  return {
    type: 'card',
    partition,
    id: cardIdOf(card),
    schemaVersion: 1,
    personId: card.personId,
    about: card.about,
    subjectId: card.subjectId,
    wanted: card.version,
    shown: null,
    refresh: 0,
    missed: false,
    activityId: null,
    state: 'pending',
    waitingFor: null,
    dueAt: deps.now(),
    leaseUntil: null,
    attempts: 0,
    unclear: 0,
    failure: null,
    recorded: null,
    createdAt: deps.now(),
  };
}

/**
 * Every card about a subject, oldest first: in a long thread of large teams more than a thousand. What cannot be read
 * is skipped: nothing can be done with it, and it must not keep the others from going on.
 */
export function cardsAbout(
  deps: Deps,
  partition: string,
  subjectId: string,
  onUnreadable: OnUnreadable = () => undefined,
): Promise<Stored<Card>[]> {
  return readAll(deps.store, 'cardsAbout', subjectId, { partition, onUnreadable });
}

/** Why nothing more is done with a card: its reader threw it away, Teams never told its name, or it is not for them. */
const settled: readonly (string | null)[] = ['activity-gone', 'no-name', 'not-entitled'];

/** On its way, or kept until its reader comes. A state that only a newer program knows is neither. */
export function isOnItsWay({ state }: Card): boolean {
  return state === 'pending' || state === 'waiting';
}

/** In the chat and not on its way: what it shows can be replaced, also where Teams refused that before. */
export function isReplaceable(card: Card): boolean {
  const { state, shown, failure } = card;
  return state === 'delivered' || (!isOnItsWay(card) && shown !== null && !settled.includes(failure));
}

/**
 * Why what was held up is not sent: a digest's day is over (G2), or what was overdue has been answered (G1); what was
 * wrong with an absence is put right (A2).
 */
const notNeeded = ['date-passed', 'nothing-overdue', 'put-right'] as const;
export type NotNeeded = (typeof notNeeded)[number];

/** A failed card that was thrown away, or that its reader may not have or need any more, is missed by nobody. */
const missedByNobody: readonly (string | null)[] = ['activity-gone', 'not-entitled', ...notNeeded];

export function isAwaited({ failure }: Card): boolean {
  return !missedByNobody.includes(failure);
}

/** Due now, with all its attempts before it, when it can be replaced; any other keeps its time. */
export function requeue({ now }: Pick<Deps, 'now'>, card: Card): Card {
  return isReplaceable(card) ? { ...card, state: 'pending', dueAt: now(), attempts: 0 } : card;
}

/** Sending again can make a second card in the chat; updating again cannot. */
export function sendingOnly(card: Card): number {
  return card.activityId === null ? 1 : 0;
}

/** Without the lease of a delivery of which nothing is known: it may have arrived. */
export function released(card: Card): Card {
  return card.leaseUntil === null
    ? card
    : { ...lost(card), leaseUntil: null, unclear: card.unclear + sendingOnly(card) };
}

/** What was attempted, and not known to have come or failed, may have arrived: the record never says of it that it failed. */
export function lost(card: Card): Card {
  const { recorded } = card;
  return recorded?.outcome === 'attempted' ? { ...card, recorded: { ...recorded, outcome: 'lost' } } : card;
}
