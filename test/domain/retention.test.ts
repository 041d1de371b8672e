import fc from 'fast-check';
import { keptLongEnough, mustForget, retentionDaysMax, standardRetentionDays } from '../../src/domain/retention';

test.each<[string, string | undefined, string, number, boolean]>([
  ['a moment before the 30 days are over', '2026-11-24T09:00:00.001Z', '2026-12-24T09:00:00.000Z', 30, false],
  ['when they are over', '2026-11-24T09:00:00.000Z', '2026-12-24T09:00:00.000Z', 30, true],
  ['long after, when nothing ran for a while', '2026-11-24T09:00:00.000Z', '2027-06-01T00:00:00.000Z', 30, true],
  ['a region’s own 7 days', '2026-11-24T09:00:00.000Z', '2026-12-01T09:00:00.000Z', 7, true],
  ['not yet after 6 of 7', '2026-11-24T09:00:00.000Z', '2026-11-30T09:00:00.000Z', 7, false],
  ['across the autumn change, in hours', '2026-10-20T09:00:00.000Z', '2026-11-19T09:00:00.000Z', 30, true],
  ['still needed, or gone already', undefined, '2099-01-01T00:00:00.000Z', 1, false],
])('N5, C1: details are removed %s', (_, since, now, days, expected) => {
  expect(mustForget(since, now, days)).toBe(expected);
});

test('the moment a query asks up to and the rule are one', () => {
  const moment = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 1, max: retentionDaysMax }), (since, now, days) => {
      expect(mustForget(since, now, days)).toBe(since <= keptLongEnough(now, days));
      const passed = (Date.parse(now) - Date.parse(since)) / (24 * 3_600_000);
      expect(mustForget(since, now, days)).toBe(passed >= days);
    }),
  );
});

test('30 days where a region does not choose', () => {
  expect(standardRetentionDays).toBe(30);
});
