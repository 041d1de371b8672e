import { DateTime } from 'luxon';
import type { Instant } from '../domain/instant';
import { languageNames, type Language } from '../domain/language';

/** `di 24 nov 10:30`, local time (D4). */
export function moment(language: Language, zone: string, at: Instant): string {
  return DateTime.fromISO(at, { zone }).setLocale(languageNames[language].locale).toFormat('ccc d LLL HH:mm');
}

/** The same of something that happened; with its year, `di 24 nov 2026 10:30`, once that is not this year any more. */
export function happened(language: Language, zone: string, at: Instant, now: Instant): string {
  const local = DateTime.fromISO(at, { zone });
  const year = local.year === DateTime.fromISO(now, { zone }).year ? '' : ' yyyy';
  return local.setLocale(languageNames[language].locale).toFormat(`ccc d LLL${year} HH:mm`);
}

/** `24 november 2026` of an ISO date or moment. */
export function day(language: Language, zone: string, date: string): string {
  return DateTime.fromISO(date, { zone }).setLocale(languageNames[language].locale).toFormat('d LLLL yyyy');
}

/** `24 november 2026 10:30`, local time, for texts that are kept elsewhere (M8). */
export function dated(language: Language, zone: string, at: Instant): string {
  return DateTime.fromISO(at, { zone }).setLocale(languageNames[language].locale).toFormat('d LLLL yyyy HH:mm');
}
