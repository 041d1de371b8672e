import { join } from 'node:path';
import { standardTerms } from '../../../src/domain/category';
import type { DecisionChoice } from '../../../src/domain/access-request';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store, Write } from '../../../src/store/store';
import { decideRequest } from '../../../src/usecases/access/decide-request';
import { readRequest } from '../../../src/usecases/access/read-request';
import { accessSubjectId } from '../../../src/usecases/access/request-documents';
import { requestAccess } from '../../../src/usecases/access/request-access';
import { remindRequests } from '../../../src/usecases/access/remind-requests';
import { spreadNotice } from '../../../src/usecases/deliveries/spread-notice';
import { readConsentTexts } from '../../../src/texts/consent-texts';
import type { Deps } from '../../../src/usecases/deps';
import { loadActor, personIdOf } from '../../../src/usecases/people/load-actor';
import { readAll } from '../../../src/usecases/read-all';
import { addOrganisation, addStaff, someone } from '../../helpers/directory';
import { damaged } from '../../store/sample';

/** The same numbers at every run, from 0 up to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let store: Store;
let committed: Write[];
let now: string;
let deps: Deps;
const random = chance(20_261_121);

/** A store that answers sooner or later by chance, so that two presses meet in every order, and keeps what was committed. */
function wavering(inner: Store): Store {
  const linger = async (): Promise<void> => {
    for (let left = Math.floor(random() * 12); left > 0; left -= 1) await Promise.resolve();
  };
  return {
    ...inner,
    get: async (type, partition, id) => {
      await linger();
      return inner.get(type, partition, id);
    },
    query: async (name, value, range) => {
      await linger();
      return inner.query(name, value, range);
    },
    commit: async (partition, writes) => {
      await linger();
      const done = await inner.commit(partition, writes);
      if (done.ok) committed.push(...writes);
      return done;
    },
  };
}

