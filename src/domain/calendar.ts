import type Holidays from 'date-holidays';
import { DateTime, IANAZone } from 'luxon';
import { whenNeeded } from '../when-needed';
import type { Instant } from './instant';

/** D3: a stretch of time in which the addressed team cannot be expected to answer; `until` itself counts again. */
export interface Pause {
  from: Instant;
  until: Instant;
}

export type Standstill =
  { kind: 'weekend' } | { kind: 'holiday'; date: string } | { kind: 'pause' } | { kind: 'night' };

/** What holds at a moment, and until when (milliseconds, always later than that moment). */
export type Phase = { runs: true; until: number } | { runs: false; until: number; because: Standstill };

/** Says for each moment whether time runs or stands still. */
export type Rhythm = (at: number) => Phase;

/** Runs where all the rhythms run; of those that stand still, the one that does so longest gives the reason. */
export function together(rhythms: readonly Rhythm[]): Rhythm {
  return (at) =>
    rhythms
      .map((rhythm) => rhythm(at))
      .reduce<Phase>(
        (all, phase) => {
          if (all.runs && phase.runs) return { runs: true, until: Math.min(all.until, phase.until) };
          if (all.runs) return phase;
          return !phase.runs && phase.until > all.until ? phase : all;
        },
        { runs: true, until: Infinity },
      );
}

/** D3: stands still during pauses, which may overlap and come in any order; empty or reversed ones are ignored. */
export function outsidePauses(pauses: readonly Pause[]): Rhythm {
  const stretches = pauses.map(({ from, until }) => ({ from: toMillis(from), until: toMillis(until) }));
  return (at) => {
    const ends = stretches.filter(({ from, until }) => from <= at && at < until).map(({ until }) => until);
    if (ends.length > 0) return { runs: false, until: Math.max(...ends), because: { kind: 'pause' } };
    const later = stretches.filter(({ from, until }) => at < from && from < until).map(({ from }) => from);
    return { runs: true, until: Math.min(...later) };
  };
}

/** D2: Saturdays, Sundays and Dutch public holidays stand still, from local midnight to local midnight. */
export function workingDays(zone: string): Rhythm {
  checkZone(zone);
  return (at) => {
    const day = DateTime.fromMillis(at, { zone }).startOf('day');
    const until = day.plus({ days: 1 }).startOf('day').toMillis();
    if (day.weekday > 5) return { runs: false, until, because: { kind: 'weekend' } };
    const date = day.toFormat('yyyy-MM-dd');
    if (publicHolidays(day.year).has(date)) return { runs: false, until, because: { kind: 'holiday', date } };
    return { runs: true, until };
  };
}

/** D5: stands still from 20:00 to 07:00 local time. */
export function daytime(zone: string): Rhythm {
  checkZone(zone);
  return (at) => {
    const moment = DateTime.fromMillis(at, { zone });
    const morning = moment.startOf('day').set({ hour: 7 });
    const evening = moment.startOf('day').set({ hour: 20 });
    const night = { runs: false, because: { kind: 'night' } } as const;
    if (moment < morning) return { ...night, until: morning.toMillis() };
    if (moment < evening) return { runs: true, until: evening.toMillis() };
    return { ...night, until: morning.plus({ days: 1 }).toMillis() };
  };
}

const holidays = whenNeeded('date-holidays');
const holidaysByYear = new Map<number, ReadonlySet<string>>();
let dutchCalendar: Holidays | undefined;

/**
 * D2: the local dates of a year that are public holidays in the Netherlands. Good Friday and Liberation Day are days
 * off in some collective agreements only, and count as working days.
 */
function publicHolidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year);
  if (known) return known;
  dutchCalendar ??= new (holidays())('NL', { types: ['public'] });
  const dates = new Set(dutchCalendar.getHolidays(year).map(({ date }) => date.slice(0, 10)));
  holidaysByYear.set(year, dates);
  return dates;
}

/** Milliseconds since 1970. Throws a RangeError when the text is no moment: a bug, never a user's mistake. */
export function toMillis(instant: Instant): number {
  const millis = Date.parse(instant);
  if (Number.isNaN(millis)) throw new RangeError('Not an instant');
  return millis;
}

function checkZone(zone: string): void {
  if (!IANAZone.isValidZone(zone)) throw new RangeError(`Unknown time zone: ${zone}`);
}
