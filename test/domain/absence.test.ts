import fc from 'fast-check';
import {
  absenceToShow,
  checkAbsence,
  obstacleTo,
  overlap,
  pausesOf,
  runsAt,
  type Absence,
} from '../../src/domain/absence';

const zone = 'Europe/Amsterdam';
const now = '2026-11-23T09:00:00.000Z';
const deputies = ['waal', 'rijn'];
const nobodyTyped = { deputyName: '', deputyPhone: '' };

describe('A1 what is filled in', () => {
  test.each([
    [
      'a week with a deputy',
      '2026-12-21',
      '2026-12-27',
      'waal',
      '2026-12-20T23:00:00.000Z',
      '2026-12-27T23:00:00.000Z',
    ],
    [
      'one day, today, nobody stands in',
      '2026-11-23',
      '2026-11-23',
      'none',
      '2026-11-22T23:00:00.000Z',
      '2026-11-23T23:00:00.000Z',
    ],
    [
      'over the spring change',
      '2027-03-27',
      '2027-03-28',
      'none',
      '2027-03-26T23:00:00.000Z',
      '2027-03-28T22:00:00.000Z',
    ],
    ['366 days', '2026-11-23', '2027-11-23', 'none', '2026-11-22T23:00:00.000Z', '2027-11-23T23:00:00.000Z'],
  ])('%s', (_, from, until, deputy, first, end) => {
    const deputyId = deputy === 'none' ? null : deputy;
    expect(checkAbsence({ from, until, deputy, ...nobodyTyped }, deputies, now, zone)).toEqual({
      ok: true,
      value: { from: first, until: end, deputyId, outside: null },
    });
  });

  test.each([
    ['no first day', '', '2026-12-27', 'none', 'absence-from-invalid'],
    ['a day that does not exist', '2026-02-30', '2026-12-27', 'none', 'absence-from-invalid'],
    ['no last day', '2026-12-21', '', 'none', 'absence-until-invalid'],
    ['the wrong way round', '2026-12-21', '2026-12-20', 'none', 'absence-reversed'],
    ['begun yesterday', '2026-11-22', '2026-11-25', 'none', 'absence-past'],
    ['367 days', '2026-11-23', '2027-11-24', 'none', 'absence-too-long'],
    ['no choice made', '2026-12-21', '2026-12-27', '', 'deputy-missing'],
    ['a deputy that was not offered', '2026-12-21', '2026-12-27', 'maas', 'deputy-missing'],
  ])('refused: %s', (_, from, until, deputy, kind) => {
    expect(checkAbsence({ from, until, deputy, ...nobodyTyped }, deputies, now, zone)).toMatchObject({
      ok: false,
      refusal: { kind },
    });
  });

  test.each<[string, string, string, object]>([
    [
      'name and telephone',
      ' Praktijk  Elders ',
      '030 - 555 77 77',
      { name: 'Praktijk Elders', phone: '030 - 555 77 77' },
    ],
    ['no name', ' ', '030 555 77 77', { kind: 'deputy-name-missing' }],
    ['a name of signs', '…', '030 555 77 77', { kind: 'deputy-name-missing' }],
    ['no telephone', 'Praktijk Elders', '', { kind: 'deputy-phone-missing' }],
    ['a telephone that does not exist', 'Praktijk Elders', '030 12', { kind: 'deputy-phone-missing' }],
    ['M9: a BSN as telephone', 'Praktijk Elders', '111222333', { kind: 'bsn' }],
  ])('a deputy outside Schakel, with %s', (_, deputyName, deputyPhone, said) => {
    const values = { from: '2026-12-21', until: '2026-12-27', deputy: 'outside', deputyName, deputyPhone };
    const checked = checkAbsence(values, deputies, now, zone);
    const expected = 'kind' in said ? { refusal: said } : { value: { deputyId: null, outside: said } };
    expect(checked).toMatchObject(expected);
  });

  test('what was typed of one outside counts only where it was chosen', () => {
    const values = { from: '2026-12-21', until: '2026-12-27', deputyName: 'Praktijk Elders', deputyPhone: '1' };
    for (const [deputy, deputyId] of [
      ['none', null],
      ['waal', 'waal'],
    ] as const)
      expect(checkAbsence({ ...values, deputy }, deputies, now, zone)).toMatchObject({
        value: { deputyId, outside: null },
      });
  });

  test('one under way keeps its beginning and may end today, not before', () => {
    const since = '2026-11-19T23:00:00.000Z';
    const check = (until: string) =>
      checkAbsence({ from: '', until, deputy: 'none', ...nobodyTyped }, deputies, now, zone, since);
    expect(check('2026-11-23')).toMatchObject({ ok: true, value: { from: since, until: '2026-11-23T23:00:00.000Z' } });
    expect(check('2026-11-22')).toMatchObject({ ok: false, refusal: { kind: 'absence-past' } });
  });
});

const week = (number: number): Pick<Absence, 'from' | 'until'> => ({
  from: `2026-12-${String(1 + number * 7).padStart(2, '0')}T00:00:00.000Z`,
  until: `2026-12-${String(8 + number * 7).padStart(2, '0')}T00:00:00.000Z`,
});
const absent = (organisationId: string, weekNumber: number, deputyId: string | null): Absence => ({
  absenceId: `${organisationId}${weekNumber}`,
  organisationId,
  deputyId,
  outside: null,
  ...week(weekNumber),
});

