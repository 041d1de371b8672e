import { happened } from '../../src/texts/moments';

const zone = 'Europe/Amsterdam';

test.each([
  ['this year', '2026-11-24T09:30:00.000Z', '2026-12-31T22:59:59.000Z', 'di 24 nov 10:30'],
  ['last year, by the local clock', '2026-11-24T09:30:00.000Z', '2026-12-31T23:00:00.000Z', 'di 24 nov 2026 10:30'],
  ['years ago', '2023-11-24T09:30:00.000Z', '2026-11-24T09:30:00.000Z', 'vr 24 nov 2023 10:30'],
])('what happened %s is told so that nobody takes it for another year', (_when, at, now, words) => {
  expect(happened('nl', zone, at, now)).toBe(words);
});
