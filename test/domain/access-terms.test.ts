import fc from 'fast-check';
import { DateTime } from 'luxon';
import { byDay, invitationLapse, isDaytime, requestTerms } from '../../src/domain/access-terms';

const zone = 'Europe/Amsterdam';

describe('R9: 3 and 14 days on, by day', () => {
  test.each([
    // [asked, reminded, lapses] in UTC
    ['by day', '2026-11-23T09:00:00.000Z', '2026-11-26T09:00:00.000Z', '2026-12-07T09:00:00.000Z'],
    ['in the evening', '2026-11-23T20:30:00.000Z', '2026-11-27T06:00:00.000Z', '2026-12-08T06:00:00.000Z'],
    ['at night', '2026-11-23T02:00:00.000Z', '2026-11-26T06:00:00.000Z', '2026-12-07T06:00:00.000Z'],
    ['at 07:00 sharp', '2026-11-23T06:00:00.000Z', '2026-11-26T06:00:00.000Z', '2026-12-07T06:00:00.000Z'],
    ['at 20:00 sharp', '2026-11-23T19:00:00.000Z', '2026-11-27T06:00:00.000Z', '2026-12-08T06:00:00.000Z'],
    [
      'over the start of summer time',
      '2026-03-27T10:00:00.000Z',
      '2026-03-30T09:00:00.000Z',
      '2026-04-10T09:00:00.000Z',
    ],
    ['over the end of summer time', '2026-10-24T09:00:00.000Z', '2026-10-27T10:00:00.000Z', '2026-11-07T10:00:00.000Z'],
  ])('asked %s', (_, asked, remindAt, lapsesAt) => {
    expect(requestTerms(asked, zone)).toEqual({ remindAt, lapsesAt });
  });

  test('whenever it is asked, both moments are by day and not before their time', () => {
    const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (date) => {
        const at = date.toISOString();
        const { remindAt, lapsesAt } = requestTerms(at, zone);
        for (const [moment, days] of [
          [remindAt, 3],
          [lapsesAt, 14],
        ] as const) {
          const { hour } = DateTime.fromISO(moment, { zone });
          expect(hour >= 7 && hour < 20).toBe(true);
          const passed = DateTime.fromISO(moment, { zone }).diff(DateTime.fromISO(at, { zone }), 'days').days;
          expect(passed).toBeGreaterThanOrEqual(days);
          expect(passed).toBeLessThan(days + 0.5);
        }
      }),
    );
  });
});

test.each([
  ['2026-11-23T05:59:59.999Z', false],
  ['2026-11-23T06:00:00.000Z', true],
  ['2026-11-23T18:59:59.999Z', true],
  ['2026-11-23T19:00:00.000Z', false],
])('R9: %s is daytime: %s', (at, expected) => {
  expect(isDaytime(at, zone)).toBe(expected);
  expect(byDay(at, zone) === at).toBe(expected);
});

test('R8: an invitation can be used for 30 days, over a DST change too', () => {
  expect(invitationLapse('2026-10-01T09:00:00.000Z', zone)).toBe('2026-10-31T10:00:00.000Z');
});