describe('A2 who can stand in', () => {
  test.each<[string, Absence, Absence[], string | undefined]>([
    ['nobody else is away', absent('brug', 1, 'waal'), [], undefined],
    ['the deputy is away the week after', absent('brug', 1, 'waal'), [absent('waal', 2, null)], undefined],
    ['they stand in for each other in turn', absent('brug', 1, 'waal'), [absent('waal', 2, 'brug')], undefined],
    ['two practices with the same deputy', absent('brug', 1, 'waal'), [absent('rijn', 1, 'waal')], undefined],
    ['the deputy is away too', absent('brug', 1, 'waal'), [absent('waal', 1, null)], 'deputy-absent'],
    ['the deputy has a deputy of its own', absent('brug', 1, 'waal'), [absent('waal', 1, 'rijn')], 'deputy-absent'],
    ['two point at each other', absent('brug', 1, 'waal'), [absent('waal', 1, 'brug')], 'circle'],
    ['three in a circle', absent('brug', 1, 'waal'), [absent('waal', 1, 'rijn'), absent('rijn', 1, 'brug')], 'circle'],
    ['itself', absent('brug', 1, 'brug'), [], 'circle'],
    ['it stands in for another', absent('brug', 1, null), [absent('rijn', 1, 'brug')], 'stands-in'],
    ['it is away already', absent('brug', 1, null), [{ ...absent('brug', 1, null), absenceId: 'x' }], 'overlaps'],
    ['changing its own', absent('brug', 1, 'waal'), [absent('brug', 1, 'rijn')], undefined],
    [
      'a circle elsewhere ends the search',
      absent('brug', 1, 'waal'),
      [absent('waal', 1, 'rijn'), absent('rijn', 1, 'waal')],
      'deputy-absent',
    ],
  ])('%s', (_, candidate, known, kind) => {
    expect(obstacleTo(candidate, known)?.kind).toBe(kind);
  });

  test('whatever is recorded in whatever order: at no moment is a deputy away, so no circle of any length exists', () => {
    const organisations = ['a', 'b', 'c', 'd', 'e'];
    const absence = fc.record({
      organisationId: fc.constantFrom(...organisations),
      deputyId: fc.option(fc.constantFrom(...organisations), { nil: null }),
      start: fc.nat(20),
      days: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 25 }), (tried) => {
        const recorded: Absence[] = [];
        for (const [index, { organisationId, deputyId, start, days }] of tried.entries()) {
          const day = (number: number) => `2026-01-${String(number + 1).padStart(2, '0')}T00:00:00.000Z`;
          const candidate = {
            absenceId: `${index}`,
            organisationId,
            deputyId,
            outside: null,
            from: day(start),
            until: day(start + days),
          };
          if (obstacleTo(candidate, recorded) === undefined) recorded.push(candidate);
        }
        for (const one of recorded) {
          const meanwhile = recorded.filter((other) => other !== one && overlap(one, other));
          expect(meanwhile.map((other) => other.organisationId)).not.toContain(one.deputyId);
          expect(meanwhile.map((other) => other.organisationId)).not.toContain(one.organisationId);
          expect(one.deputyId).not.toBe(one.organisationId);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('D3, A2: the term stands still without a deputy, or with one the consent does not cover', () => {
  const absences = [absent('brug', 0, null), absent('brug', 1, 'waal'), absent('brug', 2, 'rijn')];
  expect(pausesOf(absences, ['brug', 'waal'])).toEqual([week(0), week(2)]);
  expect(pausesOf(absences, [])).toEqual([week(0), week(1), week(2)]);
  expect(pausesOf(absences, ['waal', 'rijn'])).toEqual([week(0)]);
});

test('A1: the absence that runs is told of, else the next that begins before the term ends', () => {
  const absences = [absent('brug', 2, null), absent('brug', 0, null)];
  const told = (now: string, termEnds: string) => absenceToShow(absences, now, termEnds);
  // From the 1st to the 8th, and from the 15th to the 22nd.
  expect(told('2026-11-28T00:00:00.000Z', '2026-11-30T00:00:00.000Z')).toBeUndefined();
  expect(told('2026-11-29T00:00:00.000Z', '2026-12-01T00:00:00.000Z')).toBeUndefined();
  expect(told('2026-11-29T00:00:00.001Z', '2026-12-01T00:00:00.001Z')).toBe(absences[1]);
  expect(told('2026-12-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z')).toBe(absences[1]);
  expect(told('2026-12-07T23:59:59.999Z', '2026-12-09T00:00:00.000Z')).toBe(absences[1]);
  expect(told('2026-12-08T00:00:00.000Z', '2026-12-10T00:00:00.000Z')).toBeUndefined();
  expect(told('2026-12-14T00:00:00.000Z', '2026-12-16T00:00:00.000Z')).toBe(absences[0]);
  expect(told('2026-12-22T00:00:00.000Z', '2026-12-24T00:00:00.000Z')).toBeUndefined();
  expect(runsAt(week(0), '2026-12-08T00:00:00.000Z')).toBe(false);
});
