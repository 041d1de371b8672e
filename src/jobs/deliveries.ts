import { after } from '../domain/instant';
import type { DocumentOf, OnUnreadable, UnreadableDocument } from '../store/documents';
import type { Stored } from '../store/store';
import { deliverCard, type Courier } from '../usecases/deliveries/deliver-card';
import { sharedReading } from '../usecases/deliveries/shared-reading';
import { spreadNotice } from '../usecases/deliveries/spread-notice';
import { tellOthers } from '../usecases/deliveries/tell-others';
import { tellUnreachable } from '../usecases/deliveries/tell-unreachable';
import type { Deps } from '../usecases/deps';
import { readAll } from '../usecases/read-all';

/** How many are taken up at once; the rest follows in the next round. */
const batch = 50;

/** Rounds in one run; more than a busy day needs, so that a fault cannot keep one run going. */
const roundsMax = 200;

/** Where a job says that something went wrong, by id and kind of error; never contents. */
export type OnError = (what: string, id: string, error: unknown) => void;

/**
 * Sends what was committed: spreads pending notices over cards and delivers pending cards, until
 * nothing is due. Answers how many it took up. Several processes may run it at once; one that
 * cannot be read or sent does not hold up the others, and `again` is called for what may be possible soon. Once
 * `stopped` says so nothing more is begun, and what is in hand is finished.
 */
export async function runDeliveries(
  deps: Deps,
  courier: Courier,
  onError: OnError,
  chance: (() => number) | undefined = Math.random,
  stopped: () => boolean = () => false,
  again: () => void = () => undefined,
): Promise<number> {
  let taken = 0;
  const onUnreadable = (fault: UnreadableDocument): void => {
    onError('delivery', fault.documentId, fault);
  };
  const guard = (what: string, id: string, work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => {
      onError(what, id, error);
      again();
    });
  const begin = (what: string, id: string, work: () => Promise<void>): Promise<void> =>
    stopped() ? Promise.resolve() : guard(what, id, work);
  for (let round = 0; round < roundsMax && !stopped(); round += 1) {
    const upTo = deps.now();
    const range = { upTo, limit: batch, onUnreadable };
    const notices = await readAll(deps.store, 'noticesByState', 'pending', range, batch);
    for (const notice of notices) await begin('notice', notice.doc.id, () => spread(deps, notice, onUnreadable));
    const cards = await readAll(deps.store, 'cardsByState', 'pending', range, batch);
    const reading = sharedReading(deps);
    const untold = new Map<string, DocumentOf<'card'>[]>();
    const deliver = async (card: Stored<DocumentOf<'card'>>): Promise<void> => {
      const doc = await deliverCard(deps, courier, card, chance, reading(card.doc.partition));
      if (doc) untold.set(doc.subjectId, [...(untold.get(doc.subjectId) ?? []), doc]);
    };
    await Promise.all(cards.map((card) => begin('card', card.doc.id, () => deliver(card))));
    // Once for all of a subject, and when its cards are no longer on their way: each would get in the way of the others.
    for (const told of untold.values()) await guard('card', told[0]?.id ?? '', () => tellOthers(deps, told));
    const count = notices.length + cards.length;
    taken += count;
    if (count === 0) break;
  }
  return taken;
}

/** A notice that fails comes back a minute later, so that those behind it go first. */
async function spread(deps: Deps, notice: Stored<DocumentOf<'notice'>>, onUnreadable: OnUnreadable): Promise<void> {
  try {
    // A team in which nobody may read gets no card that could fail. First, because nobody looks at a notice that is done.
    if (notice.doc.alertTeamId !== null) await tellUnreachable(deps, notice.doc);
    await spreadNotice(deps, notice, onUnreadable);
  } catch (error) {
    const { dueAt, pendingSince = dueAt } = notice.doc;
    const later = { ...notice.doc, dueAt: after(deps.now(), 60_000), pendingSince };
    await deps.store.commit(later.partition, [{ kind: 'replace', doc: later, revision: notice.revision }]);
    throw error;
  }
}
