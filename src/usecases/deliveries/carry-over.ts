import type { DocumentOf } from '../../store/documents';
import type { Store, Stored, Write } from '../../store/store';
import { readReadable } from '../read-all';

type Card = DocumentOf<'card'>;

/** How many cards. */
export interface CarriedOver {
  carried: number;
  uncertain: number;
}

/** Once a day or once a turn, which the card's id names: decided anew, it finds the card that is there. */
const onceEach: readonly Card['about']['kind'][] = ['digest', 'reminder', 'unreachable'];

/**
 * G2, D5 after a backup was put back: what came into a chat after the copy does not come again. Of the cards of the
 * database that was there, those count that are or may be in a chat. A digest's or a reminder's is taken over as it is;
 * any other where the copy has it too, not shown. What else was on its way in the copy may have arrived since: it is
 * sent again, and the record says that it may be there twice. The bot must not be running.
 */
export async function carryOver(store: Store, former: readonly Card[]): Promise<CarriedOver> {
  const known = new Set<string>();
  for (const card of former.filter(mayBeThere)) {
    // One that cannot be read stays as it is: nothing sends it.
    const inCopy = await store.get('card', card.partition, card.id).catch(() => undefined);
    const write = takenOver(card, inCopy);
    if (write !== undefined && (await store.commit(card.partition, [write])).ok) known.add(nameOf(card));
  }
  let uncertain = 0;
  for (const { doc, revision } of (await readReadable(store, 'cardsByState', 'pending')).found) {
    if (doc.activityId !== null || known.has(nameOf(doc))) continue;
    const marked = { ...doc, unclear: doc.unclear + 1, leaseUntil: null };
    if ((await store.commit(doc.partition, [{ kind: 'replace', doc: marked, revision }])).ok) uncertain += 1;
  }
  return { carried: known.size, uncertain };
}

/** Shown; or sent with an answer that was lost; or a process ended while it held the card. */
function mayBeThere(card: Card): boolean {
  return card.shown !== null || card.unclear > 0 || card.leaseUntil !== null;
}

/**
 * The copy may also be the younger of the two: a card that is in the chat stays so, and one made at another moment is
 * another, of what the thread became after an older copy.
 */
function takenOver(former: Card, inCopy: Stored<Card> | undefined): Write | undefined {
  const once = onceEach.includes(former.about.kind);
  if (inCopy === undefined) return once ? { kind: 'insert', doc: former } : undefined;
  const { doc: copy, revision } = inCopy;
  if (copy.shown !== null || !(once || copy.createdAt === former.createdAt)) return undefined;
  const { wanted } = copy;
  const shown = former.shown === null ? null : Math.min(former.shown, wanted);
  const unclear = Math.max(former.unclear, copy.unclear);
  return { kind: 'replace', doc: { ...former, wanted, shown, unclear }, revision };
}

/** One card among those of all partitions. */
function nameOf({ partition, id }: Card): string {
  return JSON.stringify([partition, id]);
}
