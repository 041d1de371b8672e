import type { DocumentOf } from '../../store/documents';
import { maxWrites, type Stored, type Write } from '../../store/store';
import { replace } from '../../store/write';
import type { Deps } from '../deps';
import { cardsAbout, requeue, isAwaited, isReplaceable } from '../notices/card-documents';
import { tellUnreachable } from './tell-unreachable';

type Card = DocumentOf<'card'>;

/**
 * What a card's `missed` must say: it is not in the chat and not on its way, so that whoever waits for this person
 * must be told. While it is tried again, what was told stands.
 */
function isMissed(card: Card): boolean {
  const { shown, state, missed } = card;
  if (shown !== null || !isAwaited(card)) return false;
  return missed || state === 'waiting' || state === 'failed';
}

/** Those who wait for this person have not been told yet that the card did not arrive, or that it did after all. */
export function isUntold(card: Card): boolean {
  return isMissed(card) !== card.missed;
}

/**
 * The other cards about the same thread are shown anew: they say who could not be reached, until they are.
 * The account managers are told when it is the whole team. The cards are marked with the last of it, so that who finds
 * one unmarked does it again: nothing of it comes twice.
 * @param cards about one subject
 */
export async function tellOthers(deps: Deps, cards: readonly Card[]): Promise<void> {
  for (;;) {
    const read = await Promise.all(cards.map(({ partition, id }) => deps.store.get('card', partition, id)));
    const untold = read.flatMap((card) => (card && isUntold(card.doc) ? [card] : []));
    const [first] = untold;
    if (first === undefined) return;
    if (untold.some(({ doc }) => isMissed(doc))) await tellUnreachable(deps, first.doc);
    if (await commitAll(deps, first.doc.partition, await toldOf(deps, first.doc, untold))) return;
  }
}

/** The others newest first, as those are read; then the marks. A card says nothing of its own reader. */
async function toldOf(deps: Deps, { partition, subjectId, about }: Card, untold: Stored<Card>[]): Promise<Write[]> {
  const cards = about.kind === 'thread' ? (await cardsAbout(deps, partition, subjectId)).reverse() : [];
  const persons = new Set(untold.map(({ doc }) => doc.personId));
  const anew = (card: Card): Card => {
    const isTold = about.kind === 'thread' && (persons.size > 1 || !persons.has(card.personId));
    const isHad = card.state === 'pending' || isReplaceable(card);
    return isTold && isHad ? { ...requeue(deps, card), refresh: card.refresh + 1 } : card;
  };
  const marked = new Set(untold.map(({ doc }) => doc.id));
  const others = cards.map((card) => ({ card, doc: anew(card.doc) })).filter(({ card, doc }) => doc !== card.doc);
  return [
    ...others.filter(({ doc }) => !marked.has(doc.id)).map(({ card, doc }) => replace(card, doc)),
    ...untold.map((card) => replace(card, { ...anew(card.doc), missed: isMissed(card.doc) })),
  ];
}

/** In batches, in this order; false when somebody else changed one of them. */
async function commitAll(deps: Deps, partition: string, writes: Write[]): Promise<boolean> {
  for (let start = 0; start < writes.length; start += maxWrites) {
    const committed = await deps.store.commit(partition, writes.slice(start, start + maxWrites));
    if (!committed.ok) return false;
  }
  return true;
}
