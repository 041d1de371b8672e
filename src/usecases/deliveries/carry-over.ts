import { turnOf } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { maxWrites, type Store, type Write } from '../../store/store';
import { find, key } from '../../store/keys';

type Card = DocumentOf<'card'>;
type Digest = DocumentOf<'digest'>;
type Notice = DocumentOf<'notice'>;

/** What the database that was there says of digests and of reminders. */
export interface FormerMarks {
  digests: readonly Digest[];
  reminders: readonly Notice[];
  /** Of both. */
  cards: readonly Card[];
}

export interface CarriedOver {
  digests: number;
  reminders: number;
  /** Marks that could not be carried over. */
  failed: number;
  /** Cards (as `cardKey`) of which is known now how far they came. */
  known: ReadonlySet<string>;
}

/** One card among those of all partitions. */
export function cardKey({ partition, id }: Pick<Card, 'partition' | 'id'>): string {
  return JSON.stringify([partition, id]);
}

/**
 * G2, D5 after a backup was put back: what was sent after the copy does not come again. A digest, or the reminder
 * of a turn, of which a card is or may be in a chat is taken over with its cards. What was decided and not sent is
 * left to be decided anew, which it is not when its day is over. A reminder of another turn than the thread has in
 * the copy does not count. The bot must not be running; doing it again changes nothing.
 */
export async function carryOver(store: Store, former: FormerMarks): Promise<CarriedOver> {
  const carried = { digests: 0, reminders: 0, failed: 0 };
  const known = new Set<string>();
  const cards = new Map<string, Card[]>();
  for (const card of former.cards) cards.set(card.subjectId, [...(cards.get(card.subjectId) ?? []), card]);
  const carry = async (decision: Digest | Notice, mark: () => Promise<Write[] | undefined>) => {
    const sent = cards.get(decision.id) ?? [];
    if (!sent.some(mayBeThere)) return 0;
    try {
      const writes = await mark();
      if (writes === undefined) return 0;
      await commitAll(store, decision.partition, [...writes, ...(await writesOf(store, sent))]);
      for (const card of sent) known.add(cardKey(card));
      return 1;
    } catch {
      carried.failed += 1;
      return 0;
    }
  };
  for (const digest of former.digests) carried.digests += await carry(digest, () => digestMark(store, digest));
  for (const notice of former.reminders) carried.reminders += await carry(notice, () => reminderMark(store, notice));
  return { ...carried, known };
}

/** Shown; or sent with an answer that was lost; or a process ended while it held the card. */
function mayBeThere(card: Card): boolean {
  return card.shown !== null || card.unclear > 0 || card.leaseUntil !== null;
}

/** Nothing for a team that the copy does not know. */
async function digestMark(store: Store, digest: Digest): Promise<Write[] | undefined> {
  const team = await find(store, key.team(digest.organisationId, digest.teamId));
  if (team === undefined) return undefined;
  const found = await store.get('digest', digest.partition, digest.id);
  return found === undefined ? [{ kind: 'insert', doc: digest }] : [];
}

/** The notice, and the turn marked as reminded; nothing when the copy has no such turn. */
async function reminderMark(store: Store, notice: Notice): Promise<Write[] | undefined> {
  const { about, partition } = notice;
  if (about.kind !== 'reminder') return undefined;
  const waiting = await find(store, key.thread(about.networkId, about.threadId));
  if (waiting?.doc.turnTeamId !== about.teamId) return undefined;
  const { doc, revision } = waiting;
  const { since } = turnOf(doc);
  if (about.ofTurn !== since) return undefined;
  const found = await store.get('notice', partition, notice.id);
  const writes: Write[] = found
    ? [{ kind: 'replace', doc: notice, revision: found.revision }]
    : [{ kind: 'insert', doc: notice }];
  if (doc.remindedFor === since) return writes;
  return [...writes, { kind: 'replace', doc: { ...doc, remindedFor: since, remindAt: null }, revision }];
}

async function writesOf(store: Store, cards: readonly Card[]): Promise<Write[]> {
  const writes = cards.map(async (card): Promise<Write> => {
    const found = await store.get('card', card.partition, card.id);
    if (found === undefined) return { kind: 'insert', doc: card };
    return { kind: 'replace', doc: further(card, found.doc), revision: found.revision };
  });
  return Promise.all(writes);
}

/** The copy may also be the younger of the two: a card that is in the chat stays so. */
function further(former: Card, copy: Card): Card {
  const doc = former.shown === null && copy.shown !== null ? copy : former;
  return { ...doc, unclear: Math.max(former.unclear, copy.unclear) };
}

async function commitAll(store: Store, partition: string, writes: Write[]): Promise<void> {
  for (let start = 0; start < writes.length; start += maxWrites) {
    const chunk = writes.slice(start, start + maxWrites);
    const done = await store.commit(partition, chunk);
    if (!done.ok) throw new Error('Somebody else is writing in the database');
  }
}
