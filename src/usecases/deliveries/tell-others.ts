import type { DocumentOf } from '../../store/documents';
import { maxWrites, type Write } from '../../store/store';
import { replace } from '../../store/write';
import type { Deps } from '../deps';
import { cardsAbout, dueAnew, isAwaited, isReplaceable } from '../notices/card-documents';
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
 * The account managers are told when it is the whole team. The card is marked with the last of it, so that who finds
 * it unmarked does it again: nothing of it comes twice.
 */
export async function tellOthers(deps: Deps, { partition, id }: Card): Promise<void> {
  for (;;) {
    const found = await deps.store.get('card', partition, id);
    if (!found || !isUntold(found.doc)) return;
    const missed = isMissed(found.doc);
    if (missed) await tellUnreachable(deps, found.doc);
    const mark: Write = replace(found, { ...found.doc, missed });
    if (await commitAll(deps, partition, [...(await othersAnew(deps, found.doc)), mark])) return;
  }
}

/** Newest first: those are read. */
async function othersAnew(deps: Deps, told: Card): Promise<Write[]> {
  if (told.about.kind !== 'thread') return [];
  const cards = await cardsAbout(deps, told.partition, told.subjectId);
  return cards
    .reverse()
    .filter(({ doc }) => doc.personId !== told.personId && (doc.state === 'pending' || isReplaceable(doc)))
    .map(({ doc, revision }) => {
      return replace({ revision }, { ...dueAnew(deps, doc), refresh: doc.refresh + 1 });
    });
}

/** In batches, in this order; false when somebody else changed one of them. */
async function commitAll(deps: Deps, partition: string, writes: Write[]): Promise<boolean> {
  for (let start = 0; start < writes.length; start += maxWrites) {
    const committed = await deps.store.commit(partition, writes.slice(start, start + maxWrites));
    if (!committed.ok) return false;
  }
  return true;
}
