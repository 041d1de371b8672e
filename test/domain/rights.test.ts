import { levels, type Level, type Staff } from '../../src/domain/directory';
import { contentPlaces, contentTeams, hasAccess, managedOrganisations, rightsOf } from '../../src/domain/rights';

const place: Staff = {
  personId: 'p',
  organisationId: 'o',
  organisationKind: 'practice',
  name: 'P',
  level: 'A',
  medicalData: true,
  careProfessional: true,
  teamIds: ['o.t'],
  active: true,
};

/** DOMAIN.md R1, row by row: level → messages, reports, staff. */
const rows: [Level, boolean, boolean, boolean][] = [
  ['A', true, true, true],
  ['B', false, false, false],
  ['B+', false, true, false],
  ['C', true, true, false],
  ['C+', true, true, false],
  ['D', false, true, false],
  ['E', true, false, false],
  ['lead-professional', true, true, true],
  ['professional', true, false, false],
];

test('R1: the table has every level and role', () => {
  expect(rows.map(([level]) => level)).toEqual([...levels]);
});

test.each(rows)('R1: level %s: messages %s, reports %s, staff %s', (level, messages, reports, staff) => {
  expect(rightsOf({ ...place, level })).toMatchObject({ messages, reports, staff });
});

describe.each(rows)('R1, R6: contents for level %s', (level, messages) => {
  test.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('medical data %s, care professional %s', (medicalData, careProfessional) => {
    const expected = messages && medicalData && careProfessional;
    expect(rightsOf({ ...place, level, medicalData, careProfessional }).contents).toBe(expected);
  });
});

test('R5: an inactive place gives no rights at all', () => {
  const actor = { personId: 'p', name: 'P', staff: [{ ...place, active: false }] };
  expect(rightsOf({ ...place, active: false })).toEqual({
    messages: false,
    reports: false,
    staff: false,
    contents: false,
  });
  expect([contentPlaces(actor), contentTeams(actor), managedOrganisations(actor), hasAccess(actor)]).toEqual([
    [],
    [],
    [],
    false,
  ]);
});

test('N1: the teams of every place that opens contents, each once', () => {
  const staff = [
    place,
    { ...place, organisationId: 'q', teamIds: ['q.t', 'o.t'] },
    { ...place, organisationId: 'r', teamIds: ['r.t'], medicalData: false },
  ];
  expect(contentTeams({ personId: 'p', name: 'P', staff })).toEqual(['o.t', 'q.t']);
});
