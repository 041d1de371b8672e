import { after, type Instant } from './instant';

/** Days, where a region does not choose otherwise. */
export const standardRetentionDays = 30;
/** The most a region may choose, in days. */
export const retentionDaysMax = 365;

const day = 24 * 3_600_000;

/**
 * What ended, or was touched last, at this moment or before has been kept long enough: `days` times
 * 24 hours, so that clock changes make no difference.
 */
export function keptLongEnough(now: Instant, days: number): Instant {
  return after(now, -days * day);
}

/** Whether details kept since then are to be removed; undefined: they are needed, or gone. */
export function mustForget(since: Instant | undefined, now: Instant, days: number): boolean {
  return since !== undefined && since <= keptLongEnough(now, days);
}

/** The steps at which the start of a network holds a client's details; once done it holds none. */
export const stepsWithDetails = ['network', 'message'] as const;
