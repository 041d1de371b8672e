import { levels, levelsOf, type Staff } from '../../src/domain/directory';
import { checkInvitation, invitationStateOf, invitingPlaces, nameKey } from '../../src/domain/invitation';

const known = [{ organisationId: 'apo', name: 'Apotheek Zuid', emailDomains: ['apo.example'] }];
const values = {
  organisation: '',
  newName: 'Fysio Oost',
  newPhone: '030 555 88 88',
  name: 'Ilse',
  email: 'ilse@fysio.example',
  told: 'true',
};

describe('R8: what an invitation needs', () => {
  test.each([
    ['nothing is missing', {}, undefined],
    ['a known organisation', { organisation: 'apo', email: 'ilse@apo.example' }, undefined],
    ['an organisation that does not exist', { organisation: 'weg' }, 'partner-missing'],
    ['neither known nor new', { newName: ' ' }, 'partner-missing'],
    ['no telephone for a new one', { newPhone: '' }, 'phone-missing'],
    ['a telephone that is none', { newPhone: '------' }, 'phone-missing'],
    ['a telephone with an extension', { newPhone: '030 555 88 88 toestel 12' }, undefined],
    ['no name', { name: '\u200b ' }, 'invited-name-missing'],
    ['a private address', { email: 'ilse@gmail.com' }, 'email-refused'],
    ['another domain than the known organisation’s', { organisation: 'apo' }, 'email-refused'],
    ['not told', { told: 'false' }, 'not-told'],
    ['a BSN in the name', { name: 'Ilse 111222333' }, 'bsn-in-name'],
    ['a BSN as address', { email: '111222333@fysio.example' }, 'bsn'],
    ['a BSN as tag of the address', { email: 'ilse+111222333@fysio.example' }, 'bsn'],
  ])('%s', (_, change, refusal) => {
    const checked = checkInvitation({ ...values, ...change }, known);
    expect(checked.ok ? undefined : checked.refusal.kind).toBe(refusal);
  });

  test.each(['Ilse@fysio.example', 'ilse+schakel@Fysio.example', 'ILSE+a+b@fysio.example'])(
    'R2: it is for the mailbox: %s',
    (email) => {
      const checked = checkInvitation({ ...values, email }, known);
      expect(checked.ok && checked.value.email).toBe('ilse@fysio.example');
    },
  );

  test('a known name typed again, with other capitals and signs, is the known organisation', () => {
    const checked = checkInvitation({ ...values, newName: 'apotheek  ZUID.', email: 'i@apo.example' }, known);
    expect(checked.ok && checked.value.known?.organisationId).toBe('apo');
    expect(nameKey('Fysiothérapie-Oost')).toBe(nameKey('fysiotherapie oost'));
    expect(nameKey('Fysio Oost')).not.toBe(nameKey('Fysio West'));
  });
});

test.each(levels)('R8: %s invites only as account manager of a practice', (level) => {
  const staff = (kind: Staff['organisationKind'], active = true): Staff => ({
    personId: 'p',
    organisationId: 'o',
    organisationKind: kind,
    name: 'N',
    level,
    medicalData: true,
    careProfessional: true,
    teamIds: [],
    active,
  });
  const kind = levelsOf('practice').includes(level) ? 'practice' : 'home-care';
  const actor = (place: Staff): Parameters<typeof invitingPlaces>[0] => ({ personId: 'p', name: 'N', staff: [place] });
  expect(invitingPlaces(actor(staff(kind)))).toHaveLength(level === 'A' ? 1 : 0);
  expect(invitingPlaces(actor(staff(kind, false)))).toEqual([]);
});

test.each([
  ['open', '2026-12-22T23:59:59.999Z', 'open'],
  ['open', '2026-12-23T00:00:00.000Z', 'lapsed'],
  ['revoked', '2026-12-24T00:00:00.000Z', 'revoked'],
  ['accepted', '2026-12-24T00:00:00.000Z', 'accepted'],
] as const)('R8: kept as %s, at %s it is %s', (state, now, expected) => {
  expect(invitationStateOf({ state, lapsesAt: '2026-12-23T00:00:00.000Z' }, now)).toBe(expected);
});
