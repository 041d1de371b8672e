import type { Logger } from 'pino';
import { describeFault } from '../faults';
import { signOff } from '../usecases/clock-lease';
import type { Deps } from '../usecases/deps';
import type { Jobs } from './jobs';

/** What is committed together is left together, in milliseconds. */
const togetherMs = 1_000;

/**
 * The jobs of a program that runs none (SCHAKEL_JOBS=off): what it commits is left to whoever owns the clock's work, as
 * an operator's command leaves it, by an end in the document of the clock (ADR 27), which the owner sees within a minute.
 */
export function leaveJobs(deps: Deps, log: Pick<Logger, 'error'>, version: string): Jobs {
  let timer: NodeJS.Timeout | undefined;
  const leave = async (): Promise<void> => {
    timer = undefined;
    await signOff(deps, { instance: deps.newId(), version }).catch((error: unknown) => {
      log.error({ what: 'lease', id: '', ...describeFault(error) }, 'job failed');
    });
  };
  return {
    committed: ({ doc }) => {
      if (doc.type === 'clock') return;
      timer ??= setTimeout(() => void leave(), togetherMs);
    },
    behind: () => [],
    stop: async (inHand) => {
      await inHand;
      if (timer === undefined) return;
      clearTimeout(timer);
      await leave();
    },
  };
}
