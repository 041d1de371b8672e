import type { Deps } from '../deps';
import { isAwaited } from './card-documents';
import type { QueryName, QueryRange } from '../../store/store';

/** How delivery stands, in numbers only. */
export interface DeliveryFigures {
  /** Notices and cards on their way; counted up to 1,000 each. */
  pendingNotices: number;
  pendingCards: number;
  /** Seconds since the oldest of them was due for the first time, however often it was tried; 0 when nothing waits. */
  oldestSeconds: number;
  /** Cards kept for people who have not opened the bot, or closed it. */
  waitingCards: number;
  /** Cards given up that somebody waits for, since `failedSinceHours`. */
  failedCards: number;
  failedSinceHours: number;
  /** Cards on their way whose last attempt was refused because our own login is: an operator must look. */
  unauthorisedCards: number;
  /** Sends whose answer was lost, among the cards on their way. */
  unclearSends: number;
  /** Notices and cards among all these that this version cannot read, and passes by: an operator must look. */
  unreadable: number;
}

const countMax = 1_000;
const failedSinceHours = 24;

/** Counts what is pending, how old it is and what failed; every count ends at 1,000. */
export async function measureDeliveries(deps: Deps): Promise<DeliveryFigures> {
  const failedSince = new Date(Date.parse(deps.now()) - failedSinceHours * 3_600_000).toISOString();
  let unreadable = 0;
  const passBy = (): void => void (unreadable += 1);
  const [notices, cards, waiting, failed] = await Promise.all([
    upToMax(deps, 'noticesByState', 'pending', { passBy }),
    upToMax(deps, 'cardsByState', 'pending', { passBy }),
    upToMax(deps, 'cardsByState', 'waiting', { passBy }),
    upToMax(deps, 'cardsByState', 'failed', { passBy, descending: true }),
  ]);
  const since = [...notices, ...cards].map(({ dueAt, pendingSince = dueAt }) => pendingSince);
  const oldest = since.sort()[0] ?? deps.now();
  const onTheirWay = cards.flatMap((doc) => (doc.type === 'card' ? [doc] : []));
  return {
    pendingNotices: notices.length,
    pendingCards: cards.length,
    oldestSeconds: Math.max(0, Math.round((Date.parse(deps.now()) - Date.parse(oldest)) / 1_000)),
    waitingCards: waiting.length,
    failedCards: failed.filter((doc) => doc.dueAt >= failedSince && doc.type === 'card' && isAwaited(doc)).length,
    failedSinceHours,
    unauthorisedCards: onTheirWay.filter((doc) => doc.failure === 'unauthorised').length,
    unclearSends: onTheirWay.reduce((sum, doc) => sum + doc.unclear, 0),
    unreadable,
  };
}

async function upToMax(
  deps: Deps,
  name: QueryName & ('cardsByState' | 'noticesByState'),
  state: string,
  order: Pick<QueryRange, 'passBy' | 'descending'>,
) {
  const found = [];
  let pages = 0;
  let next: string | undefined;
  do {
    const range = { limit: 100, ...order, ...(next === undefined ? {} : { after: next }) };
    const page = await deps.store.query(name, state, range);
    found.push(...page.items.map(({ doc }) => doc));
    next = page.next;
    pages += 1;
  } while (next !== undefined && pages < countMax / 100);
  return found;
}
