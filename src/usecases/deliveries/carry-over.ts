import type { DocumentOf } from '../../store/documents';
import type { Store, Stored } from '../../store/store';
import { put, replace } from '../../store/write';
import type { Deps } from '../deps';
import { cardIdOf, lost, requeue } from '../notices/card-documents';
import { readReadable } from '../read-all';
import { subjectIdOf } from './spread-notice';

type Card = DocumentOf<'card'>;
type Clock = Pick<Deps, 'now'>;

/** How many cards. */
export interface CarriedOver {
  carried: number;
  uncertain: number;
}

/** Once a day or once a turn, which the card's id names: decided anew, it finds the card that is there. */
const onceEach: readonly Card['about']['kind'][] = ['digest', 'reminder', 'unreachable', 'absence-clash'];

/**
 * G2, D5 after a backup was put back: what came into a chat after the copy does not come again. Of the cards of the
 * database that was there, those count that are or may be in a chat. A digest's or a reminder's is taken over as it is;
 * any other where the copy has it too, not shown, or was about to make it. A card that shows more than the copy has of
 * it is requeued. What else was on its way in the copy may have arrived since: it is sent again, and the record says
 * that it may be there twice. The bot must not be running.
 */
export async function carryOver(deps: Pick<Deps, 'store' | 'now'>, former: readonly Card[]): Promise<CarriedOver> {
  const { store } = deps;
  const versionToCome = await announcedIn(store);
  const known = new Set<string>();
  for (const card of former.filter(mayBeThere)) {
    // One that cannot be read stays as it is: nothing sends it.
    const inCopy = await store.get('card', card.partition, card.id).catch(() => undefined);
    const doc = inCopy ? asInCopy(deps, card, inCopy.doc) : asToCome(deps, card, versionToCome(card));
    if (doc === undefined) continue;
    const { ok } = await store.commit(card.partition, [put(inCopy, doc)]);
    if (ok && (inCopy?.doc.shown ?? null) === null) known.add(amongAll(card));
  }
  return { carried: known.size, uncertain: await markUncertain(store, known) };
}

/** Shown; or sent with an answer that was lost; or a process ended while it held the card. */
function mayBeThere(card: Card): boolean {
  return card.shown !== null || card.unclear > 0 || card.leaseUntil !== null;
}

/** Of which version a notice that is still to be spread would make this card; undefined where none would. */
async function announcedIn(store: Store): Promise<(card: Card) => number | undefined> {
  const versions = new Map<string, number[]>();
  for (const { doc } of (await readReadable(store, 'noticesByState', 'pending')).found) {
    if (doc.about.kind === 'rights-lost') continue;
    const key = JSON.stringify([doc.partition, subjectIdOf(doc, doc.about)]);
    versions.set(key, [...(versions.get(key) ?? []), doc.version]);
  }
  return (card) =>
    versions
      .get(JSON.stringify([card.partition, card.subjectId]))
      ?.find((version) => cardIdOf({ ...card, version }) === card.id);
}

/** What is to be kept of a card that the copy does not have. */
function asToCome(clock: Clock, former: Card, version: number | undefined): Card | undefined {
  if (onceEach.includes(former.about.kind)) return former;
  return version === undefined ? undefined : withVersion(clock, former, version);
}

/**
 * The copy may also be the younger of the two: a card that is in the chat stays so, unless it shows what the copy does
 * not know. One made at another moment is another, of what the thread became after an older copy.
 */
function asInCopy(clock: Clock, former: Card, copy: Card): Card | undefined {
  const same = onceEach.includes(former.about.kind) || copy.createdAt === former.createdAt;
  if (!same) return undefined;
  if (copy.shown !== null) return showsMore(former, copy.wanted) ? requeue(clock, copy) : undefined;
  return { ...withVersion(clock, former, copy.wanted), unclear: Math.max(former.unclear, copy.unclear) };
}

/** Due at once where the chat shows more, so that what there is now replaces it. */
function withVersion(clock: Clock, former: Card, wanted: number): Card {
  const card = showsMore(former, wanted) ? requeue(clock, former) : former;
  return { ...card, wanted, shown: former.shown === null ? null : Math.min(former.shown, wanted) };
}

function showsMore({ shown, activityId }: Card, wanted: number): boolean {
  return (shown ?? 0) > wanted && activityId !== null;
}

/** What is on its way in the copy, and nothing more is known of; answers how many. */
async function markUncertain(store: Store, known: ReadonlySet<string>): Promise<number> {
  const isUncertain = ({ doc }: Stored<Card>): boolean => doc.activityId === null && !known.has(amongAll(doc));
  let uncertain = 0;
  for (const card of (await readReadable(store, 'cardsByState', 'pending')).found.filter(isUncertain)) {
    const marked = { ...lost(card.doc), unclear: card.doc.unclear + 1, leaseUntil: null };
    if ((await store.commit(marked.partition, [replace(card, marked)])).ok) uncertain += 1;
  }
  return uncertain;
}

/** One card among those of all partitions. */
function amongAll({ partition, id }: Card): string {
  return JSON.stringify([partition, id]);
}
