import type { AttemptOptions } from '../../src/jobs/attempts';
import { deliverDue, type DeliveryRun } from '../../src/jobs/deliveries';
import { createLanes } from '../../src/jobs/lanes';
import type { OnError } from '../../src/jobs/on-error';
import { tellCommits } from '../../src/store/tell-commits';
import type { Courier } from '../../src/usecases/deliveries/deliver-card';
import type { Deps } from '../../src/usecases/deps';

/** The deliveries of a bot that was just started, until nothing is due. */
export function runDeliveries(
  deps: Deps,
  courier: Courier,
  onError: OnError,
  run: Partial<DeliveryRun & AttemptOptions> = {},
): Promise<number> {
  const store = tellCommits(deps.store, (written) => {
    lanes.note(written);
  });
  const options = { chance: () => 0, togetherMs: 80, ripens: false, overtaken: () => undefined, ...run };
  const lanes = createLanes({ ...deps, store }, courier, onError, options);
  return deliverDue({ ...deps, store }, lanes, onError, run);
}
