import { after } from '../../domain/instant';
import type { DocumentOf, OnUnreadable, UnreadableDocument } from '../../store/documents';
import { maxWrites, type Stored, type Write } from '../../store/store';
import { insert, replace } from '../../store/write';
import type { Deps } from '../deps';
import { unreadableOf } from '../read-all';

type Card = DocumentOf<'card'>;
type Notice = DocumentOf<'notice'>;
export type CardChange = Extract<Write, { kind: 'replace' }>;

/** How long after one look at what cannot be read, or after a fault, the next is, in milliseconds. */
const pauseMs = 60_000;

/**
 * To be committed with the last of a notice, or of a page: it goes on for the cards that could not be read and for
 * those alone, until somebody can read them. Skipped for good they would keep what they show (R5, C5).
 */
export function forUnread(deps: Deps, notice: Notice, faults: readonly UnreadableDocument[]): Write[] {
  const unread = faults.map(({ partition, documentId: id }) => ({ partition, id }));
  return faults.length === 0 ? [] : [goingOn(deps, notice, { unread })];
}

/** The same for the threads of a network that could not be read. */
export function forUnreadThreads(deps: Deps, notice: Notice, faults: readonly UnreadableDocument[]): Write[] {
  return faults.length === 0 ? [] : [goingOn(deps, notice, { unreadThreads: true })];
}

function goingOn(deps: Deps, notice: Notice, what: Pick<Notice, 'unread' | 'unreadThreads'>): Write {
  const tellsNobody = { alertTeamId: null, alertPersonIds: [] };
  return insert({ ...postponed(deps, notice), ...tellsNobody, id: `notice:unread:${deps.newId()}`, ...what });
}

/** Due again after a pause; since when it is tried stays. */
export function postponed(deps: Pick<Deps, 'now'>, notice: Notice): Notice {
  const { dueAt, pendingSince = dueAt } = notice;
  return { ...notice, dueAt: after(deps.now(), pauseMs), pendingSince };
}

/** Such a notice is looked at again after a pause, with what is left of it; without that it is done. */
export async function keepOn(
  deps: Deps,
  { doc, revision }: Stored<Notice>,
  left: Pick<Notice, 'unread'> | undefined,
): Promise<boolean> {
  const went: Notice =
    left === undefined ? { ...doc, state: 'done', pendingSince: undefined } : { ...postponed(deps, doc), ...left };
  return (await deps.store.commit(doc.partition, [replace({ revision }, went)])).ok;
}

/**
 * Brings up to date what can be read by now of the cards that a notice goes on for; it is done when none is left.
 * Answers false when somebody else was at it.
 * @param change what is written to a card; nothing where it is as it should be
 */
export async function spreadUnread(
  deps: Deps,
  notice: Stored<Notice>,
  change: (card: Stored<Card>) => CardChange[],
  onUnreadable: OnUnreadable,
): Promise<boolean> {
  const left: { partition: string; id: string }[] = [];
  const writes: CardChange[] = [];
  for (const { partition, id } of notice.doc.unread ?? []) {
    try {
      const card = await deps.store.get('card', partition, id);
      if (card !== undefined) writes.push(...change(card));
    } catch (error) {
      const fault = unreadableOf(error);
      if (fault === undefined) throw error;
      left.push({ partition, id });
      onUnreadable(fault);
    }
  }
  if (!(await commitEach(deps, writes))) return false;
  return keepOn(deps, notice, left.length === 0 ? undefined : { unread: left });
}

/** Changes of cards in whatever partition. Answers false when one was just being sent: all is to be looked at again. */
export async function commitEach(deps: Deps, writes: readonly CardChange[]): Promise<boolean> {
  const batches = new Map<string, Write[]>();
  for (const write of writes) {
    const { partition } = write.doc;
    batches.set(partition, [...(batches.get(partition) ?? []), write]);
  }
  for (const [partition, all] of batches) {
    for (let start = 0; start < all.length; start += maxWrites)
      if (!(await deps.store.commit(partition, all.slice(start, start + maxWrites))).ok) return false;
  }
  return true;
}
