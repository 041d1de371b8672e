import { takenUp } from '../../domain/thread';
import { nobody } from '../../domain/told';
import type { DocumentOf, OnUnreadable, UnreadableDocument } from '../../store/documents';
import { find, key } from '../../store/keys';
import { knowsSubject, maxWrites, type Stored, type Write } from '../../store/store';
import { insert, replace, unchanged } from '../../store/write';
import type { Deps } from '../deps';
import { readOrTell, readReadable } from '../read-all';
import { cardsAbout, isOnItsWay } from './card-documents';
import { notice } from './notice';
import { commitEach, forUnread, type CardChange } from './unread-cards';

type Card = DocumentOf<'card'>;
type Notice = DocumentOf<'notice'>;

/** A notice that somebody may see less than before. */
export interface RightsLost {
  kind: 'rights-lost';
  personId: string;
  after: string | null;
}

/** Cards that show what a right opens: contents, or who asks for access. The others name a network by its code. */
const opened: readonly Card['about']['kind'][] = ['thread', 'access-request'];

/** R5: to be committed with the decision that takes rights away, so that no card keeps what it showed. */
export function rightsLostNotice(deps: Deps, partition: string, personId: string): Write {
  const about = { kind: 'rights-lost' as const, personId, after: null };
  const id = `notice:rights-lost:${personId}:${deps.newId()}`;
  return insert(notice(deps, { partition, id, about, version: 1, told: nobody }));
}

/**
 * R5: one page of a person's cards, in whatever partition, is due to be shown anew; the notice then says how far it
 * came, or that it is done; one of its own goes on for those that cannot be read. Safe to repeat: a card that is due
 * already stays as it is.
 */
export async function refreshCards(
  deps: Deps,
  notice: Stored<Notice>,
  about: RightsLost,
  onUnreadable: OnUnreadable,
): Promise<boolean> {
  const faults: UnreadableDocument[] = [];
  const noted: OnUnreadable = (fault) => {
    faults.push(fault);
    onUnreadable(fault);
  };
  const range = { limit: maxWrites, onUnreadable: noted, after: about.after ?? undefined };
  const page = await deps.store.query('cardsOfPerson', about.personId, range);
  const others = await cardsThatNameThem(deps, page.items, about.personId, noted);
  const changes = [...page.items, ...others].flatMap((card) => shownAnew(deps, card));
  // A card was just being sent: the notice stays as it is and this page is taken again.
  if (!(await commitEach(deps, changes))) return false;
  const went =
    page.next === undefined
      ? { state: 'done' as const, pendingSince: undefined }
      : { about: { ...about, after: page.next } };
  const committed = await deps.store.commit(notice.doc.partition, [
    replace(notice, { ...notice.doc, ...went }),
    ...forUnread(deps, notice.doc, faults),
  ]);
  return committed.ok;
}

/** M12: the others' cards of threads that this person took up, and that fall back to the team. */
async function cardsThatNameThem(
  deps: Deps,
  own: readonly Stored<Card>[],
  personId: string,
  onUnreadable: OnUnreadable,
): Promise<Stored<Card>[]> {
  const cards = await Promise.all(
    own.map(async ({ doc: { about, partition } }) => {
      if (about.kind !== 'thread') return [];
      const thread = await readOrTell(deps, find(deps.store, key.thread(about.networkId, about.threadId)));
      if (thread === undefined || takenUp(thread.doc)?.personId !== personId) return [];
      return cardsAbout(deps, partition, about.threadId, onUnreadable);
    }),
  );
  const others = cards.flat().filter(({ doc }) => doc.personId !== personId);
  return [...new Map(others.map((card) => [card.doc.id, card])).values()];
}

/** What a newer program shows may be contents. */
function mayShowContents({ about }: Card): boolean {
  return opened.includes(about.kind) || !knowsSubject(about);
}

/**
 * A card that is in the chat and not thrown away, or being sent with the rights of a moment ago. One that waits for its
 * turn may just be made with them: it is written as it is, so that whoever made it cannot take it up and makes it anew.
 * One that waits for its reader is made with the rights of then anyway.
 */
export function shownAnew(deps: Deps, { doc, revision }: Stored<Card>): CardChange[] {
  const underWay = doc.state === 'pending' && doc.leaseUntil !== null;
  const there = !isOnItsWay(doc) && doc.failure !== 'activity-gone' && doc.activityId !== null;
  if (!mayShowContents(doc)) return [];
  if (doc.state === 'pending' && !underWay) return [unchanged({ doc, revision })];
  if (!(underWay || there)) return [];
  const due = there ? { state: 'pending' as const, dueAt: deps.now(), attempts: 0 } : {};
  return [replace({ revision }, { ...doc, ...due, refresh: doc.refresh + 1 })];
}

/**
 * C5: the cards in a network's partition that no notice of this program comes to: a newer one made them, or their thread
 * cannot be read. They are due to be shown anew too. Answers whether that was done for all that can be read.
 */
export async function refreshUnknown(
  deps: Deps,
  partition: string,
  unreadThreads: readonly UnreadableDocument[],
): Promise<boolean> {
  const { found } = await readReadable(deps.store, 'cardsByState', 'delivered', { partition });
  const unread = new Set(unreadThreads.map(({ documentId }) => documentId));
  const unknown = found.filter(({ doc: { about } }) =>
    isOfThread(about) ? unread.has(key.thread(about.networkId, about.threadId).id) : !knowsSubject(about),
  );
  return commitEach(
    deps,
    unknown.flatMap((card) => shownAnew(deps, card)),
  );
}

function isOfThread(about: Card['about']): about is Extract<Card['about'], { kind: 'thread' }> {
  return about.kind === 'thread' && knowsSubject(about);
}
