import type { Actor } from '../../src/domain/directory';
import type { AnyDocument } from '../../src/store/documents';
import { maxWrites, type Store } from '../../src/store/store';
import { absencesCoveredBy, threadPauses } from '../../src/usecases/directory/read-absences';
import { listRequests } from '../../src/usecases/access/list-requests';
import { measureDeliveries } from '../../src/usecases/deliveries/measure-deliveries';
import type { Deps } from '../../src/usecases/deps';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { listContacts } from '../../src/usecases/directory/list-contacts';
import { readAll } from '../../src/usecases/read-all';
import { addOrganisation, putTeam } from '../helpers/directory';
import { waitingThread } from '../helpers/waiting-thread';
import { sample } from '../store/sample';

let store: Store;
let deps: Deps;
const now = '2026-11-24T09:00:00.000Z';

beforeEach(async () => {
  const waiting = await waitingThread('2026-11-20T08:00:00.000Z', '08:30');
  store = waiting.store;
  deps = waiting.process(() => now);
});
afterEach(() => store.close());

/** Documents of one partition, a full batch at a time. */
async function insert(docs: AnyDocument[]): Promise<void> {
  for (let start = 0; start < docs.length; start += maxWrites) {
    const some = docs.slice(start, start + maxWrites);
    const writes = some.map((doc) => ({ kind: 'insert' as const, doc }));
    expect(await store.commit(some[0]?.partition ?? '', writes)).toMatchObject({ ok: true });
  }
}
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const hoursAgo = (hours: number): string => new Date(Date.parse(now) - hours * 3_600_000).toISOString();
const practice = 'organisation:praktijk';

const absence = (at: number, from: string, until: string): AnyDocument =>
  sample('absence', practice, `absence:${at}`, {
    ...{ absenceId: String(at), organisationId: 'praktijk', deputyId: 'thuiszorg', withdrawn: false, state: 'done' },
    ...{ from, until },
  });

test('D3, A2: an absence counts for a term, and for its deputy, however many come after it', async () => {
  await insert(many(130, (at) => absence(at, hoursAgo(-at - 1), hoursAgo(-at - 2))));
  await insert([absence(1_000, hoursAgo(10), hoursAgo(-0.5))]);
  const { doc, revision } = (await store.get('organisation', practice, practice))!;
  const absences = (await readAll(store, 'absencesOfDeputy', 'thuiszorg')).map((each) => each.doc);
  await store.commit(practice, [{ kind: 'replace', doc: { ...doc, absences }, revision }]);
  const sides = { askerTeamId: 'thuiszorg.noord', addresseeTeamId: 'praktijk.team', since: hoursAgo(20) };
  const { addressee } = await threadPauses(deps, [], sides);
  expect([addressee.length, addressee[0]?.from]).toEqual([131, hoursAgo(10)]);
  expect(await absencesCoveredBy(deps, 'thuiszorg')).toHaveLength(131);
});

test('H1: the teams of every network are among the contacts', async () => {
  await addOrganisation(store, 'buurt', { kind: 'neighbourhood-team', teams: [{ id: 'buurt.west' }] });
  for (const at of Array.from({ length: 120 }).keys()) {
    const networkId = `m${at}`;
    const teamIds = at === 0 ? ['praktijk.team', 'buurt.west'] : ['praktijk.team'];
    await insert([
      sample('network', `network:${networkId}`, 'network', { networkId, teamIds }),
      sample('member', `network:${networkId}`, 'member:praktijk.team', {
        ...{ networkId, teamId: 'praktijk.team', since: hoursAgo(1_000 - at) },
      }),
    ]);
  }
  const place = sample('staff', practice, 'staff:x', {
    ...{ active: true, level: 'E', medicalData: true, careProfessional: true, organisationKind: 'practice' },
    ...{ teamIds: ['praktijk.team'], organisationId: 'praktijk' },
  });
  const listed = await listContacts(deps, { personId: 'x', name: 'X', staff: [place] }, { after: undefined, limit: 9 });
  const ids = listed.ok ? listed.value.shown.map(({ team }) => team.teamId) : [];
  expect(ids.sort()).toEqual(['buurt.west', 'praktijk.team']);
});

test('R2, R9: an open request is listed however many came, and were decided, after it', async () => {
  const request = (at: number, fields: object): AnyDocument =>
    sample('access-request', practice, `access-request:${at}`, {
      ...{ organisationId: 'praktijk', requestId: String(at), lapsesAt: hoursAgo(-300), state: 'approved', ...fields },
    });
  await insert(many(130, (at) => request(at, { at: hoursAgo(10) })));
  await insert([request(1_000, { at: hoursAgo(20), state: 'open' })]);
  await insert([request(1_001, { at: hoursAgo(500), lapsesAt: hoursAgo(164), state: 'open' })]);
  const place = sample('staff', practice, 'staff:x', {
    ...{ active: true, level: 'A', organisationKind: 'practice', organisationId: 'praktijk', teamIds: [] },
  });
  const manager: Actor = { personId: 'x', name: 'X', staff: [place] };
  const listed = await listRequests(deps, manager);
  expect(listed.ok && listed.value.shown.map(({ request: { requestId } }) => requestId)).toEqual(['1000']);
});

test('G5: a digest goes to every account manager, also of an organisation with more than one batch of them', async () => {
  await putTeam(store, 'praktijk.team', { contactPersonId: null });
  const fields = { active: true, level: 'A', organisationKind: 'practice', organisationId: 'praktijk', teamIds: [] };
  const persons = many(150, (at) => `p${String(at).padStart(3, '0')}`);
  await insert(
    persons.map((personId) => sample('staff', practice, `staff:praktijk:${personId}`, { ...fields, personId })),
  );
  expect(await planDigests(deps)).toBe(1);
  const cards = await readAll(store, 'cardsByState', 'pending');
  expect(cards.map((card) => card.doc.personId).sort()).toEqual(persons);
  expect(await planDigests(deps)).toBe(0);
});

const card = (at: number, fields: object): AnyDocument =>
  sample('card', practice, `card:${at}`, { personId: 'p', dueAt: hoursAgo(1), ...fields });

test('figures: what is on its way and what failed is counted to the last one; of what is kept it is told that there is more', async () => {
  await insert(many(1_050, (at) => card(at, { state: 'pending' })));
  await insert([
    card(2_000, { state: 'pending', dueAt: hoursAgo(-1), pendingSince: hoursAgo(2), failure: 'unauthorised' }),
  ]);
  await insert(many(1_150, (at) => card(3_000 + at, { state: 'failed', failure: 'refused' })));
  await insert(many(1_000, (at) => card(5_000 + at, { state: 'waiting' })));
  const counted = { pendingCards: 1_051, oldestSeconds: 7_200, unauthorisedCards: 1, failedCards: 1_150 };
  expect(await measureDeliveries(deps)).toMatchObject({ ...counted, waitingCards: 1_000, moreWaiting: 0 });
  await insert([card(9_000, { state: 'waiting' })]);
  expect(await measureDeliveries(deps)).toMatchObject({ waitingCards: 1_000, moreWaiting: 1 });
});
