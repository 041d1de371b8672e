import { after, type Instant } from '../../domain/instant';
import type { QueryName, QueryResult, Stored } from '../../store/store';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { replace } from '../../store/write';
import type { Deps } from '../deps';
import { isReplaceable, released } from '../notices/card-documents';
import { eachOf } from '../read-all';
import { isUntold, tellOthers } from './tell-others';

type Card = DocumentOf<'card'>;
type Notice = DocumentOf<'notice'>;

/** What a sweep put right. */
export interface Repaired {
  /** Cards that waited for somebody who is there by now. */
  awake: number;
  /** Cards that showed less than they should and were not on their way, also where Teams refused the update. */
  outdated: number;
  /** Cards that did not arrive, or did after all, of which the others had not been told. */
  told: number;
  /** Notices that were done, for people of whom not one has a card. */
  spreadAgain: number;
  /** Deliveries planned further ahead than any wait of ours: a clock was wrong. */
  pulledBack: number;
}

/** An update that was refused or given up is tried again so long after it, in milliseconds … */
const pauseMs = 60 * 60_000;
/** … until this many attempts, which takes more than a week. */
const attemptsMax = 300;

/** Longer than the longest wait between two attempts and than Retry-After is believed, in milliseconds. */
const farMs = 25 * 3_600_000;

/**
 * Looks through what was committed since `since` for what should be in a chat and is not on its
 * way, and puts it on its way (normally: nothing). Leases that ran out need no repair: their
 * cards are due by themselves. Every change is conditional, so that several sweeps do no harm.
 * @param aheadMs what is planned further ahead than that was planned by a wrong clock
 */
export async function repairDeliveries(deps: Deps, since: Instant, aheadMs = farMs): Promise<Repaired> {
  const repaired: Repaired = { awake: 0, outdated: 0, told: 0, spreadAgain: 0, pulledBack: 0 };
  const isBack = returned(deps);
  for await (const card of walk(deps, 'cardsByState', 'waiting', '')) {
    if (await isBack(card.doc.personId)) repaired.awake += await due(deps, card);
    else repaired.told += await tell(deps, card.doc);
  }
  for await (const card of walk(deps, 'cardsByState', 'delivered', since)) {
    if ((card.doc.shown ?? 0) < card.doc.wanted) repaired.outdated += await due(deps, card);
    else repaired.told += await tell(deps, card.doc);
  }
  for await (const card of walk(deps, 'cardsByState', 'failed', since)) {
    if (mayBeMended(deps, card.doc)) repaired.outdated += await due(deps, card, card.doc.attempts);
    else repaired.told += await tell(deps, card.doc);
  }
  for await (const notice of walk(deps, 'noticesByState', 'done', since)) {
    if (await reachedNobody(deps, notice.doc)) repaired.spreadAgain += await pending(deps, notice);
  }
  const far = after(deps.now(), aheadMs);
  for await (const notice of walk(deps, 'noticesByState', 'pending', far)) {
    repaired.pulledBack += await pending(deps, notice);
  }
  for await (const card of walk(deps, 'cardsByState', 'pending', far)) {
    repaired.pulledBack += await due(deps, card);
  }
  return repaired;
}

/** From the newest back to `since`; what cannot be read is skipped, and counted by `measureDeliveries`. */
async function* walk<Q extends QueryName & ('cardsByState' | 'noticesByState')>(
  deps: Deps,
  name: Q,
  state: string,
  since: Instant,
): AsyncGenerator<Stored<QueryResult<Q>>> {
  for await (const item of eachOf(deps.store, name, state, { descending: true, onUnreadable: () => undefined })) {
    if (item.doc.dueAt < since) return;
    yield item;
  }
}

/**
 * A process may end between keeping somebody's arrival and waking their cards. Somebody who stays away has ever more
 * cards that wait, so each person is read once in a sweep.
 */
function returned(deps: Deps): (personId: string) => Promise<boolean> {
  const known = new Map<string, boolean>();
  return async (personId) => {
    const before = known.get(personId);
    if (before !== undefined) return before;
    const person = await find(deps.store, key.person(personId));
    const back = person !== undefined && person.doc.conversation !== null;
    known.set(personId, back);
    return back;
  };
}

/** A card that cannot be read reached somebody all the same. */
async function reachedNobody(deps: Deps, notice: Notice): Promise<boolean> {
  if (notice.about.kind !== 'thread' || notice.alertPersonIds.length === 0) return false;
  let unread = false;
  const onUnreadable = (): void => void (unread = true);
  const cards = await deps.store.query('cardsAbout', notice.about.threadId, {
    partition: notice.partition,
    limit: 1,
    onUnreadable,
  });
  return cards.items.length === 0 && !unread;
}

/** The card in the chat shows what was, and asking Teams once more may help. */
function mayBeMended(deps: Deps, card: Card): boolean {
  return isReplaceable(card) && card.attempts < attemptsMax && card.dueAt <= after(deps.now(), -pauseMs);
}

async function tell(deps: Deps, card: Card): Promise<number> {
  if (!isUntold(card)) return 0;
  await tellOthers(deps, [card]);
  return 1;
}

/** A lease until a moment that far off is nobody's any more. */
async function due(deps: Deps, { doc, revision }: Stored<Card>, attempts = 0): Promise<number> {
  const awake: Card = { ...released(doc), state: 'pending', waitingFor: null, dueAt: deps.now(), attempts };
  const done = await deps.store.commit(doc.partition, [replace({ revision }, awake)]);
  return done.ok ? 1 : 0;
}

async function pending(deps: Deps, { doc, revision }: Stored<Notice>): Promise<number> {
  const again: Notice = { ...doc, state: 'pending', dueAt: deps.now() };
  const done = await deps.store.commit(doc.partition, [replace({ revision }, again)]);
  return done.ok ? 1 : 0;
}
