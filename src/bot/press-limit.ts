import { createAllowance } from './door/allowance';

/** Whether a press is within what one person may do; `told` once they heard lately that it is not. */
export type Verdict = 'within' | 'beyond' | 'told';

/** Counts what people press and type. Ask it only after the request was authenticated. */
export type PressLimit = (personId: string, activityId: string | undefined) => Verdict;

/** How often someone is told, and the log says, that it went too fast: every 10 seconds. */
const tellingRate = 0.1;

/**
 * A limit for each person (tenant and object id): Teams' servers are few, and a limit by address
 * would let one person use up what is everyone's. At most 10,000 people are remembered.
 * @param limit presses a second, and at once
 */
export function createPressLimit(limit: { rate: number; burst: number; now?: () => number }): PressLimit {
  const presses = createAllowance(limit);
  const telling = createAllowance({ ...limit, rate: tellingRate, burst: 1 });
  return (personId, activityId) => {
    if (presses.take(personId, activityId)) return 'within';
    return telling.take(personId) ? 'beyond' : 'told';
  };
}
