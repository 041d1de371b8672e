import { after } from '../../domain/instant';
import type { DocumentOf, OnUnreadable, UnreadableDocument } from '../../store/documents';
import { maxWrites, type Stored, type Write } from '../../store/store';
import { insert, replace } from '../../store/write';
import type { Deps } from '../deps';
import { unreadableOf } from '../read-all';

type Card = DocumentOf<'card'>;
type Notice = DocumentOf<'notice'>;
export type CardChange = Extract<Write, { kind: 'replace' }>;

/** How long after one look at cards that cannot be read the next is, in milliseconds. */
const pauseMs = 60_000;

/**
 * To be committed with the last of a notice, or of a page: it goes on for the cards that could not be read and for
 * those alone, until somebody can read them. Skipped for good they would keep what they show (R5, C5).
 */
export function forUnread(deps: Deps, notice: Notice, faults: readonly UnreadableDocument[]): Write[] {
  if (faults.length === 0) return [];
  const { dueAt, pendingSince = dueAt } = notice;
  const unread = faults.map(({ partition, documentId: id }) => ({ partition, id }));
  const tellsNobody = { alertTeamId: null, alertPersonIds: [] };
  const id = `notice:unread:${deps.newId()}`;
  return [insert({ ...notice, ...tellsNobody, id, unread, dueAt: after(deps.now(), pauseMs), pendingSince })];
}

/**
 * Brings up to date what can be read by now of the cards that a notice goes on for; it is done when none is left.
 * Answers false when somebody else was at it.
 * @param change what is written to a card; nothing where it is as it should be
 */
export async function spreadUnread(
  deps: Deps,
  { doc, revision }: Stored<Notice>,
  change: (card: Stored<Card>) => CardChange[],
  onUnreadable: OnUnreadable,
): Promise<boolean> {
  const left: { partition: string; id: string }[] = [];
  const writes: CardChange[] = [];
  for (const { partition, id } of doc.unread ?? []) {
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
  const { dueAt, pendingSince = dueAt } = doc;
  const went =
    left.length === 0
      ? { state: 'done' as const, pendingSince: undefined }
      : { unread: left, dueAt: after(deps.now(), pauseMs), pendingSince };
  return (await deps.store.commit(doc.partition, [replace({ revision }, { ...doc, ...went })])).ok;
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
