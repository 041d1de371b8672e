import fc from 'fast-check';
import {
  checkRequest,
  decideRequest,
  mayReadOutcome,
  placeGiven,
  stateOf,
  withdrawRequest,
  type AccessRequest,
  type DecisionChoice,
  type Decider,
} from '../../src/domain/access-request';
import {
  levels,
  levelsOf,
  organisationKinds,
  type Level,
  type OrganisationKind,
  type Staff,
} from '../../src/domain/directory';
import { rightsOf } from '../../src/domain/rights';

const now = '2026-11-23T09:00:00.000Z';
const lapsesAt = '2026-12-07T09:00:00.000Z';
type Request = AccessRequest & { name: string };

function request(more: Partial<Request> = {}): Request {
  return {
    organisationId: 'org',
    requestId: 'r1',
    personId: 'tenant.new',
    name: 'Wim',
    email: 'wim@org.example',
    teamsEmail: 'wim@org.example',
    teamId: 'org.team',
    function: 'verpleegkundige',
    careProfessional: true,
    remark: '',
    change: false,
    askedOf: 'org',
    state: 'open',
    lapsesAt,
    decision: null,
    version: 1,
    ...more,
  };
}

function place(personId: string, level: Level, kind: OrganisationKind, more: Partial<Staff> = {}): Staff {
  const held = { medicalData: false, careProfessional: true, teamIds: ['org.team'], active: true };
  return { personId, organisationId: 'org', organisationKind: kind, name: personId, level, ...held, ...more };
}

function decider(level: Level, kind: OrganisationKind, more: Partial<Staff> = {}): Decider {
  const personId = 'tenant.manager';
  return { name: 'Mark', places: [place(personId, level, kind, more)], self: { personId, emails: ['m@org.example'] } };
}

describe('R2, R3: the form', () => {
  const typed = { team: 'org.team', function: 'arts', email: 'wim@org.example', careProfessional: 'no', remark: '' };
  const organisation = { teamIds: ['org.team'], emailDomains: ['org.example'] };

  test.each([
    ['complete', {}, 'wim@org.example', undefined],
    ['team of another organisation', { team: 'other.team' }, 'wim@org.example', 'team-missing'],
    ['no function', { function: '\n' }, 'wim@org.example', 'function-missing'],
    ['private address', { email: 'wim@ziggo.nl' }, 'wim@ziggo.nl', 'email-refused'],
    ['other domain', { email: 'wim@else.example' }, 'wim@else.example', 'email-refused'],
    ['no address', { email: '' }, 'wim@org.example', 'email-refused'],
    ['care professional or not left open', { careProfessional: '' }, 'wim@org.example', 'care-professional-missing'],
    ['another address than Teams knows', { email: 'w@org.example' }, 'wim@org.example', 'email-unexplained'],
    [
      'another address with only the word Rolwijziging',
      { email: 'w@org.example', remark: 'Rolwijziging: ' },
      'wim@org.example',
      'email-unexplained',
    ],
    ['another address, explained', { email: 'w@org.example', remark: 'Nieuwe naam' }, 'wim@org.example', undefined],
    ['other capitals than Teams', { email: 'Wim@Org.example' }, 'WIM@org.example', undefined],
    ['Teams knows none', {}, null, undefined],
    ['remark of 1,000', { remark: 'x'.repeat(1_000) }, null, undefined],
    ['remark of 1,001', { remark: 'x'.repeat(1_001) }, null, 'remark-too-long'],
    ['BSN in the remark', { remark: 'cliënt 111222333' }, null, 'bsn'],
    ['BSN as address', { email: '111222333@org.example' }, null, 'bsn'],
    ['BSN in the function', { function: '111222333' }, null, 'bsn'],
  ])('%s', (_, change, teamsEmail, refusal) => {
    const checked = checkRequest({ ...typed, ...change }, organisation, teamsEmail, false);
    expect(checked.ok ? undefined : checked.refusal.kind).toBe(refusal);
  });

  test.each([
    ['', 'change-unexplained'],
    ['Rolwijziging:', 'change-unexplained'],
    ['Rolwijziging: \n', 'change-unexplained'],
    ['change of role', 'change-unexplained'],
    ['Rolwijziging: ook team Zuid', undefined],
    ['Ik word teamleider', undefined],
  ])('R4: asking for another role with the remark "%s"', (remark, refusal) => {
    const checked = checkRequest({ ...typed, remark }, organisation, typed.email, true);
    expect(checked.ok ? undefined : checked.refusal.kind).toBe(refusal);
  });
});

