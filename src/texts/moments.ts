import { DateTime } from 'luxon';
import type { Instant } from '../domain/instant';
import { languageNames, type Language } from '../domain/language';

/** `di 24 nov 10:30`, local time (D4). */
export function moment(language: Language, zone: string, at: Instant): string {
  const { weekday, day, month, hour, minute } = partsOf(language, zone, at);
  return `${weekday} ${day} ${month} ${hour}:${minute}`;
}

/** `10:30`, local time: where the day is said besides. */
export function time(language: Language, zone: string, at: Instant): string {
  const { hour, minute } = partsOf(language, zone, at);
  return `${hour}:${minute}`;
}

/** As `moment`, of something that happened; with its year, `di 24 nov 2026 10:30`, once that is not this year any more. */
export function happened(language: Language, zone: string, at: Instant, now: Instant): string {
  const { weekday, day, month, year, hour, minute } = partsOf(language, zone, at);
  const ofYear = year === partsOf(language, zone, now).year ? '' : ` ${year}`;
  return `${weekday} ${day} ${month}${ofYear} ${hour}:${minute}`;
}

/** `14:32`, of today. */
export function clock(language: Language, zone: string, at: Instant): string {
  const { hour, minute } = partsOf(language, zone, at);
  return `${hour}:${minute}`;
}

/** `24 november 2026` of an ISO date or moment. */
export function day(language: Language, zone: string, date: string): string {
  return DateTime.fromISO(date, { zone }).setLocale(languageNames[language].locale).toFormat('d LLLL yyyy');
}

/** `24 november 2026 10:30`, local time, for texts that are kept elsewhere (M8). */
export function dated(language: Language, zone: string, at: Instant): string {
  return DateTime.fromISO(at, { zone }).setLocale(languageNames[language].locale).toFormat('d LLLL yyyy HH:mm');
}

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A card names many moments: with the platform's own format, made once, each takes a fifth of what it does otherwise. */
function partsOf(language: Language, zone: string, at: Instant): Record<Part, string> {
  const made = `${language} ${zone}`;
  const known = formats.get(made) ?? formatOf(language, zone);
  formats.set(made, known);
  const parts = known.formatToParts(Date.parse(at)).map(({ type, value }) => [type, value] as const);
  return Object.fromEntries(parts) as Record<Part, string>;
}

function formatOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const date = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(languageNames[language].locale, { ...date, ...time, timeZone });
}
