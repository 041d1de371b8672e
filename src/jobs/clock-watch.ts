import type { Instant } from '../domain/instant';

/** Further than the wall clock is ever moved little by little between two looks, in milliseconds. */
const leastMs = 5_000;

/**
 * Answers whether the wall clock was set since it was asked last, or the computer slept: what was planned by it then may
 * lie hours ahead, or hours back.
 * @param elapsed milliseconds of a clock that never jumps
 */
export function watchClock(now: () => Instant, elapsed: () => number): () => boolean {
  const aheadMs = (): number => Date.parse(now()) - elapsed();
  let known = aheadMs();
  return () => {
    const before = known;
    known = aheadMs();
    return Math.abs(known - before) >= leastMs;
  };
}
