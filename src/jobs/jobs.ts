import type { Logger } from 'pino';
import type { Courier } from '../usecases/deliveries/deliver-card';
import type { Deps } from '../usecases/deps';
import { planDigests } from '../usecases/digests/plan-digest';
import { runDeliveries } from './deliveries';
import { startLoop } from './loop';

/** Every five seconds: what another process committed, what waits for another attempt. */
const deliveriesAt = '*/5 * * * * *';
/** Every minute: digests whose team's time has come (G1). */
const digestsAt = '0 * * * * *';

export interface Jobs {
  /** Something was committed: deliver now. */
  wake: () => void;
  stop: () => Promise<void>;
}

/** Starts the jobs; both also run at once, for what a stop or crash left. */
export function startJobs(deps: Deps, courier: Courier, log: Logger): Jobs {
  const onError = (what: string, id: string, error: unknown): void => {
    log.error({ what, id, fault: error instanceof Error ? error.name : 'unknown' }, 'job failed');
  };
  const deliveries = startLoop(
    deliveriesAt,
    () => runDeliveries(deps, courier, onError),
    (error) => {
      onError('deliveries', '', error);
    },
  );
  const digests = startLoop(
    digestsAt,
    () => planDigests(deps),
    (error) => {
      onError('digests', '', error);
    },
  );
  digests.wake();
  deliveries.wake();
  return {
    wake: deliveries.wake,
    stop: async () => {
      await Promise.all([digests.stop(), deliveries.stop()]);
    },
  };
}
