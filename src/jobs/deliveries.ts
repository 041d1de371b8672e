import type { DocumentOf, OnUnreadable } from '../store/documents';
import type { Stored } from '../store/store';
import { sharedReading } from '../usecases/deliveries/shared-reading';
import { postponeNotice, spreadNotice } from '../usecases/deliveries/spread-notice';
import { tellUnreachable } from '../usecases/deliveries/tell-unreachable';
import type { Deps } from '../usecases/deps';
import { eachOf } from '../usecases/read-all';
import type { TellDue } from './agenda';
import { dueNotices } from './due-notices';
import type { JustWritten } from './just-written';
import type { Lanes } from './lanes';
import type { OnError } from './on-error';

type Notice = DocumentOf<'notice'>;

/** Rounds in one run; more than a busy day needs, so that a fault cannot keep one run going. */
const roundsMax = 200;

export interface DeliveryRun {
  /** Once it says so nothing more is begun, and what is in hand is finished. */
  stopped: () => boolean;
  /** Called where something may be possible soon that was not possible now. */
  again: () => void;
  told: TellDue;
  recent: Pick<JustWritten, 'over' | 'forget'>;
  /** Whether it ends only when nothing is under way and the store knows of no more: otherwise the lanes go on by themselves. */
  settles: boolean;
}

/** By itself, and asking the store what there is to do. */
const alone: DeliveryRun = {
  stopped: () => false,
  again: () => undefined,
  told: () => undefined,
  recent: { over: (store) => store, forget: () => undefined },
  settles: true,
};

/**
 * Sends what was committed: spreads pending notices over cards, and lets the lanes send these. Where it has to ask the
 * store what is due, every card on its way is put into its lane. Answers how many it took up. Several processes may run
 * it at once; what cannot be read or sent does not hold up the others.
 */
export async function deliverDue(
  deps: Deps,
  lanes: Lanes,
  onError: OnError,
  run: Partial<DeliveryRun> = {},
): Promise<number> {
  const { stopped, again, told, recent, settles } = { ...alone, ...run };
  const onUnreadable: OnUnreadable = (fault) => {
    onError('delivery', fault.documentId, fault);
  };
  const due = dueNotices(deps, onUnreadable, told);
  const spreadOne = async (notice: Stored<Notice>, shared: Deps): Promise<void> => {
    try {
      if (await spread(shared, notice, onUnreadable)) return;
      due.ask();
      recent.forget();
    } catch (error) {
      onError('notice', notice.doc.id, error);
      again();
    }
  };
  let [taken, isLoaded] = [0, false];
  for (let round = 0; round < roundsMax && !stopped(); round += 1) {
    const [before, notices] = [lanes.begun, await due.next()];
    const reading = sharedReading({ ...deps, store: due.asks() ? deps.store : recent.over(deps.store) });
    for (const notice of notices)
      if (!stopped()) await spreadOne(notice, { ...deps, store: reading(notice.doc.partition) });
    if (due.asks() && (settles || !isLoaded)) {
      for await (const card of eachOf(deps.store, 'cardsByState', 'pending', { onUnreadable })) lanes.add(card);
      isLoaded = true;
    }
    lanes.begin(stopped);
    if (settles) await lanes.settled();
    const count = notices.length + lanes.begun - before;
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
