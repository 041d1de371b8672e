import type { z } from 'zod';
import { actions } from '../../src/actions';
import { inputsOf } from '../../src/actions/parts';
import { absenceFields } from '../../src/forms/absence';
import { consentFields } from '../../src/forms/consent';
import { networkFields } from '../../src/forms/network';
import { leavingFields } from '../../src/forms/staff';

const { covers, birthDate } = inputsOf(consentFields);

test.each([
  ['a,b', 'a,b'],
  ['a;b', 'a,b'],
  [',a,b', 'a,b'],
  [';a; b;', 'a,b'],
  ['a, b', 'a,b'],
  ['praktijk.team~person:1,zorg~person:2', 'praktijk.team~person:1,zorg~person:2'],
  [',', ''],
  [undefined, ''],
])('Several choices posted as “%s” are “%s”', (posted, chosen) => {
  expect(covers.parse(posted)).toBe(chosen);
});

test.each([
  ['2026-11-27T00:00:00', '2026-11-27'],
  ['gisteren', 'gisteren'],
  [undefined, ''],
])('A date posted as “%s” is “%s”', (posted, day) => {
  expect(birthDate.parse(posted)).toBe(day);
});

test('Each form with a date or several choices reads them so', () => {
  const read = (schema: z.ZodType, posted: string): unknown => schema.parse(posted);
  const { from, until, deputy } = inputsOf(absenceFields);
  expect([from, until].map((each) => read(each, '2026-11-27T00:00'))).toEqual(['2026-11-27', '2026-11-27']);
  // One choice is an id as it is.
  expect(read(deputy, 'a;b')).toBe('a;b');
  expect(read(inputsOf(networkFields).teams, ';a;b')).toBe('a,b');
  expect(read(inputsOf(leavingFields).successors, ',a;b')).toBe('a,b');
});

test('No verb takes a date or several choices past these', () => {
  const named = Object.entries(actions).flatMap(([verb, { shape }]) =>
    Object.entries<z.ZodType>(shape)
      .filter(([id]) => ['birthDate', 'from', 'until', 'covers', 'teams', 'successors'].includes(id))
      .map(([id, schema]) => [verb, id, schema.safeParse(';a;b').data ?? schema.safeParse('x').data] as const),
  );
  expect(named.length).toBe(7);
  const dates = ['birthDate', 'from', 'until'];
  for (const [verb, id, value] of named)
    expect([verb, id, value]).toEqual([verb, id, dates.includes(id) ? ';a;b' : 'a,b']);
});
