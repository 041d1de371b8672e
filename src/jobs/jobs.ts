import type { Logger } from 'pino';
import { describeFault } from '../faults';
import type { PassBy, UnreadableDocument } from '../store/documents';
import type { Courier } from '../usecases/deliveries/deliver-card';
import type { Deps } from '../usecases/deps';
import { unreadableOf } from '../usecases/read-all';
import type { OnError } from './deliveries';
import { startLoop, type Loop } from './loop';
import { listRounds, type Round } from './rounds';

export interface Jobs {
  /** Something was committed: deliver now. */
  wake: () => void;
  /** Begins nothing more, finishes what is in hand, and tells the last checkpoint once `inHand`, what else is under way, has ended too. */
  stop: (inHand?: Promise<void>) => Promise<void>;
}

/** Starts the jobs; each also runs at once, for what a stop or crash left. */
export function startJobs(deps: Deps, courier: Courier, log: Logger): Jobs {
  const onError = errorsTo(log);
  const passBy: PassBy = (fault) => {
    onError('lists', fault.documentId, fault);
  };
  const rounds = listRounds({ deps: { ...deps, passBy }, courier, log, onError });
  const start = (round: Round): Loop => {
    const loop = startLoop(
      round.at,
      (stopped) => runRound(round, onError, stopped),
      (error) => {
        onError('rounds', '', error);
      },
    );
    loop.wake();
    return loop;
  };
  const { deliveries, ...others } = rounds;
  const loops = Object.values(others).map(start);
  const delivering = start(deliveries);
  return {
    wake: delivering.wake,
    stop: async (inHand) => {
      await Promise.all([inHand, ...[...loops, delivering].map((loop) => loop.stop())]);
      await runRound(rounds.checkpoints, onError, () => false);
    },
  };
}

/** Each job in its own try, so that a fault in one does not keep the others from running. */
async function runRound({ jobs }: Round, onError: OnError, stopped: () => boolean): Promise<void> {
  for (const [what, job] of Object.entries(jobs)) {
    if (stopped()) return;
    await job(stopped).catch((error: unknown) => {
      onError(what, '', error);
    });
  }
}

/**
 * A document that cannot be read is told once in a process, as every run meets it again; `schakel_unreadable` goes on
 * telling how many there are. Of the faults of one run each kind is told once: a store that is down fails at every item.
 */
function errorsTo(log: Logger): OnError {
  const told = new Set<string>();
  const tellOnce = ({ documentType, documentId, partition }: UnreadableDocument): void => {
    const key = JSON.stringify([partition, documentId]);
    if (told.has(key)) return;
    told.add(key);
    log.error({ type: documentType, id: documentId, partition }, 'cannot be read and is passed by');
  };
  return (what, id, error) => {
    const kinds = new Set<string>();
    for (const fault of faultsIn(error)) {
      const unreadable = unreadableOf(fault);
      const line = { what, id, ...describeFault(fault) };
      if (unreadable !== undefined) tellOnce(unreadable);
      else if (kinds.size < kinds.add(JSON.stringify(line)).size) log.error(line, 'job failed');
    }
  };
}

/** What went wrong at several items, one by one. */
function faultsIn(error: unknown): unknown[] {
  return error instanceof AggregateError ? error.errors.flatMap(faultsIn) : [error];
}
