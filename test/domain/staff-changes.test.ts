import fc from 'fast-check';
import { levels, levelsOf, organisationKinds, type Level, type Staff } from '../../src/domain/directory';
import { rightsByLevel } from '../../src/domain/rights';
import {
  checkChange,
  checkContact,
  checkLeaving,
  isManager,
  losesRights,
  readSuccessors,
  successorChoice,
} from '../../src/domain/staff-changes';

function place(personId: string, level: Level, fields: Partial<Staff> = {}): Staff {
  return {
    personId,
    organisationId: 'org',
    organisationKind: level === 'professional' || level === 'lead-professional' ? 'home-care' : 'practice',
    name: personId,
    level,
    medicalData: false,
    careProfessional: true,
    teamIds: ['org.team'],
    active: true,
    ...fields,
  };
}

const kindOf = (level: Level): Level[] => [...levelsOf(place('x', level).organisationKind)];

describe.each(levels)('R1, R2, R5, R7: an account of %s', (level) => {
  const manages = rightsByLevel[level].staff;
  const actor = place('a', level);
  const colleague = place('b', kindOf(level).at(-1)!);

  test(manages ? 'manages staff' : 'manages nobody', () => {
    const refused = { ok: false, refusal: { kind: 'not-manager' } };
    expect(isManager(actor)).toBe(manages);
    for (const wanted of kindOf(level)) {
      const change = checkChange(actor, colleague, false, { level: wanted, medicalData: true });
      expect(change).toEqual(manages ? { ok: true, value: { level: wanted, medicalData: true } } : refused);
    }
    expect(checkContact(actor, colleague, 'org.team', 'Team')).toEqual(manages ? { ok: true, value: null } : refused);
    expect(checkLeaving(actor, colleague, [actor])).toEqual(manages ? { ok: true, value: null } : refused);
  });

  test('R5: deactivated, manages nobody', () => {
    const former = { ...actor, active: false };
    const outcomes = [
      checkChange(former, colleague, false, { level: colleague.level, medicalData: true }),
      checkContact(former, colleague, 'org.team', 'Team'),
      checkLeaving(former, colleague, []),
    ];
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: false, refusal: { kind: 'not-manager' } })));
  });

  test('R2: nobody changes their own level or tick', () => {
    for (const wanted of kindOf(level)) {
      const change = checkChange(actor, actor, true, { level: wanted, medicalData: true });
      expect(change.ok).toBe(false);
    }
  });

  test('R5: the last account manager cannot leave, any other can', () => {
    const others = [colleague, { ...place('c', level), active: false }];
    const manager = manages
      ? actor
      : place(
          'm',
          kindOf(level).find((each) => rightsByLevel[each].staff)!,
        );
    const last = checkLeaving(manager, actor, manages ? others : [...others, manager]);
    expect(last).toEqual(manages ? { ok: false, refusal: { kind: 'last-manager' } } : { ok: true, value: null });
    const second = place('d', manager.level);
    expect(checkLeaving(manager, actor, [...others, second])).toEqual({ ok: true, value: null });
  });

  test('R7: can be contact person of an own team, and of no other', () => {
    const manager = place(
      'm',
      kindOf(level).find((each) => rightsByLevel[each].staff)!,
    );
    expect(checkContact(manager, actor, 'org.team', 'Team')).toEqual({ ok: true, value: null });
    const other = { ok: false, refusal: { kind: 'not-in-team', teamName: 'Ander' } };
    expect(checkContact(manager, actor, 'org.other', 'Ander')).toEqual(other);
    const former = checkContact(manager, { ...actor, active: false }, 'org.team', 'Team');
    expect(former).toEqual({ ok: false, refusal: { kind: 'account-inactive' } });
  });
});

test.each(organisationKinds)('R2: in a %s only levels it knows are given', (kind) => {
  const [manager] = levelsOf(kind)
    .filter((level) => rightsByLevel[level].staff)
    .map((level) => place('m', level, { organisationKind: kind }));
  const colleague = place('b', levelsOf(kind)[0]!, { organisationKind: kind });
  for (const level of [...levels.filter((each) => !levelsOf(kind).includes(each)), '', 'a', '__proto__']) {
    const change = checkChange(manager!, colleague, false, { level, medicalData: false });
    expect(change).toEqual({ ok: false, refusal: { kind: 'level-missing' } });
  }
});