describe('R8: what came of a request that is no longer theirs to decide', () => {
  const founded = request({ state: 'approved', askedOf: 'praktijk', version: 2 });
  const [own, practice, other] = ['org', 'praktijk', 'other'].map((organisationId) =>
    decider('A', 'practice', { organisationId }),
  ) as [Decider, Decider, Decider];
  const decision = { at: now, personId: 'tenant.manager', name: 'Mark', level: null, medicalData: false, reason: '' };

  test.each<[string, Request, Decider, boolean]>([
    ['the practice that was asked', founded, practice, true],
    ['its account manager of before', founded, decider('C', 'practice', { organisationId: 'praktijk' }), false],
    ['deactivated there', founded, decider('A', 'practice', { organisationId: 'praktijk', active: false }), false],
    ['another organisation', founded, other, false],
    ['who decided, of another organisation by now', { ...founded, decision }, other, true],
    ['who decided and manages nobody by now', { ...founded, decision }, decider('C', 'practice'), false],
    ['while it is open', { ...founded, state: 'open' }, practice, false],
    ['withdrawn', { ...founded, state: 'withdrawn' }, practice, true],
    ['a request of before this was kept', { ...founded, askedOf: '' }, own, false],
  ])('%s', (_, asked, by, reads) => {
    expect(mayReadOutcome(asked, by, now)).toBe(reads);
  });

  test('pressing an old card says that it is closed', () => {
    const here = { organisationId: 'org', kind: 'chain-partner' } as const;
    const reject: DecisionChoice = { what: 'reject', reason: 'Nee' };
    expect(decideRequest(founded, practice, here, reject, now)).toEqual({
      ok: false,
      refusal: { kind: 'request-closed' },
    });
  });
});

describe('R2: the decision', () => {
  const approve = (level: string, medicalData = false): DecisionChoice => ({ what: 'approve', level, medicalData });
  const cases = organisationKinds.flatMap((kind) => levelsOf(kind).map((level) => [level, kind] as const));

  test.each(cases)('%s in a %s: decides exactly when it manages staff', (level, kind) => {
    const by = decider(level, kind);
    const decided = decideRequest(
      request(),
      by,
      { organisationId: 'org', kind },
      approve(levelsOf(kind).at(-1) ?? ''),
      now,
    );
    expect(decided.ok).toBe(level === 'A' || level === 'lead-professional');
    const rejected = decideRequest(
      request(),
      by,
      { organisationId: 'org', kind },
      { what: 'reject', reason: 'nee' },
      now,
    );
    expect(rejected.ok).toBe(decided.ok);
  });

  const by = decider('lead-professional', 'home-care');
  const here = { organisationId: 'org', kind: 'home-care' } as const;

  test.each<[string, Request, DecisionChoice, string]>([
    ['approve without a role', request(), approve(''), 'level-missing'],
    ['a level that is none', request(), approve('Z'), 'may-not-give'],
    ['a level of a practice', request(), approve('A'), 'may-not-give'],
    ['reject without a reason', request(), { what: 'reject', reason: ' ' }, 'rejection-reason-missing'],
    ['reject with a sign', request(), { what: 'reject', reason: '.' }, 'rejection-reason-missing'],
    ['decided before', request({ state: 'rejected' }), approve('professional'), 'request-closed'],
    ['withdrawn', request({ state: 'withdrawn' }), approve('professional'), 'request-closed'],
    ['own account', request({ personId: 'tenant.manager' }), approve('professional'), 'own-request'],
    ['own object id elsewhere', request({ personId: 'other.manager' }), approve('professional'), 'own-request'],
    ['own address', request({ email: 'M@org.example' }), approve('professional'), 'own-request'],
    ['own address in Teams', request({ teamsEmail: 'm@org.example' }), approve('professional'), 'own-request'],
  ])('%s is refused', (_, asked, choice, refusal) => {
    expect(decideRequest(asked, by, here, choice, now)).toEqual({ ok: false, refusal: { kind: refusal } });
  });

  test.each<[string, Request]>([
    ['open', request()],
    ['decided before', request({ state: 'rejected' })],
  ])('to who manages nothing here a request is not there: %s', (_, asked) => {
    for (const more of [{ level: 'professional' }, { active: false }, { organisationId: 'other' }] as const) {
      const other = decider('lead-professional', 'home-care', more);
      expect(decideRequest(asked, other, here, approve(''), now)).toMatchObject({ refusal: { kind: 'not-found' } });
    }
  });

  test('R9: from the moment it lapses nobody decides or withdraws', () => {
    expect(stateOf(request(), '2026-12-07T08:59:59.999Z')).toBe('open');
    expect(stateOf(request(), lapsesAt)).toBe('lapsed');
    expect(decideRequest(request(), by, here, approve('professional'), lapsesAt).ok).toBe(false);
    expect(withdrawRequest(request(), 'tenant.new', lapsesAt).ok).toBe(false);
    expect(withdrawRequest(request(), 'tenant.else', now)).toMatchObject({ refusal: { kind: 'not-found' } });
  });

  test('R4: a change keeps the teams held; who had left comes back with the team asked for only', () => {
    const decided = decideRequest(request({ change: true }), by, here, approve('professional', true), now);
    if (!decided.ok) throw new Error(decided.refusal.kind);
    const held = place('tenant.new', 'lead-professional', 'home-care', { teamIds: ['org.south'] });
    expect(placeGiven(decided.value, 'home-care', held)).toMatchObject({
      value: { level: 'professional', medicalData: true, teamIds: ['org.south', 'org.team'], active: true },
    });
    const left = { ...held, active: false };
    expect(placeGiven(decided.value, 'home-care', left)).toMatchObject({ refusal: { kind: 'requester-left' } });
    const anew = { ...decided.value, change: false };
    expect(placeGiven(anew, 'home-care', left)).toMatchObject({ value: { teamIds: ['org.team'] } });
  });
});

