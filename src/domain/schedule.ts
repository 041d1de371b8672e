import { Cron } from 'croner';
import { DateTime } from 'luxon';
import { after, instantOf, type Instant } from './instant';

/**
 * G1, G2: the local date whose digest is due at `now`, or undefined before its time (`HH:mm` in
 * `zone`). A time that the start of summer time skips counts as the first moment after it; one
 * that occurs twice counts once. A day on which nothing ran is not made up for: the next
 * digest names everything that is overdue.
 */
export function digestDue(at: string, zone: string, now: Instant): string | undefined {
  const today = DateTime.fromISO(now, { zone });
  const beforeMidnight = instantOf(today.startOf('day').toMillis() - 1);
  return nextDigest(at, zone, beforeMidnight) <= now ? today.toFormat('yyyy-MM-dd') : undefined;
}

/** When that time comes next, after `now`. */
export function nextDigest(at: string, zone: string, now: Instant): Instant {
  const [hour = '8', minute = '30'] = at.split(':');
  const cron = new Cron(`${Number(minute)} ${Number(hour)} * * *`, { timezone: zone, paused: true });
  // Every day has one.
  return cron.nextRun(new Date(now))?.toISOString() ?? after(now, 24 * 3_600_000);
}
