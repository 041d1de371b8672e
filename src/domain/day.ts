import { DateTime } from 'luxon';
import type { Instant } from './instant';

/** Where a moment is a day; each region is in the Netherlands. */
const zone = 'Europe/Amsterdam';

/** Whether it is a day that exists, as `2026-11-27`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && DateTime.fromISO(text, { zone }).isValid;
}

/**
 * The day that was filled in, as `2026-11-27`: phones also post a time behind it, and where a date can only be typed it
 * comes as `27-11-2026`. What is no day stays as it is, to be refused.
 */
export function dayFilledIn(text: string): string {
  const typed = text.trim();
  const dutch = typed.replace(/^(\d\d?)[-/.](\d\d?)[-/.](\d{4})$/, (_, day: string, month: string, year: string) =>
    [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
  );
  if (!/^\d{4}-\d\d-\d\d[T ]/.test(dutch)) return dutch;
  return DateTime.fromISO(dutch.replace(' ', 'T'), { zone }).toISODate() ?? typed;
}

/** The last moment of the day that `now` is in, local time. */
export function endOfDay(now: Instant, zone: string): Instant {
  return DateTime.fromISO(now, { zone }).endOf('day').toUTC().toISO() ?? now;
}
