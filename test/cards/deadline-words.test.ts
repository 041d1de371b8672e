import { explainDeadline } from '../../src/cards/deadline-line';
import type { Category } from '../../src/domain/category';
import { standardTerms } from '../../src/domain/category';
import { deadlineOf, type TermSettings } from '../../src/domain/deadline';
import { texts } from '../../src/texts';

const zone = 'Europe/Amsterdam';

function words(
  language: 'nl' | 'en',
  sentAt: string,
  category: Category,
  calendar: TermSettings['calendar'],
  pauses = [] as { from: string; until: string }[],
): string {
  const deadline = deadlineOf(sentAt, category, { hours: standardTerms, calendar, zone }, pauses);
  return explainDeadline(texts[language], zone, category, deadline);
}

test.each([
  [
    'by the clock',
    '2026-11-23T09:30:00.000Z',
    'medication',
    'clock',
    'Antwoord vóór di 24 nov 10:30 · Medicatie, 24 uur',
  ],
  [
    'over a weekend',
    '2026-11-20T15:00:00.000Z',
    'medication',
    'working-days',
    'Antwoord vóór ma 23 nov 16:00 · Medicatie, 24 uur · weekend telt niet mee',
  ],
  [
    'over Christmas',
    '2026-12-24T09:00:00.000Z',
    'care',
    'working-days',
    'Antwoord vóór di 29 dec 10:00 · Zorg, 48 uur · weekend telt niet mee · feestdag telt niet mee',
  ],
  [
    'into summer time',
    '2026-03-28T12:00:00.000Z',
    'medication',
    'clock',
    'Antwoord vóór zo 29 mrt 14:00 · Medicatie, 24 uur',
  ],
  [
    'out of summer time',
    '2026-10-24T12:00:00.000Z',
    'medication',
    'clock',
    'Antwoord vóór zo 25 okt 13:00 · Medicatie, 24 uur',
  ],
] as const)('D4: a deadline explains itself %s', (_name, sentAt, category, calendar, sentence) => {
  expect(words('nl', sentAt, category, calendar)).toBe(sentence);
});

test('D3, D4: a pause is named', () => {
  const pauses = [{ from: '2026-11-23T12:00:00.000Z', until: '2026-11-25T12:00:00.000Z' }];
  expect(words('nl', '2026-11-23T09:30:00.000Z', 'medication', 'clock', pauses)).toBe(
    'Antwoord vóór do 26 nov 10:30 · Medicatie, 24 uur · periode van afwezigheid telt niet mee',
  );
});

test('D4: in English too', () => {
  expect(words('en', '2026-11-20T15:00:00.000Z', 'medication', 'working-days')).toMatch(
    /Mon 23 Nov 16:00.*24 hours.*weekend/,
  );
});
