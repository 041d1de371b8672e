import type { DocumentOf, OnUnreadable } from '../store/documents';
import type { Stored } from '../store/store';
import { commitTogether, togetherMs, type Joined } from '../usecases/deliveries/commit-together';
import { deliverCard, type Courier } from '../usecases/deliveries/deliver-card';
import { sharedReading } from '../usecases/deliveries/shared-reading';
import { postponeNotice, spreadNotice } from '../usecases/deliveries/spread-notice';
import { tellOthers } from '../usecases/deliveries/tell-others';
import { tellUnreachable } from '../usecases/deliveries/tell-unreachable';
import type { Deps } from '../usecases/deps';
import type { TellDue } from './agenda';
import { dueDeliveries } from './due-deliveries';
import type { JustWritten } from './just-written';

type Card = DocumentOf<'card'>;
type Notice = DocumentOf<'notice'>;
type Reading = ReturnType<typeof sharedReading>;

/** Rounds in one run; more than a busy day needs, so that a fault cannot keep one run going. */
const roundsMax = 200;

/** Where a job says that something went wrong, by id and kind of error; never contents. */
export type OnError = (what: string, id: string, error: unknown) => void;

export interface DeliveryRun {
  /** From 0 to 1; lengthens the wait before another attempt. */
  chance: () => number;
  /** Once it says so nothing more is begun, and what is in hand is finished. */
  stopped: () => boolean;
  /** Called where something may be possible soon that was not possible now. */
  again: () => void;
  told: TellDue;
  /** How long one result waits at most for others, in milliseconds. */
  togetherMs: number;
  recent: Pick<JustWritten, 'over' | 'forget'>;
}

/** By itself, and asking the store what there is to do. */
const alone: DeliveryRun = {
  chance: Math.random,
  stopped: () => false,
  again: () => undefined,
  told: () => undefined,
  togetherMs,
  recent: { over: (store) => store, forget: () => undefined },
};

/**
 * Sends what was committed: spreads pending notices over cards and delivers pending cards, until
 * nothing is due. Answers how many it took up. Several processes may run it at once; one that
 * cannot be read or sent does not hold up the others.
 */
export async function runDeliveries(
  deps: Deps,
  courier: Courier,
  onError: OnError,
  run: Partial<DeliveryRun> = {},
): Promise<number> {
  const { chance, stopped, again, told, togetherMs: waitMs, recent } = { ...alone, ...run };
  const onUnreadable: OnUnreadable = (fault) => {
    onError('delivery', fault.documentId, fault);
  };
  const due = dueDeliveries(deps, onUnreadable, told);
  const overtaken = (): void => {
    due.ask();
    recent.forget();
  };
  const guard = (what: string, id: string, work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => {
      onError(what, id, error);
      again();
    });
  const begin: typeof guard = (...work) => (stopped() ? Promise.resolve() : guard(...work));
  const spreadAll = async (notices: Stored<Notice>[], reading: Reading): Promise<void> => {
    for (const notice of notices) {
      await begin('notice', notice.doc.id, async () => {
        const shared = { ...deps, store: reading(notice.doc.partition) };
        if (!(await spread(shared, notice, onUnreadable))) overtaken();
      });
    }
  };
  /** Answers those of which others are to be told, by their subject. */
  const deliverAll = async (cards: Stored<Card>[], reading: Reading): Promise<Card[][]> => {
    const join = commitTogether(deps.store, waitMs);
    const untold = new Map<string, Card[]>();
    const deliver = async (card: Stored<Card>, writing: Joined): Promise<void> => {
      const shared = { reading: reading(card.doc.partition), writing };
      const came = await deliverCard(deps, courier, card, chance, shared).finally(writing.leave);
      if (came === 'taken') overtaken();
      else if (came) untold.set(came.subjectId, [...(untold.get(came.subjectId) ?? []), came]);
    };
    const joined = cards.map((card) => ({ card, writing: join(card.doc.partition) }));
    await Promise.all(joined.map(({ card, writing }) => begin('card', card.doc.id, () => deliver(card, writing))));
    return [...untold.values()];
  };
  let taken = 0;
  for (let round = 0; round < roundsMax && !stopped(); round += 1) {
    const notices = await due.notices();
    const known = due.asks() ? deps.store : recent.over(deps.store);
    await spreadAll(notices, sharedReading({ ...deps, store: known }));
    const cards = await due.cards();
    // After they were found: who wishes a card to be shown anew, as somebody lost a right (R5), relies on that.
    const reading = sharedReading(deps);
    // Once for all of a subject, and when its cards are no longer on their way: each would get in the way of the others.
    for (const untold of await deliverAll(cards, reading))
      await guard('card', untold[0]?.id ?? '', () => tellOthers(deps, untold));
    const count = notices.length + cards.length;
    taken += count;
    if (count === 0) break;
  }
  return taken;
}

/** False: somebody else was at it. */
async function spread(deps: Deps, notice: Stored<Notice>, onUnreadable: OnUnreadable): Promise<boolean> {
  try {
    // A team in which nobody may read gets no card that could fail. First, because nobody looks at a notice that is done.
    if (notice.doc.alertTeamId !== null) await tellUnreachable(deps, notice.doc);
    return await spreadNotice(deps, notice, onUnreadable);
  } catch (error) {
    await postponeNotice(deps, notice);
    throw error;
  }
}
