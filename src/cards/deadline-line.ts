import type { Category } from '../domain/category';
import type { Deadline } from '../domain/deadline';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import { wordFor } from './parts';

/** D4: "Antwoord vóór di 24 nov 10:30 · Medicatie, 24 uur · weekend telt niet mee". */
export function explainDeadline(texts: Texts, zone: string, category: Category, deadline: Deadline): string {
  const { thread } = texts;
  const due = moment(texts.language, zone, deadline.at);
  return [
    thread.before(due, wordFor(texts.categories, category), deadline.hours),
    ...(deadline.skipped.weekend ? [thread.weekend] : []),
    ...(deadline.skipped.holidays.length > 0 ? [thread.holidays] : []),
    ...(deadline.skipped.pause ? [thread.pause] : []),
  ].join(' · ');
}
