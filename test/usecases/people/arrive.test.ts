import type { DocumentOf } from '../../../src/store/documents';
import type { Store } from '../../../src/store/store';
import { openSqlite } from '../../../src/store/sqlite';
import type { Deps } from '../../../src/usecases/deps';
import { arrive, type Profile } from '../../../src/usecases/people/arrive';
import { loadActor } from '../../../src/usecases/people/load-actor';
import { namePlace } from '../../../src/usecases/places';
import { sample } from '../../store/sample';

const arrival = {
  tenantId: 'tenant',
  aadObjectId: 'sanne',
  conversation: { serviceUrl: 'https://teams.example/', conversationId: 'chat', botId: 'bot', userId: 'user' },
  locale: 'nl-NL',
};
const personId = 'tenant.sanne';
const organisation = 'organisation:linde';
const held = { personId, organisationId: 'linde' };

let store: Store;
let commits: number;
let now: string;
let deps: Pick<Deps, 'store' | 'now'>;

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
  deps = { store, now: () => now };
});
afterEach(() => store.close());

const arrives = (profile: Profile) => arrive(deps, arrival, () => Promise.resolve(profile));
const getsPlace = async (doc: DocumentOf<'staff'>) => {
  await namePlace(deps, doc);
  await store.commit(organisation, [{ kind: 'insert', doc }]);
};
const called = (name: string, email?: string): Profile => ({ name, email });

test('four equal arrivals are one commit: the first', async () => {
  for (let time = 0; time < 4; time += 1) await arrives(called('Sanne de Wit', 'sanne@linde.example'));
  expect(commits).toBe(1);
});

test('someone renamed in Teams acts, and stands among the staff, under the present name from the next day on', async () => {
  const place = sample('staff', organisation, 'staff:linde:tenant.sanne', {
    ...held,
    name: 'Sanne de Wit',
    active: true,
  });
  await arrives(called('Sanne de Wit'));
  await getsPlace(place);
  now = '2026-11-25T09:00:00.000Z';
  await arrives(called('Sanne Bakker'));
  const staff = await store.get('staff', organisation, 'staff:linde:tenant.sanne');
  expect([(await loadActor(deps, personId)).name, staff?.doc.name]).toEqual(['Sanne Bakker', 'Sanne Bakker']);
});

test('someone whose name Teams does not tell keeps the one of their place', async () => {
  const place = sample('staff', organisation, 'staff:linde:tenant.sanne', {
    ...held,
    name: 'Sanne de Wit',
    active: true,
  });
  await getsPlace(place);
  await arrives(undefined);
  expect((await loadActor(deps, personId)).name).toBe('Sanne de Wit');
});

describe('R5: the present name of somebody', () => {
  const place = (fields: object = {}) =>
    sample('staff', organisation, 'staff:linde:tenant.sanne', {
      ...held,
      name: 'Sanne de Wit',
      active: true,
      ...fields,
    });
  const placeName = async () => (await store.get('staff', organisation, 'staff:linde:tenant.sanne'))?.doc.name;
  const comesAs = (name: string | undefined, profile: Profile, on: Pick<Deps, 'store' | 'now'> = deps) => {
    let asked = 0;
    const ask = (): Promise<Profile> => {
      asked += 1;
      return Promise.resolve(profile);
    };
    return arrive(on, { ...arrival, name }, ask).then(() => asked);
  };
  beforeEach(async () => {
    await comesAs('Sanne de Wit', called('Sanne de Wit', 'sanne@linde.example'));
    await getsPlace(place());
  });

  test('is asked at once when Teams says another one, and once', async () => {
    expect(await comesAs('Sanne de Wit', called('not asked'))).toBe(0);
    expect(await comesAs('Sanne Bakker', called('Sanne Bakker'))).toBe(1);
    expect(await placeName()).toBe('Sanne Bakker');
    expect(await comesAs('Sanne Bakker', called('not asked'))).toBe(0);
    expect(await comesAs(undefined, called('not asked'))).toBe(0);
  });

  test('is not asked at each press where Teams calls somebody two ways', async () => {
    expect(await comesAs('S. de Wit', called('Sanne de Wit'))).toBe(1);
    expect(await comesAs('S. de Wit', called('not asked'))).toBe(0);
  });

  test('is asked again at the next press when Teams did not answer', async () => {
    expect(await comesAs('Sanne Bakker', undefined)).toBe(1);
    expect(await comesAs('Sanne Bakker', called('Sanne Bakker'))).toBe(1);
    expect(await placeName()).toBe('Sanne Bakker');
  });

  test('reaches their places at the next press when the store failed half-way', async () => {
    now = '2026-11-25T09:00:00.000Z';
    const failing: Store = {
      ...store,
      commit: (partition, writes) =>
        partition === organisation ? Promise.reject(new Error('store away')) : store.commit(partition, writes),
    };
    await expect(comesAs(undefined, called('Sanne Bakker'), { ...deps, store: failing })).rejects.toThrow('store away');
    await comesAs(undefined, called('Sanne Bakker'));
    expect(await placeName()).toBe('Sanne Bakker');
  });

  test('is written over a place that somebody else changed meanwhile', async () => {
    let raced = false;
    const racing: Store = {
      ...store,
      commit: async (partition, writes) => {
        if (partition === organisation && !raced) {
          raced = true;
          const { doc, revision } = (await store.get('staff', organisation, 'staff:linde:tenant.sanne'))!;
          await store.commit(organisation, [{ kind: 'replace', doc: { ...doc, level: 'A' }, revision }]);
        }
        return store.commit(partition, writes);
      },
    };
    await comesAs('Sanne Bakker', called('Sanne Bakker'), { ...deps, store: racing });
    const found = await store.get('staff', organisation, 'staff:linde:tenant.sanne');
    expect(found?.doc).toMatchObject({ name: 'Sanne Bakker', level: 'A' });
  });

  test.each(['', '  ', '\u200b'])(
    'is kept when Teams tells an empty one (%j), and so is the address',
    async (empty) => {
      now = '2026-11-25T09:00:00.000Z';
      await comesAs(empty, called(empty, empty));
      const person = await store.get('person', `person:${personId}`, 'person');
      expect(person?.doc).toMatchObject({ name: 'Sanne de Wit', email: 'sanne@linde.example', profileAt: now });
      expect(await placeName()).toBe('Sanne de Wit');
    },
  );
});

test.each(['', ' '])('an address that says nothing (%j) is none', async (empty) => {
  expect((await arrives(called('Sanne', empty))).person.email).toBeNull();
});

test('a guest is kept by their home address', async () => {
  const { person } = await arrives(called('Noor', 'noor_van_dam_zorg.example#EXT#@linde.onmicrosoft.com'));
  expect(person.email).toBe('noor_van_dam@zorg.example');
});
