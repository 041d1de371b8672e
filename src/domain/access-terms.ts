import { DateTime } from 'luxon';
import { daytime, toMillis } from './calendar';
import { instantOf, type Instant } from './instant';

/** R9: days until the account managers are reminded, and until a request lapses. */
const remindDays = 3;
const lapseDays = 14;
/** R8: days an invitation can be used. */
const invitationDays = 30;

/** Whether people may be disturbed: from 07:00 up to 20:00 local time (as D5). */
export function isDaytime(at: Instant, zone: string): boolean {
  return daytime(zone)(toMillis(at)).runs;
}

/** The moment itself by day, else the next 07:00 local time. */
export function byDay(at: Instant, zone: string): Instant {
  const phase = daytime(zone)(toMillis(at));
  return phase.runs ? at : instantOf(phase.until);
}

/** R9: when an open request is reminded of and when it lapses: 3 and 14 calendar days on, by day. */
export function requestTerms(at: Instant, zone: string): { remindAt: Instant; lapsesAt: Instant } {
  return { remindAt: byDay(daysOn(at, remindDays, zone), zone), lapsesAt: byDay(daysOn(at, lapseDays, zone), zone) };
}

/** R8: an invitation can be used for 30 calendar days. */
export function invitationLapse(at: Instant, zone: string): Instant {
  return daysOn(at, invitationDays, zone);
}

/** The same local time so many days on; correct through both DST changes. */
function daysOn(at: Instant, days: number, zone: string): Instant {
  return instantOf(DateTime.fromISO(at, { zone }).plus({ days }).toMillis());
}
