import type { Logger } from 'pino';
import { describeFault } from '../faults';
import type { OnUnreadable, UnreadableDocument } from '../store/documents';
import type { Tell } from '../store/tell-commits';
import { signOff, type Instance } from '../usecases/clock-lease';
import type { Courier } from '../usecases/deliveries/deliver-card';
import type { Deps } from '../usecases/deps';
import { unreadableOf } from '../usecases/read-all';
import { faultsIn } from './agenda';
import { createClockwork, parts, type Part } from './clockwork';
import type { OnError } from './on-error';
import { startLoop } from './loop';
import { listRounds } from './rounds';

export interface Jobs {
  /** Called for each document that this process commits: what it makes due is done when it is due, at once as a rule. */
  committed: Tell;
  /** Begins nothing more, finishes what is in hand, and tells the last checkpoint once `inHand`, what else is under way, has ended too. */
  stop: (inHand?: Promise<void>) => Promise<void>;
  /** The parts that did not run lately: a run that says nothing any more, or this instance is not counted as running. */
  behind: () => Part[];
}

/** How long a run may go without a sign of life, and how long no look of this instance may succeed, in milliseconds. */
const silentMost = 10 * 60_000;
const lookMost = 3 * 60_000;

/**
 * Starts the jobs; each also runs at once, for what a stop or crash left.
 * @param elapsed as for the clockwork
 */
export function startJobs(deps: Deps, courier: Courier, log: Logger, me: Instance, elapsed?: () => number): Jobs {
  const onError = errorsTo(log);
  const onUnreadable: OnUnreadable = (fault) => {
    onError('lists', fault.documentId, fault);
  };
  const telling = { ...deps, onUnreadable };
  const delivery = { settles: false, instance: me.instance };
  const rounds = listRounds({ deps: telling, courier, log, onError, delivery });
  const clockwork = createClockwork(rounds, telling, me, onError, elapsed);
  const msUntilDue = (part: Part): number => {
    const at = clockwork.dueAt(part);
    return at === undefined ? Number.POSITIVE_INFINITY : Date.parse(at || deps.now()) - Date.parse(deps.now());
  };
  const tell = (error: unknown): void => {
    onError('rounds', '', error);
  };
  const loops = parts.map((part) => {
    const work = async (stopped: () => boolean): Promise<void> => {
      await clockwork.attend(part, stopped);
      // Whose the work is concerns all of them.
      if (part === 'lease') wake();
    };
    return startLoop(() => msUntilDue(part), work, tell);
  });
  const wake = (): void => {
    for (const loop of loops) loop.wake();
  };
  const last = (what: string, work: () => Promise<unknown>): Promise<unknown> =>
    work().catch((error: unknown) => {
      onError(what, '', error);
    });
  return {
    committed: (written) => {
      clockwork.committed(written);
      wake();
    },
    behind: () =>
      parts.filter(
        (part, index) =>
          (loops[index]?.silentMs() ?? 0) > silentMost || (part === 'lease' && clockwork.sinceLookMs() > lookMost),
      ),
    stop: async (inHand) => {
      await Promise.all([inHand, ...loops.map((loop) => loop.stop())]);
      await clockwork.ended();
      await last('checkpoints', () =>
        rounds.checkpoints.checkpoints.run(
          () => false,
          () => undefined,
          () => undefined,
        ),
      );
      await last('lease', () => signOff(deps, me));
    },
  };
}

/**
 * A document that cannot be read is told once in a process, as every run meets it again; `schakel_unreadable` goes on
 * telling how many there are. Of the faults of one run each kind is told once: a store that is down fails at every item.
 */
function errorsTo(log: Logger): OnError {
  const told = new Set<string>();
  const tellOnce = (what: string, unreadable: UnreadableDocument): void => {
    const key = JSON.stringify([unreadable.partition, unreadable.documentId]);
    if (told.has(key)) return;
    told.add(key);
    log.error({ what, ...describeFault(unreadable) }, 'cannot be read and is skipped');
  };
  return (what, id, error) => {
    const kinds = new Set<string>();
    for (const fault of faultsIn(error)) {
      const unreadable = unreadableOf(fault);
      const line = { what, id, ...describeFault(fault) };
      if (unreadable !== undefined) tellOnce(what, unreadable);
      else if (kinds.size < kinds.add(JSON.stringify(line)).size) log.error(line, 'job failed');
    }
  };
}
