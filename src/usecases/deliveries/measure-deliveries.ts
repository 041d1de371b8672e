import { after } from '../../domain/instant';
import type { DocumentOf, OnUnreadable } from '../../store/documents';
import { knowsSubject, type Stored } from '../../store/store';
import type { Deps } from '../deps';
import { eachOf, readAll } from '../read-all';
import { isAwaited } from '../notices/card-documents';

/** How delivery stands, in numbers only. */
export interface DeliveryFigures {
  /** Notices and cards on their way. */
  pendingNotices: number;
  pendingCards: number;
  /** Seconds since the oldest of them was due for the first time, however often it was tried; 0 when nothing waits. */
  oldestSeconds: number;
  /** Cards kept for people who have not opened the bot, or closed it. */
  waitingCards: number;
  /** 1 when more are kept than `waitingCards` tells: they are counted up to 1,000, so as not to be read all each time. */
  moreWaiting: number;
  /** Cards given up that somebody waits for, since `failedSinceHours`. */
  failedCards: number;
  failedSinceHours: number;
  /** Cards on their way whose last attempt was refused because our own login is: an operator must look. */
  unauthorisedCards: number;
  /** Sends whose answer was lost, among the cards on their way. */
  unclearSends: number;
  /** Notices and cards among all these, and cards that a notice waits for, that this version cannot read: an operator must look. */
  unreadable: number;
}

const waitingMax = 1_000;
const failedSinceHours = 24;

/** Counts what is on its way and what failed, to the last one, how old it is, and what is kept for people. */
export async function measureDeliveries(deps: Deps): Promise<DeliveryFigures> {
  const unreadable = new Set<string>();
  const count = (partition: string, id: string): void => void unreadable.add(JSON.stringify([partition, id]));
  const onUnreadable: OnUnreadable = ({ partition, documentId }) => {
    count(partition, documentId);
  };
  const [notices, cards, waiting, failed] = await Promise.all([
    readAll(deps.store, 'noticesByState', 'pending', { onUnreadable }),
    readAll(deps.store, 'cardsByState', 'pending', { onUnreadable }),
    readAll(deps.store, 'cardsByState', 'waiting', { onUnreadable }, waitingMax + 1),
    failedLately(deps, onUnreadable),
  ]);
  for (const { doc } of [...notices, ...cards, ...waiting, ...failed])
    if (!knowsSubject(doc.about)) count(doc.partition, doc.id);
  for (const { doc } of notices) for (const { partition, id } of doc.unread ?? []) count(partition, id);
  const since = [...notices, ...cards].map(({ doc: { dueAt, pendingSince = dueAt } }) => pendingSince);
  const oldest = since.sort()[0] ?? deps.now();
  return {
    pendingNotices: notices.length,
    pendingCards: cards.length,
    oldestSeconds: Math.max(0, Math.round((Date.parse(deps.now()) - Date.parse(oldest)) / 1_000)),
    waitingCards: Math.min(waiting.length, waitingMax),
    moreWaiting: waiting.length > waitingMax ? 1 : 0,
    failedCards: failed.filter(({ doc }) => isAwaited(doc)).length,
    failedSinceHours,
    unauthorisedCards: cards.filter(({ doc }) => doc.failure === 'unauthorised').length,
    unclearSends: cards.reduce((sum, { doc }) => sum + doc.unclear, 0),
    unreadable: unreadable.size,
  };
}

/** From the last one given up back to the first that is too long ago: all before it are too. */
async function failedLately({ store, now }: Deps, onUnreadable: OnUnreadable): Promise<Stored<DocumentOf<'card'>>[]> {
  const since = after(now(), -failedSinceHours * 3_600_000);
  const found: Stored<DocumentOf<'card'>>[] = [];
  for await (const card of eachOf(store, 'cardsByState', 'failed', { descending: true, onUnreadable })) {
    if (card.doc.dueAt < since) break;
    found.push(card);
  }
  return found;
}