/** What one human with two accounts can press, with anything in the payload. */
type Press =
  | { what: 'ask'; account: number; careProfessional: boolean }
  | { what: 'withdraw'; account: number; request: number }
  | { what: 'decide'; account: number; request: number; choice: DecisionChoice };

/** Two accounts of one human; what shows it. Accounts that share nothing cannot be told from two people. */
const pairs = [
  ['the same object id in another tenant', { personId: 'tenant-b.me', emails: ['me@else.example'] }],
  ['the same mailbox written in another way', { personId: 'tenant-b.other', emails: ['Me+2@org.example'] }],
] as const;

describe.each(pairs)('R2: no sequence of presses by a person raises that person’s own rights: %s', (_shown, second) => {
  const accounts = [{ personId: 'tenant-a.me', emails: ['me@org.example'] }, second];
  const account = fc.nat(1);
  const choice: fc.Arbitrary<DecisionChoice> = fc.oneof(
    fc.record({ what: fc.constant('approve' as const), level: fc.constantFrom(...levels), medicalData: fc.boolean() }),
    fc.record({ what: fc.constant('reject' as const), reason: fc.constantFrom('', 'nee') }),
  );
  const press: fc.Arbitrary<Press> = fc.oneof(
    fc.record({ what: fc.constant('ask' as const), account, careProfessional: fc.boolean() }),
    fc.record({ what: fc.constant('withdraw' as const), account, request: fc.nat(9) }),
    fc.record({ what: fc.constant('decide' as const), account, request: fc.nat(9), choice }),
  );
  const start = fc.constantFrom(...organisationKinds).chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      held: fc.array(
        fc.record({
          account,
          level: fc.constantFrom(...levelsOf(kind)),
          medicalData: fc.boolean(),
          active: fc.boolean(),
        }),
        { maxLength: 2 },
      ),
    }),
  );

  /** Carries out one press as the use cases do, with the pure rules alone. */
  function carryOut(kind: OrganisationKind, places: Map<string, Staff>, requests: Request[], each: Press): void {
    const self = accounts[each.account]!;
    if (each.what === 'ask') {
      const change = places.get(self.personId)?.active === true;
      const email = self.emails[0];
      const { careProfessional } = each;
      requests.push(request({ personId: self.personId, email, teamsEmail: email, change, careProfessional }));
      return;
    }
    const index = each.request;
    const asked = requests[index];
    if (asked === undefined) return;
    if (each.what === 'withdraw') {
      const withdrawn = withdrawRequest(asked, self.personId, now);
      if (withdrawn.ok) requests[index] = withdrawn.value;
      return;
    }
    const held = places.get(self.personId);
    const by = { name: 'Me', places: held ? [held] : [], self };
    const decided = decideRequest(asked, by, { organisationId: 'org', kind }, each.choice, now);
    if (!decided.ok) return;
    requests[index] = decided.value;
    const given = placeGiven(decided.value, kind, places.get(asked.personId));
    if (given.ok) places.set(asked.personId, given.value);
  }

  test('whatever is asked, decided or withdrawn, on whichever account', () => {
    fc.assert(
      fc.property(start, fc.array(press, { maxLength: 30 }), ({ kind, held }, presses) => {
        const places = new Map(
          held.map((each) => {
            const { personId } = accounts[each.account]!;
            return [
              personId,
              place(personId, each.level, kind, { medicalData: each.medicalData, active: each.active }),
            ];
          }),
        );
        const before = new Map([...places].map(([id, each]) => [id, rightsOf(each)]));
        const requests: Request[] = [];
        for (const each of presses) carryOut(kind, places, requests, each);
        expect(new Map([...places].map(([id, each]) => [id, rightsOf(each)]))).toEqual(before);
        expect(requests.some((each) => each.decision !== null)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