function anew(): void {
  store = openSqlite(':memory:');
  committed = [];
  now = '2026-11-23T09:00:00.000Z';
  let ids = 0;
  deps = {
    store: wavering(store),
    region: {
      name: 'Noord',
      digestTime: '08:30',
      terms: { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' },
      consent: readConsentTexts(join(__dirname, '../../../src/texts/consent')),
      dpo: 'fg@regio.example',
      helpDesk: 'helpdesk@regio.example',
      retentionDays: 30,
    },
    now: () => now,
    newId: () => `id${(ids += 1)}`,
  };
}
beforeEach(anew);
afterEach(() => store.close());

interface Round {
  organisationId: string;
  requestId: string;
  managers: string[];
  requester: string;
}

/** An organisation with two account managers and one open request. */
async function openRound(number: number): Promise<Round> {
  const organisationId = `org${number}`;
  const [one, two, wim] = [
    someone(`een${number}`, organisationId),
    someone(`twee${number}`, organisationId),
    someone(`wim${number}`, organisationId),
  ];
  await addOrganisation(store, organisationId, { kind: 'home-care', teams: [{ id: `${organisationId}.team` }] });
  const place = { organisation: organisationId, teams: [], level: 'lead-professional' as const };
  for (const each of [one, two]) await addStaff(store, 'home-care', each, place);
  const requested = await requestAccess(deps, await loadActor(deps, personIdOf(wim)), {
    organisationId,
    team: `${organisationId}.team`,
    function: 'verpleegkundige',
    email: wim.email,
    careProfessional: 'yes',
    remark: '',
    press: { verb: 'access.request', card: `form${number}`, typed: '' },
  });
  if (!requested.ok) throw new Error(requested.refusal.kind);
  await spread();
  const { requestId } = requested.value;
  return { organisationId, requestId, managers: [personIdOf(one), personIdOf(two)], requester: personIdOf(wim) };
}

/** What the delivery job does first: the committed notices become cards. */
async function spread(): Promise<void> {
  for (;;) {
    const { items } = await store.query('noticesByState', 'pending', { limit: 10 });
    if (items.length === 0) return;
    for (const notice of items) await spreadNotice(deps, notice, () => undefined);
  }
}

function audits(...actions: string[]): Write[] {
  return committed.filter(
    (write) => write.kind === 'insert' && write.doc.type === 'audit' && actions.includes(write.doc.action),
  );
}

/** CI plays them all (SCHAKEL_TEST_RUNS); every test run a tenth. */
const raceRounds = Math.min(Number(process.env.SCHAKEL_TEST_RUNS ?? 100), 1_000);

test(`R2: two managers at once, ${raceRounds} rounds: one decision, one audit record, everyone told the same`, async () => {
  const outcomes = { approved: 0, rejected: 0 };
  for (let number = 1; number <= raceRounds; number += 1) {
    // A small region, so that the rounds are about the race and not about a thousand organisations.
    if (number % 20 === 0) {
      await store.close();
      anew();
    }
    const round = await openRound(number);
    committed = [];
    const choices: DecisionChoice[] = [
      { what: 'approve', level: 'professional', medicalData: random() < 0.5 },
      random() < 0.5
        ? { what: 'reject', reason: 'Nee.' }
        : { what: 'approve', level: 'lead-professional', medicalData: false },
    ];
    const decisions = await Promise.all(
      round.managers.map(async (personId, index) =>
        decideRequest(deps, await loadActor(deps, personId), { ...round, choice: choices[index]! }),
      ),
    );
    await spread();

    expect(decisions.filter((each) => each.ok)).toHaveLength(1);
    expect(decisions.flatMap((each) => (each.ok ? [] : [each.refusal.kind]))).toEqual(['request-closed']);
    expect(audits('access.approve', 'access.reject')).toHaveLength(1);
    const winner = decisions.findIndex((each) => each.ok);
    const told = await Promise.all(
      [...round.managers, round.requester].map(async (personId) =>
        readRequest(deps, await loadActor(deps, personId), round),
      ),
    );
    const [first] = told;
    if (first?.ok !== true) throw new Error('not told');
    expect(first.value.request.decision).toMatchObject({ personId: round.managers[winner] });
    for (const each of told) expect(each.ok && each.value.request).toEqual(first.value.request);
    const cards = await readAll(store, 'cardsAbout', accessSubjectId(round));
    expect(new Set(cards.map(({ doc }) => doc.personId))).toEqual(new Set([...round.managers, round.requester]));
    expect(cards.every(({ doc }) => doc.wanted === first.value.request.version)).toBe(true);
    const places = await loadActor(deps, round.requester);
    const { state } = first.value;
    expect(places.staff.map((each) => each.level)).toEqual(
      state === 'approved' ? [first.value.request.decision?.level] : [],
    );
    outcomes[state as 'approved' | 'rejected'] += 1;
  }
  expect(Math.min(outcomes.approved, outcomes.rejected)).toBeGreaterThan(raceRounds / 4);
}, 60_000);

test('R2: the same person asking twice at once has one request, and one press sent twice is one', async () => {
  for (let number = 1; number <= 50; number += 1) {
    const organisationId = `org${number}`;
    const wim = someone(`wim${number}`, organisationId);
    await addOrganisation(store, organisationId, { kind: 'home-care', teams: [{ id: `${organisationId}.team` }] });
    await addStaff(store, 'home-care', someone(`m${number}`, organisationId), {
      organisation: organisationId,
      teams: [],
      level: 'lead-professional',
    });
    const actor = await loadActor(deps, personIdOf(wim));
    const ask = (card: string): ReturnType<typeof requestAccess> =>
      requestAccess(deps, actor, {
        organisationId,
        team: `${organisationId}.team`,
        function: 'arts',
        email: wim.email,
        careProfessional: 'no',
        remark: '',
        press: { verb: 'access.request', card, typed: '' },
      });
    const asked = await Promise.all([ask('one'), ask('one'), ask('two')]);
    expect(new Set(asked.map((each) => each.ok && each.value.requestId)).size).toBe(1);
    expect(await readAll(store, 'accessRequestsOfPerson', personIdOf(wim))).toHaveLength(1);
  }
});

test('R9: two processes remind once and let lapse once', async () => {
  const rounds = await Promise.all(Array.from({ length: 20 }, (_, index) => openRound(index + 1)));
  for (const at of ['2026-11-26T09:00:00.000Z', '2026-12-07T09:00:00.000Z']) {
    now = at;
    await Promise.all([remindRequests(deps), remindRequests(deps), remindRequests(deps)]);
  }
  expect(audits('access.remind')).toHaveLength(rounds.length);
  expect(audits('access.lapse')).toHaveLength(rounds.length);
});

test('R9: a request that cannot be read does not take their reminder from the others', async () => {
  await openRound(1);
  const [found] = (await store.query('accessRequestsByState', 'open', { limit: 1 })).items;
  const other = damaged({ ...found!.doc, id: 'access-request:newer', dueAt: '2026-11-24T09:00:00.000Z' });
  await store.commit(other.partition, [{ kind: 'insert', doc: other }]);
  now = '2026-11-26T09:00:00.000Z';
  await expect(remindRequests(deps)).rejects.toMatchObject({ name: 'UnreadableDocument', documentId: other.id });
  expect(audits('access.remind')).toHaveLength(1);
});

test('R9: a job that comes late waits for the morning rather than disturb in the night', async () => {
  await openRound(1);
  for (const [at, taken] of [
    ['2026-11-26T08:59:59.999Z', 0],
    ['2026-11-26T19:00:00.000Z', 0],
    ['2026-11-27T05:59:59.999Z', 0],
    ['2026-11-27T06:00:00.000Z', 1],
    ['2026-11-27T06:10:00.000Z', 0],
  ] as const) {
    now = at;
    expect(await remindRequests(deps)).toBe(taken);
  }
});

test('R5: two account managers who lower each other at once do not leave the organisation without one', async () => {
  for (let number = 1; number <= 50; number += 1) {
    const organisationId = `org${number}`;
    await addOrganisation(store, organisationId, { kind: 'home-care', teams: [{ id: `${organisationId}.team` }] });
    const both = [someone(`een${number}`, organisationId), someone(`twee${number}`, organisationId)];
    const place = { organisation: organisationId, teams: [], level: 'lead-professional' as const };
    for (const each of both) await addStaff(store, 'home-care', each, place);
    const ids = await Promise.all(
      both.map(async (each) => {
        const asked = await requestAccess(deps, await loadActor(deps, personIdOf(each)), {
          organisationId,
          team: `${organisationId}.team`,
          function: 'arts',
          email: each.email,
          careProfessional: 'no',
          remark: 'Rolwijziging: lager',
          press: { verb: 'access.request', card: each.key, typed: '' },
        });
        if (!asked.ok) throw new Error(asked.refusal.kind);
        return asked.value.requestId;
      }),
    );
    const choice: DecisionChoice = { what: 'approve', level: 'professional', medicalData: false };
    const lowered = await Promise.all(
      both.map(async (each, index) =>
        decideRequest(deps, await loadActor(deps, personIdOf(each)), {
          organisationId,
          requestId: ids[1 - index]!,
          choice,
        }),
      ),
    );
    expect(lowered.filter((each) => each.ok)).toHaveLength(1);
    const left = await readAll(store, 'staffOfOrganisation', organisationId);
    expect(left.filter(({ doc }) => doc.level === 'lead-professional')).toHaveLength(1);
  }
});
