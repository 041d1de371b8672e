import type { Store } from '../../store/store';
import { readAll } from '../read-all';
import { cardKey } from './carry-over';

/**
 * After a backup was put back: cards that were on their way at the moment of the copy may have
 * arrived since. They are sent again, and the record says that they may be there twice. Not those
 * in `known`, of which the database that was there told how far they came.
 */
export async function markUncertain(store: Store, known: ReadonlySet<string> = new Set()): Promise<number> {
  const cards = await readAll(store, 'cardsByState', 'pending');
  let marked = 0;
  for (const { doc, revision } of cards) {
    if (doc.activityId !== null || known.has(cardKey(doc))) continue;
    const uncertain = { ...doc, unclear: doc.unclear + 1, leaseUntil: null };
    const done = await store.commit(doc.partition, [{ kind: 'replace', doc: uncertain, revision }]);
    if (done.ok) marked += 1;
  }
  return marked;
}
