import { levelsToGive, mayDecide, mayGive, mayGiveMedicalData, sameHuman } from '../../src/domain/access';
import {
  levels,
  levelsOf,
  organisationKinds,
  type Level,
  type OrganisationKind,
  type Staff,
} from '../../src/domain/directory';

function place(level: Level, kind: OrganisationKind, more: Partial<Staff> = {}): Staff {
  return {
    personId: 'tenant.aad-1',
    organisationId: 'org',
    organisationKind: kind,
    name: 'Iemand',
    level,
    medicalData: false,
    careProfessional: false,
    teamIds: [],
    active: true,
    ...more,
  };
}

describe('R2: who gives what', () => {
  const giving = [
    // [manager's level, kind, levels offered, tick]
    ['A', 'practice', ['A', 'B', 'B+', 'C', 'C+', 'D', 'E'], true],
    ['B', 'practice', [], false],
    ['B+', 'practice', [], false],
    ['C', 'practice', [], false],
    ['C+', 'practice', [], false],
    ['D', 'practice', [], false],
    ['E', 'practice', [], false],
    ['lead-professional', 'home-care', ['lead-professional', 'professional'], true],
    ['professional', 'home-care', [], false],
    ['lead-professional', 'neighbourhood-team', ['lead-professional', 'professional'], true],
    ['professional', 'neighbourhood-team', [], false],
    ['lead-professional', 'chain-partner', ['lead-professional', 'professional'], true],
    ['professional', 'chain-partner', [], false],
  ] as const;

  test.each(giving)('%s in a %s offers %j, the tick: %s', (level, kind, offered, tick) => {
    const manager = place(level, kind);
    expect(levelsToGive(manager)).toEqual(offered);
    expect(mayGiveMedicalData(manager)).toBe(tick);
    for (const each of levels) {
      const may = (offered as readonly Level[]).includes(each);
      expect(mayGive(manager, each, false)).toBe(may);
      expect(mayGive(manager, each, true)).toBe(may && tick);
    }
  });

  test('every level of every kind is in the table', () => {
    const all = organisationKinds.flatMap((kind) => levelsOf(kind).map((level) => `${level} ${kind}`));
    expect(giving.map(([level, kind]) => `${level} ${kind}`).sort()).toEqual(all.sort());
  });

  test.each(giving)('%s in a %s who has left gives nothing (R5)', (level, kind) => {
    const left = place(level, kind, { active: false });
    expect(levelsToGive(left)).toEqual([]);
    expect(mayGiveMedicalData(left)).toBe(false);
  });

  test('a lead of a partner never gives level A or the tick in a practice', () => {
    const lead = place('lead-professional', 'home-care');
    for (const level of levelsOf('practice')) {
      expect(mayGive(lead, level, true, 'practice')).toBe(false);
    }
    expect(mayGive(lead, 'A', false, 'practice')).toBe(false);
  });

  test('R8: level A of the inviting practice lets people in at a chain partner with its roles', () => {
    expect(levelsToGive(place('A', 'practice'), 'chain-partner')).toEqual(['lead-professional', 'professional']);
  });
});

describe('R2: nobody decides about themselves', () => {
  const one = { personId: 'tenant-a.11111111-AAAA', emails: ['noor@vecht.example', null] };

  test.each([
    ['the same account', { personId: 'tenant-a.11111111-aaaa', emails: [] }, true],
    ['the same object id in another tenant', { personId: 'tenant-b.11111111-aaaa', emails: ['x@b.example'] }, true],
    ['the same address', { personId: 'tenant-b.2', emails: ['Noor@Vecht.Example '] }, true],
    ['the same mailbox with a tag', { personId: 'tenant-b.2', emails: ['noor+werk@vecht.example'] }, true],
    ['the guest form of the address', { personId: 'b.2', emails: ['noor_vecht.example#EXT#@b.onmicrosoft.com'] }, true],
    [
      'the guest form in capitals, with a tag',
      { personId: 'b.2', emails: ['NOOR+x_vecht.example#EXT#@b.example'] },
      true,
    ],
    ['another address and account', { personId: 'tenant-a.2', emails: ['nora@vecht.example'] }, false],
    ['no address on either side in common', { personId: 'tenant-a.2', emails: [null, ''] }, false],
  ])('%s', (_, other, same) => {
    expect(sameHuman(one, other)).toBe(same);
    expect(sameHuman(other, one)).toBe(same);
    const manager = place('lead-professional', 'home-care', { personId: other.personId });
    expect(mayDecide(manager, other, 'org', one)).toBe(!same);
  });

  test.each(levels)('%s decides only as an active account manager of that very organisation', (level) => {
    const kind = levelsOf('practice').includes(level) ? 'practice' : 'home-care';
    const self = { personId: 'tenant.9', emails: [] };
    const manages = level === 'A' || level === 'lead-professional';
    expect(mayDecide(place(level, kind), self, 'org', one)).toBe(manages);
    expect(mayDecide(place(level, kind), self, 'other', one)).toBe(false);
    expect(mayDecide(place(level, kind, { active: false }), self, 'org', one)).toBe(false);
  });
});
