import { DateTime } from 'luxon';
import { languageNames, languages } from '../../src/domain/language';
import { happened, moment } from '../../src/texts/moments';

const zone = 'Europe/Amsterdam';

test.each([
  ['this year', '2026-11-24T09:30:00.000Z', '2026-12-31T22:59:59.000Z', 'di 24 nov 10:30'],
  ['last year, by the local clock', '2026-11-24T09:30:00.000Z', '2026-12-31T23:00:00.000Z', 'di 24 nov 2026 10:30'],
  ['years ago', '2023-11-24T09:30:00.000Z', '2026-11-24T09:30:00.000Z', 'vr 24 nov 2023 10:30'],
])('what happened %s is told so that nobody takes it for another year', (_when, at, now, words) => {
  expect(happened('nl', zone, at, now)).toBe(words);
});

test.each(languages)('a year of moments is told as it stands in the calendar, %s', (language) => {
  const first = Date.UTC(2026, 0, 1);
  const { locale } = languageNames[language];
  for (let hour = 0; hour < 365 * 24; hour += 7) {
    const at = first + hour * 3_600_000;
    const words = DateTime.fromMillis(at, { zone, locale }).toFormat('ccc d LLL HH:mm');
    expect(moment(language, zone, new Date(at).toISOString())).toBe(words);
  }
});