test('a manager of another organisation changes nothing here', () => {
  const other = place('m', 'A', { organisationId: 'other' });
  const colleague = place('b', 'E');
  const refused = { ok: false, refusal: { kind: 'not-manager' } };
  expect(checkChange(other, colleague, false, { level: 'C', medicalData: false })).toEqual(refused);
  expect(checkContact(other, colleague, 'org.team', 'Team')).toEqual(refused);
  expect(checkLeaving(other, colleague, [])).toEqual(refused);
});

describe('R5, R7: successors', () => {
  const teams = [
    { teamId: 'org.a', teamName: 'A', candidates: ['t.1', 't.2'] },
    { teamId: 'org.ab', teamName: 'AB', candidates: ['t.2'] },
  ];
  const chosen = (...choices: [string, string][]) => choices.map(([team, who]) => successorChoice(team, who)).join(',');

  test.each<[string, string, unknown]>([
    ['none chosen: no contact person', '', [null, null]],
    ['one for each', chosen(['org.a', 't.1'], ['org.ab', 't.2']), ['t.1', 't.2']],
    ['one for one team only', chosen(['org.ab', 't.2']), [null, 't.2']],
    ['the same twice is once', chosen(['org.a', 't.1'], ['org.a', 't.1']), ['t.1', null]],
    ['two for one team', chosen(['org.a', 't.1'], ['org.a', 't.2']), { kind: 'successor-twice', teamName: 'A' }],
    ['someone not of the team', chosen(['org.ab', 't.1']), { kind: 'not-in-team', teamName: 'AB' }],
    ['a team that is not theirs is let go', chosen(['org.x', 't.1']), [null, null]],
    ['nonsense', '~~,org.a~', { kind: 'not-in-team', teamName: 'A' }],
  ])('%s', (_title, typed, expected) => {
    const read = readSuccessors(typed, teams);
    expect(read.ok ? [...read.value.values()] : read.refusal).toEqual(expected);
  });

  test('whatever is posted, only candidates succeed, one a team', () => {
    const parts = fc.constantFrom('org.a', 'org.ab', 't.1', 't.2', '~', ',', 'x');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (pieces) => {
        const read = readSuccessors(pieces.join(''), teams);
        if (!read.ok) return;
        expect([...read.value.keys()]).toEqual(['org.a', 'org.ab']);
        for (const { teamId, candidates } of teams) {
          const who = read.value.get(teamId);
          expect(who === null || candidates.includes(who!)).toBe(true);
        }
      }),
    );
  });
});

describe('R5: what takes away what somebody could see', () => {
  const before = { medicalData: true, teamIds: ['org.north', 'org.south'] };
  test.each<[string, Level, Partial<Staff>, boolean]>([
    ['deactivated', 'E', { active: false, teamIds: [] }, true],
    ['deactivated as account manager', 'A', { active: false }, true],
    ['the tick taken', 'E', { medicalData: false }, true],
    ['no care professional any more', 'E', { careProfessional: false }, true],
    ['a level without messages', 'E', { level: 'D' }, true],
    ['a level without staff', 'A', { level: 'C' }, true],
    ['out of a team', 'professional', { teamIds: ['org.south'] }, true],
    ['into another team', 'professional', { teamIds: ['org.north', 'org.south', 'org.west'] }, false],
    ['a level with the same contents', 'E', { level: 'C' }, false],
    ['account manager as well', 'professional', { level: 'lead-professional' }, false],
    ['nothing changed', 'A', {}, false],
    ['deactivated, without anything to see', 'D', { active: false, teamIds: [] }, false],
  ])('%s', (_what, level, change, lost) => {
    const was = place('a', level, before);
    expect(losesRights(was, { ...was, ...change })).toBe(lost);
  });
});
