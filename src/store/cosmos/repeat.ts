import { setTimeout as wait } from 'node:timers/promises';
import type { Until } from '../store';
import { CosmosUnavailable } from './unavailable';

/** How often one call is sent at most. */
const maxAttempts = 4;

/**
 * What a request is answered with while it may yet succeed: timeout, moved, too much at once, written at the same time.
 * The library repeats 429 too, but without a pause where none is named, and not where it stands at one write of a batch.
 */
const passing: ReadonlySet<string> = new Set(['408', '410', '429', '449']);

/**
 * Sends again what may succeed another time: after a reset, 408, 410, 429, 449 or 5xx, or a 404 that says more than that
 * there is nothing. Microsoft's library does that for some of them only, and never for a commit.
 * @param work told by when it must have ended, as `Until`: all attempts together have the time of one call,
 * or what is left until `end`
 * @throws CosmosUnavailable as the last attempt did
 */
export async function repeated<T>(
  { timeoutMs, pauseMs }: { timeoutMs: number; pauseMs: number },
  work: (until: Until) => Promise<T>,
  end = Number.POSITIVE_INFINITY,
): Promise<T> {
  const until = Math.min(end, performance.now() + timeoutMs);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(until);
    } catch (error) {
      if (attempt === maxAttempts || !isWorthRepeating(error)) throw error;
      const pause = pauseMs * 3 ** (attempt - 1) * (0.5 + Math.random());
      if (performance.now() + pause >= until) throw error;
      await wait(pause);
    }
  }
}

/** Everything but a refusal of the request itself. */
function isWorthRepeating(error: unknown): boolean {
  if (!(error instanceof CosmosUnavailable) || error.code === 'timeout') return false;
  const [status = '', substatus] = error.code.split('/');
  const isRefusal = /^4\d\d$/.test(status) && !passing.has(status);
  return !isRefusal || (status === '404' && substatus !== undefined);
}
