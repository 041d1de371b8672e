import type { CardSubject, DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';

export interface NewCard {
  personId: string;
  about: CardSubject;
  subjectId: string;
  version: number;
}

/** A card to be put in somebody's chat; its id makes sure that the same change gives one card a person. */
export function newCard(deps: Deps, partition: string, card: NewCard): DocumentOf<'card'> {
  return {
    type: 'card',
    partition,
    id: `card:${card.subjectId}:${card.personId}:${card.version}`,
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
    createdAt: deps.now(),
  };
}
