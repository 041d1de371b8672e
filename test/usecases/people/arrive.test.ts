import type { Store } from '../../../src/store/store';
import { openSqlite } from '../../../src/store/sqlite';
import type { Deps } from '../../../src/usecases/deps';
import { arrive, type Profile } from '../../../src/usecases/people/arrive';
import { loadActor } from '../../../src/usecases/people/load-actor';
import { sample } from '../../store/sample';

const arrival = {
  tenantId: 'tenant',
  aadObjectId: 'sanne',
  conversation: { serviceUrl: 'https://teams.example/', conversationId: 'chat', botId: 'bot', userId: 'user' },
  locale: 'nl-NL',
};
const personId = 'tenant.sanne';
const organisation = 'organisation:linde';

let store: Store;
let commits: number;
let now: string;
let deps: Pick<Deps, 'store' | 'now' | 'wake'>;

beforeEach(() => {
  const inner = openSqlite(':memory:');
  commits = 0;
  now = '2026-11-24T09:00:00.000Z';
  store = {
    ...inner,
    commit: (partition, writes) => {
      commits += 1;
      return inner.commit(partition, writes);
    },
  };
  deps = { store, now: () => now, wake: () => undefined };
});
afterEach(() => store.close());

const arrives = (profile: Profile) => arrive(deps, arrival, () => Promise.resolve(profile));
const called = (name: string, email?: string): Profile => ({ name, email });

test('four equal arrivals are one commit: the first', async () => {
  for (let time = 0; time < 4; time += 1) await arrives(called('Sanne de Wit', 'sanne@linde.example'));
  expect(commits).toBe(1);
});

test('someone renamed in Teams acts, and stands among the staff, under the present name from the next day on', async () => {
  const place = sample('staff', organisation, 'staff:linde:sanne', { personId, name: 'Sanne de Wit', active: true });
  await arrives(called('Sanne de Wit'));
  await store.commit(organisation, [{ kind: 'insert', doc: place }]);
  now = '2026-11-25T09:00:00.000Z';
  await arrives(called('Sanne Bakker'));
  const staff = await store.get('staff', organisation, 'staff:linde:sanne');
  expect([(await loadActor(deps, personId)).name, staff?.doc.name]).toEqual(['Sanne Bakker', 'Sanne Bakker']);
});

test('someone whose name Teams does not tell keeps the one of their place', async () => {
  const place = sample('staff', organisation, 'staff:linde:sanne', { personId, name: 'Sanne de Wit', active: true });
  await store.commit(organisation, [{ kind: 'insert', doc: place }]);
  await arrives(undefined);
  expect((await loadActor(deps, personId)).name).toBe('Sanne de Wit');
});

test('a guest is kept by their home address', async () => {
  const { person } = await arrives(called('Noor', 'noor_van_dam_zorg.example#EXT#@linde.onmicrosoft.com'));
  expect(person.email).toBe('noor_van_dam@zorg.example');
});
