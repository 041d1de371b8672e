import fc from 'fast-check';
import { DateTime } from 'luxon';
import { categories, standardTerms, type Category } from '../../src/domain/category';
import { deadlineOf, reminderAt, type Pause, type TermSettings } from '../../src/domain/deadline';

const zone = 'Europe/Amsterdam';
const clock: TermSettings = { hours: standardTerms, calendar: 'clock', zone };
const workingDays: TermSettings = { ...clock, calendar: 'working-days' };
const hours = (care: number): TermSettings => ({ ...clock, hours: { ...standardTerms, care } });

const at = (local: string): string => new Date(DateTime.fromISO(local, { zone }).toMillis()).toISOString();
const local = (instant: string | undefined): string | undefined =>
  instant && DateTime.fromISO(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

function remind(sent: string, kind: Category, settings: TermSettings, pauses: Pause[] = []): string | undefined {
  return local(reminderAt(at(sent), deadlineOf(at(sent), kind, settings, pauses), settings, pauses));
}

describe('D5 one reminder at 75 % of the term, in the daytime', () => {
  test.each<[string, Category, TermSettings, string, string | undefined]>([
    ['18 of 24 hours', 'medication', clock, '2026-11-23T16:00', '2026-11-24T10:00'],
    ['36 of 48 hours', 'care', clock, '2026-11-23T20:00', '2026-11-25T08:00'],
    ['at 07:00 sharp', 'medication', clock, '2026-11-23T13:00', '2026-11-24T07:00'],
    ['at 06:59 it waits a minute', 'medication', clock, '2026-11-23T12:59', '2026-11-24T07:00'],
    ['at 19:30, due at 01:30', 'medication', clock, '2026-11-23T01:30', '2026-11-23T19:30'],
    ['at 19:59, due at 01:59: with room before the night', 'medication', clock, '2026-11-23T01:59', '2026-11-23T19:30'],
    ['half a minute before the night', 'medication', clock, '2026-11-23T01:59:30', '2026-11-23T19:30'],
    ['36 hours at 19:59, due at 07:59: the morning is left', 'care', clock, '2026-11-23T07:59', '2026-11-24T19:59'],
    ['at 19:45, due at 19:55 that day', 'care', hours(40 / 60), '2026-11-23T19:15', '2026-11-23T19:45'],
    ['working days: Friday 19:50, due Monday 01:50', 'medication', workingDays, '2026-11-20T01:50', '2026-11-20T19:30'],
    ['at 20:00, due at 02:00: before the night', 'medication', clock, '2026-11-23T02:00', '2026-11-23T19:30'],
    ['at 01:00, due at 07:00: before the night', 'medication', clock, '2026-11-23T07:00', '2026-11-23T19:30'],
    ['at 01:01, due at 07:01: in the morning', 'medication', clock, '2026-11-23T07:01', '2026-11-24T07:00'],
    ['36 hours at 22:00 wait for the morning', 'care', clock, '2026-11-23T10:00', '2026-11-25T07:00'],
    ['the spring change', 'medication', clock, '2026-03-28T12:30', '2026-03-29T07:30'],
    ['the autumn change', 'medication', clock, '2026-10-24T14:30', '2026-10-25T07:30'],
    ['the autumn change, 06:30 waits', 'medication', clock, '2026-10-24T13:30', '2026-10-25T07:00'],
    ['working days: on Monday', 'medication', workingDays, '2026-11-20T16:00', '2026-11-23T10:00'],
    ['working days: due Monday 04:00, so on Friday', 'medication', workingDays, '2026-11-20T04:00', '2026-11-20T19:30'],
    ['working days: Friday 22:00 waits for Monday', 'care', workingDays, '2026-11-19T10:00', '2026-11-23T07:00'],
    [
      'working days: sent on Saturday, due Tuesday 00:00',
      'medication',
      workingDays,
      '2026-11-21T12:00',
      '2026-11-23T18:00',
    ],
    ['sent and due within the night', 'care', hours(6), '2026-11-23T23:00', undefined],
    ['sent in the morning night, due at 07:00', 'care', hours(6), '2026-11-23T01:00', undefined],
    ['sent ten minutes before the night, due in it', 'care', hours(8), '2026-11-23T19:50', '2026-11-23T19:55'],
    ['sent at 20:00 sharp, due in the night', 'care', hours(8), '2026-11-23T20:00', undefined],
  ])('%s', (_, kind, settings, sent, expected) => {
    expect(remind(sent, kind, settings)).toBe(expected);
  });

  test('D3 not while the team is absent: after it, in counted time', () => {
    const absent = [{ from: at('2026-11-23T17:00'), until: at('2026-11-27T17:00') }];
    expect(remind('2026-11-23T16:00', 'medication', clock, absent)).toBe('2026-11-28T10:00');
  });

  test('D3 a night that ends in an absence: after the absence', () => {
    // 75 % falls at 02:00 in the night, the absence begins at 05:00 and lasts until the evening.
    const absent = [{ from: at('2026-11-24T05:00'), until: at('2026-11-24T18:00') }];
    expect(remind('2026-11-23T08:00', 'medication', clock, absent)).toBe('2026-11-24T18:00');
  });

  const moment = fc
    .date({ min: new Date('2019-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());

  test('D5 for any message: in the daytime, after sending, before the deadline, and never needlessly early', () => {
    const settings = fc.constantFrom(clock, workingDays, hours(4), hours(9), {
      ...workingDays,
      zone: 'America/New_York',
    });
    fc.assert(
      fc.property(moment, fc.constantFrom(...categories), settings, (sent, kind, chosen) => {
        const deadline = deadlineOf(sent, kind, chosen);
        const wished = deadlineOf(sent, kind, {
          ...chosen,
          hours: { ...chosen.hours, [kind]: deadline.hours * 0.75 },
        }).at;
        const reminder = reminderAt(sent, deadline, chosen);
        if (reminder === undefined) {
          expect(hasDaytime(sent, deadline.at, chosen)).toBe(false);
          return;
        }
        expect(isDaytime(reminder, chosen)).toBe(true);
        expect(sent < reminder && reminder < deadline.at).toBe(true);
        // Early only when no daytime is left between 75 % and the deadline, or less than half an hour before the night.
        const halfAnHourOn = new Date(Date.parse(wished) + 1_800_000).toISOString();
        if (reminder < wished) expect(hasDaytime(halfAnHourOn, deadline.at, chosen)).toBe(false);
        if (isDaytime(wished, chosen) && hasDaytime(halfAnHourOn, deadline.at, chosen)) expect(reminder).toBe(wished);
        if (isDaytime(wished, chosen)) expect(Date.parse(wished) - Date.parse(reminder)).toBeLessThanOrEqual(1_800_000);
      }),
      { numRuns: 300 },
    );
  });
});

function isDaytime(instant: string, settings: TermSettings): boolean {
  const moment = DateTime.fromISO(instant, { zone: settings.zone });
  const works = settings.calendar === 'clock' || (moment.weekday < 6 && !isHoliday(instant, settings));
  return works && moment.hour >= 7 && moment.hour < 20;
}

/** A term of an hour that starts on a holiday is due later than that hour; weekends are told apart before. */
function isHoliday(instant: string, settings: TermSettings): boolean {
  const { holidays } = deadlineOf(instant, 'care', {
    ...settings,
    hours: { ...settings.hours, care: 1 / 3_600_000 },
  }).skipped;
  return holidays.includes(DateTime.fromISO(instant, { zone: settings.zone }).toFormat('yyyy-MM-dd'));
}

/** Whether a daytime moment lies after `from` and before `until`, tried at every local 07:00 and just after `from`. */
function hasDaytime(from: string, until: string, settings: TermSettings): boolean {
  const just = new Date(Date.parse(from) + 1).toISOString();
  const day = DateTime.fromISO(from, { zone: settings.zone }).startOf('day');
  const mornings = Array.from({ length: 12 }, (_, days) => day.plus({ days }).set({ hour: 7 }).toUTC().toISO() ?? '');
  return [just, ...mornings].some((moment) => from < moment && moment < until && isDaytime(moment, settings));
}
