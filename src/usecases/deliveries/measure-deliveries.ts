import { after, type Instant } from '../../domain/instant';
import type { DocumentOf, OnUnreadable } from '../../store/documents';
import { knowsSubject, type Stored } from '../../store/store';
import type { Deps } from '../deps';
import { eachOf, readAll } from '../read-all';
import { isAwaited } from '../notices/card-documents';

/** What is on its way, in numbers only. */
export interface PendingFigures {
  /** Notices and cards on their way. */
  pendingNotices: number;
  pendingCards: number;
  /** Seconds since the oldest of them was due for the first time, however often it was tried; 0 when nothing waits. */
  oldestSeconds: number;
  /** Cards on their way whose last attempt was refused because our own login is: an operator must look. */
  unauthorisedCards: number;
  /** Sends whose answer was lost, among the cards on their way. */
  unclearSends: number;
  /** Digests that were decided so long ago, and are not in the chat of somebody who can be reached. */
  lateDigests: number;
  /** Notices and cards among all these, and cards that a notice waits for, that this version cannot read: an operator must look. */
  unreadable: number;
}

/** How delivery stands, in numbers only. */
export interface DeliveryFigures extends PendingFigures {
  /** Cards kept for people who have not opened the bot, or closed it. */
  waitingCards: number;
  /** 1 when more are kept than `waitingCards` tells: they are counted up to 1,000, so as not to be read all each time. */
  moreWaiting: number;
  /** Cards given up that somebody waits for, since `failedSinceHours`. */
  failedCards: number;
  failedSinceHours: number;
}

const waitingMax = 1_000;
const failedSinceHours = 24;

/** After so long a digest is late, in milliseconds: it is decided in the minute of its time. */
const lateMs = 15 * 60_000;

/** Counts what is on its way and what failed, to the last one, how old it is, and what is kept for people. */
export async function measureDeliveries(deps: Deps): Promise<DeliveryFigures> {
  const unreadable = countsUnreadable();
  const [pending, waiting, failed] = await Promise.all([
    pendingFigures(deps, unreadable),
    readAll(deps.store, 'cardsByState', 'waiting', unreadable, waitingMax + 1),
    failedLately(deps, unreadable.onUnreadable),
  ]);
  unreadable.see([...waiting, ...failed]);
  return {
    ...pending,
    waitingCards: Math.min(waiting.length, waitingMax),
    moreWaiting: waiting.length > waitingMax ? 1 : 0,
    failedCards: failed.filter(({ doc }) => isAwaited(doc)).length,
    failedSinceHours,
    unreadable: unreadable.count(),
  };
}

/** Counts what is on its way only: half the work. */
export function measurePending(deps: Deps): Promise<PendingFigures> {
  return pendingFigures(deps, countsUnreadable());
}

async function pendingFigures(deps: Deps, unreadable: ReturnType<typeof countsUnreadable>): Promise<PendingFigures> {
  const [notices, cards] = await Promise.all([
    readAll(deps.store, 'noticesByState', 'pending', unreadable),
    readAll(deps.store, 'cardsByState', 'pending', unreadable),
  ]);
  unreadable.see([...notices, ...cards]);
  const late = after(deps.now(), -lateMs);
  const since = [...notices, ...cards].map(({ doc }) => pendingSinceOf(doc));
  const oldest = since.sort()[0] ?? deps.now();
  return {
    pendingNotices: notices.length,
    pendingCards: cards.length,
    oldestSeconds: Math.max(0, Math.round((Date.parse(deps.now()) - Date.parse(oldest)) / 1_000)),
    unauthorisedCards: cards.filter(({ doc }) => doc.failure === 'unauthorised').length,
    unclearSends: cards.reduce((sum, { doc }) => sum + doc.unclear, 0),
    lateDigests: cards.filter(({ doc }) => doc.about.kind === 'digest' && pendingSinceOf(doc) < late).length,
    unreadable: unreadable.count(),
  };
}

const pendingSinceOf = ({ dueAt, pendingSince = dueAt }: DocumentOf<'card' | 'notice'>): Instant => pendingSince;

/** Each document once, however often it is met. */
function countsUnreadable() {
  const found = new Set<string>();
  const add = (partition: string, id: string): void => void found.add(JSON.stringify([partition, id]));
  const onUnreadable: OnUnreadable = ({ partition, documentId }) => {
    add(partition, documentId);
  };
  return {
    onUnreadable,
    see: (met: readonly Stored<DocumentOf<'card' | 'notice'>>[]): void => {
      for (const { doc } of met) {
        if (!knowsSubject(doc.about)) add(doc.partition, doc.id);
        if (doc.type === 'notice') for (const { partition, id } of doc.unread ?? []) add(partition, id);
      }
    },
    count: (): number => found.size,
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
