import fc from 'fast-check';
import { DateTime } from 'luxon';
import { categories, standardTerms, type Category } from '../../src/domain/category';
import { deadlineOf, isOverdue, overdueHours, type Pause, type TermSettings } from '../../src/domain/deadline';

const zone = 'Europe/Amsterdam';
const clock: TermSettings = { hours: standardTerms, calendar: 'clock', zone };
const workingDays: TermSettings = { ...clock, calendar: 'working-days' };
const hour = 3_600_000;

/** Local Amsterdam time as an instant, and back. */
const at = (local: string): string => new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();
const local = (instant: string): string => DateTime.fromISO(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
const pause = (from: string, until: string): Pause => ({ from: at(from), until: at(until) });

const nothing = { weekend: false, holidays: [], pause: false };

const moment = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const category = fc.constantFrom<Category>(...categories);
const pauses = fc.array(
  fc.tuple(moment, fc.integer({ min: -5, max: 600 })).map(([from, hours]) => ({
    from,
    until: new Date(Date.parse(from) + hours * hour).toISOString(),
  })),
  { maxLength: 5 },
);

test('a category that only a newer program knows has the shortest term: nobody answers too late', () => {
  const { at: due, hours } = deadlineOf(at('2026-11-23T10:30'), 'of-the-next-version' as Category, clock);
  expect([local(due), hours]).toEqual(['2026-11-24T10:30', 24]);
});

describe('D1 the term runs in clock hours from the moment of sending', () => {
  test.each<[string, Category, string, string]>([
    ['an ordinary day', 'medication', '2026-11-23T10:30', '2026-11-24T10:30'],
    ['48 hours', 'care', '2026-11-23T10:30', '2026-11-25T10:30'],
    ['across a weekend', 'other', '2026-11-20T16:00', '2026-11-22T16:00'],
    ['from midnight', 'administration', '2026-12-31T00:00', '2027-01-02T00:00'],
    ['D4 the spring change: the clock shows an hour more', 'medication', '2026-03-28T12:00', '2026-03-29T13:00'],
    ['D4 the autumn change: the clock shows an hour less', 'medication', '2026-10-24T12:00', '2026-10-25T11:00'],
  ])('%s (%s)', (_, kind, sent, due) => {
    const deadline = deadlineOf(at(sent), kind, clock);
    expect([local(deadline.at), deadline.hours]).toEqual([due, standardTerms[kind]]);
    expect(deadline.skipped).toEqual(nothing);
  });

  test('M2 a region may set its own terms', () => {
    const deadline = deadlineOf(at('2026-11-23T10:00'), 'care', { ...clock, hours: { ...standardTerms, care: 4 } });
    expect([local(deadline.at), deadline.hours]).toEqual(['2026-11-23T14:00', 4]);
  });

  test('D1 at any moment of any year: exactly the hours of the term', () => {
    fc.assert(
      fc.property(moment, category, (sent, kind) => {
        const { at: due } = deadlineOf(sent, kind, clock);
        expect(Date.parse(due) - Date.parse(sent)).toBe(standardTerms[kind] * hour);
      }),
    );
  });
});

describe('D2 in working days, weekends and Dutch public holidays do not count', () => {
  test.each<[string, Category, string, string, boolean, string[]]>([
    ['sent Friday 16:00 with 24 hours', 'medication', '2026-11-20T16:00', '2026-11-23T16:00', true, []],
    ['sent on a Tuesday', 'medication', '2026-11-24T16:00', '2026-11-25T16:00', false, []],
    ['sent on Saturday: counts from Monday 00:00', 'medication', '2026-11-21T12:00', '2026-11-24T00:00', true, []],
    ['sent Sunday 23:59', 'care', '2026-11-22T23:59', '2026-11-25T00:00', true, []],
    ['ends when the weekend begins', 'medication', '2026-11-20T00:00', '2026-11-21T00:00', false, []],
    ['Easter Monday', 'medication', '2026-04-03T16:00', '2026-04-07T16:00', true, ['2026-04-06']],
    ['Good Friday counts', 'medication', '2026-04-02T09:00', '2026-04-03T09:00', false, []],
    ["King's day on a Monday", 'medication', '2026-04-26T10:00', '2026-04-29T00:00', true, ['2026-04-27']],
    ["King's day moved from Sunday to Saturday", 'medication', '2025-04-25T10:00', '2025-04-28T10:00', true, []],
    ['Liberation day counts', 'medication', '2026-05-04T10:00', '2026-05-05T10:00', false, []],
    ['Ascension day', 'medication', '2026-05-13T10:00', '2026-05-15T10:00', false, ['2026-05-14']],
    [
      'Christmas 2025, Thursday and Friday',
      'care',
      '2025-12-24T12:00',
      '2025-12-30T12:00',
      true,
      ['2025-12-25', '2025-12-26'],
    ],
    ['New Year', 'medication', '2025-12-31T23:00', '2026-01-02T23:00', false, ['2026-01-01']],
    ['D4 the spring change lies within the weekend', 'medication', '2026-03-27T16:00', '2026-03-30T16:00', true, []],
    ['D4 the autumn change lies within the weekend', 'medication', '2026-10-23T16:00', '2026-10-26T16:00', true, []],
  ])('%s', (_, kind, sent, due, weekend, holidays) => {
    const deadline = deadlineOf(at(sent), kind, workingDays);
    expect(local(deadline.at)).toBe(due);
    expect(deadline.skipped).toEqual({ weekend, holidays, pause: false });
  });

  test('D2 days are those of the zone, not of UTC', () => {
    // Saturday 00:30 in Amsterdam is still Friday in UTC.
    expect(local(deadlineOf('2026-11-20T23:30:00.000Z', 'medication', workingDays).at)).toBe('2026-11-24T00:00');
    const utc = { ...workingDays, zone: 'UTC' };
    expect(deadlineOf('2026-11-20T23:30:00.000Z', 'medication', utc).at).toBe('2026-11-23T23:30:00.000Z');
  });

  test('D2 at any moment: the minutes that count between sending and deadline are the term', () => {
    const counts = (millis: number): boolean => {
      const day = DateTime.fromMillis(millis, { zone });
      return day.weekday < 6 && !holidays.has(day.toFormat('yyyy-MM-dd'));
    };
    fc.assert(
      fc.property(moment, category, (sent, kind) => {
        const deadline = deadlineOf(sent, kind, workingDays);
        deadline.skipped.holidays.forEach((date) => {
          expect(holidays).toContain(date);
        });
        // Counted in quarters of an hour, on which all Dutch days begin and end: an independent sum.
        const step = hour / 4;
        let counted = 0;
        for (let from = Date.parse(sent); from < Date.parse(deadline.at);) {
          const until = Math.min(Date.parse(deadline.at), (Math.floor(from / step) + 1) * step);
          if (counts(from)) counted += until - from;
          from = until;
        }
        expect(counted).toBe(standardTerms[kind] * hour);
        expect(counts(Date.parse(deadline.at) - 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

/** Written out by the rule for each, apart from the library that the code uses. */
const easters = ['2019-04-21', '2020-04-12', '2021-04-04', '2022-04-17', '2023-04-09', '2024-03-31', '2025-04-20'];
easters.push('2026-04-05', '2027-03-28', '2028-04-16', '2029-04-01', '2030-04-21', '2031-04-13', '2032-03-28');
easters.push('2033-04-17', '2034-04-09', '2035-03-25');
const holidays = new Set(
  easters.flatMap((easter) => {
    const year = easter.slice(0, 4);
    const after = (days: number): string => DateTime.fromISO(easter).plus({ days }).toFormat('yyyy-MM-dd');
    const king = DateTime.fromISO(`${year}-04-27`).weekday === 7 ? '04-26' : '04-27';
    const fixed = ['01-01', king, '12-25', '12-26'].map((date) => `${year}-${date}`);
    return [...fixed, after(0), after(1), after(39), after(49), after(50)];
  }),
);

describe('D3 during a pause the term stands still', () => {
  test.each<[string, TermSettings, string, Pause[], string, boolean, boolean]>([
    [
      'in the middle',
      clock,
      '2026-11-23T10:00',
      [pause('2026-11-23T12:00', '2026-11-25T12:00')],
      '2026-11-26T10:00',
      true,
      false,
    ],
    [
      'sent during one',
      clock,
      '2026-11-24T10:00',
      [pause('2026-11-23T12:00', '2026-11-25T12:00')],
      '2026-11-26T12:00',
      true,
      false,
    ],
    [
      'begins at the deadline',
      clock,
      '2026-11-23T10:00',
      [pause('2026-11-24T10:00', '2026-11-30T10:00')],
      '2026-11-24T10:00',
      false,
      false,
    ],
    [
      'ended before',
      clock,
      '2026-11-23T10:00',
      [pause('2026-11-20T10:00', '2026-11-23T10:00')],
      '2026-11-24T10:00',
      false,
      false,
    ],
    [
      'reversed: no pause',
      clock,
      '2026-11-23T10:00',
      [pause('2026-11-23T20:00', '2026-11-23T12:00')],
      '2026-11-24T10:00',
      false,
      false,
    ],
    [
      'unsorted and overlapping count once',
      clock,
      '2026-11-23T10:00',
      [pause('2026-11-23T18:00', '2026-11-23T22:00'), pause('2026-11-23T12:00', '2026-11-23T20:00')],
      '2026-11-24T20:00',
      true,
      false,
    ],
    [
      'across a weekend',
      workingDays,
      '2026-11-20T10:00',
      [pause('2026-11-20T12:00', '2026-11-23T12:00')],
      '2026-11-24T10:00',
      true,
      false,
    ],
    [
      'within a weekend: makes no difference',
      workingDays,
      '2026-11-20T10:00',
      [pause('2026-11-21T12:00', '2026-11-22T12:00')],
      '2026-11-23T10:00',
      false,
      true,
    ],
    [
      'until in the weekend',
      workingDays,
      '2026-11-20T10:00',
      [pause('2026-11-20T12:00', '2026-11-21T12:00')],
      '2026-11-23T22:00',
      true,
      true,
    ],
    [
      'across the spring change: 12 + 71 + 12 hours',
      clock,
      '2026-03-27T12:00',
      [pause('2026-03-28T00:00', '2026-03-31T00:00')],
      '2026-03-31T12:00',
      true,
      false,
    ],
  ])('%s', (_, settings, sent, absent, due, paused, weekend) => {
    const deadline = deadlineOf(at(sent), 'medication', settings, absent);
    expect(local(deadline.at)).toBe(due);
    expect(deadline.skipped).toEqual({ weekend, holidays: [], pause: paused });
  });

  test('D3 for any pauses: order makes no difference, and a pause never brings a deadline forward', () => {
    fc.assert(
      fc.property(moment, category, pauses, fc.constantFrom(clock, workingDays), (sent, kind, absent, settings) => {
        const deadline = deadlineOf(sent, kind, settings, absent);
        expect(deadlineOf(sent, kind, settings, [...absent].reverse().concat(absent))).toEqual(deadline);
        expect(deadline.at >= deadlineOf(sent, kind, settings).at).toBe(true);
        expect(absent.some(({ from, until }) => from < deadline.at && deadline.at <= until && from < until)).toBe(
          false,
        );
      }),
    );
  });

  test('D3 for any two moments: what is sent later is not due earlier', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 200 * hour }), pauses, (sent, later, absent) => {
        const second = new Date(Date.parse(sent) + later).toISOString();
        const dues = [sent, second].map((from) => deadlineOf(from, 'care', workingDays, absent).at);
        expect(dues).toEqual([...dues].sort());
      }),
    );
  });
});

describe('D6 overdue', () => {
  test.each([
    ['2026-11-24T09:29:59.999Z', false, 0],
    ['2026-11-24T09:30:00.000Z', true, 0],
    ['2026-11-24T10:29:59.999Z', true, 0],
    ['2026-11-24T10:30:00.000Z', true, 1],
    ['2026-11-26T10:00:00.000Z', true, 48],
    ['2026-11-01T10:00:00.000Z', false, 0],
  ])('D6 due 09:30, now %s', (now, overdue, hours) => {
    expect(isOverdue('2026-11-24T09:30:00.000Z', now)).toBe(overdue);
    expect(overdueHours('2026-11-24T09:30:00.000Z', now)).toBe(hours);
  });
});

describe('D4 wrong settings are bugs that show', () => {
  test.each<[string, string, TermSettings]>([
    ['a text that is no moment', 'yesterday', clock],
    ['an unknown zone', '2026-11-24T09:30:00.000Z', { ...workingDays, zone: 'Europe/Utrecht' }],
    [
      'a term that is no number',
      '2026-11-24T09:30:00.000Z',
      { ...workingDays, hours: { ...standardTerms, care: NaN } },
    ],
  ])('%s', (_, sent, settings) => {
    expect(() => deadlineOf(sent, 'care', settings)).toThrow(RangeError);
  });
});
