import type { TermSettings } from '../domain/deadline';
import { categoriesEn } from './categories-en';
import { termsTogether } from './terms-together';

/** H4: the agreements in short, with the terms this region has chosen (M2, D2). */
export const agreementsEn = {
  title: 'Work agreements in short',
  ofRegion: (name: string) => `Region ${name}`,
  lines: (terms: TermSettings) => [
    'First consent, then a network. Without consent we record nothing.',
    `Each thread has one category. Answer ${termsOf(terms)}.`,
    ...(terms.calendar === 'working-days' ? [daysOff] : []),
    'If it is urgent, call. Messages are for what can wait.',
    'A message asks a question or asks for an action. For “ok” there is the Seen button.',
    'Each thread is addressed to one team. The card always shows whose turn it is, and until when.',
    'Seen is not an answer. An answer settles the thread; the asker can reopen it with a question.',
    'While an organisation is absent without a deputy, the term stands still.',
    'The network is no medical record. Copy what is needed into your own system.',
    'No BSN in a message.',
    'On a day when something is overdue, the team’s contact person gets a daily overview.',
  ],
};

/** D2: the public holidays of `domain/calendar.ts`. */
const daysOff =
  'Saturdays, Sundays and public holidays do not count: New Year’s Day, Easter, King’s Day, Ascension Day, Whitsun and Christmas. Good Friday and 5 May are ordinary working days.';

function termsOf(terms: TermSettings): string {
  return termsTogether(terms.hours)
    .map(({ categories, hours }) => `${listed(categories.map((each) => categoriesEn[each]))} within ${hoursOf(hours)}`)
    .join('; ');
}

function hoursOf(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

function listed(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
