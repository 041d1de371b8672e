import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite';
import { key } from '../../src/store/keys';
import type { AnyDocument, DocumentOf } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { decide, change, freely } from '../../src/usecases/decide';
import { arrive, chooseLanguage } from '../../src/usecases/people/arrive';
import { leave } from '../../src/usecases/people/leave';
import { loadActor } from '../../src/usecases/people/load-actor';
import { nameMissingPlaces, type NamedPlaces } from '../../src/usecases/people/name-missing-places';
import { readAll } from '../../src/usecases/read-all';
import { readConsentTexts } from '../../src/texts/consent-texts';
import { sample } from '../store/sample';
import { standardTerms } from '../../src/domain/category';

const personId = 'tenant.sanne';
const now = () => '2026-11-24T09:00:00.000Z';
const conversation = { serviceUrl: 'https://teams.example/', conversationId: 'chat', botId: 'bot', userId: 'user' };
const arrival = { tenantId: 'tenant', aadObjectId: 'sanne', conversation, locale: 'nl-NL' };
const region = {
  ...{ name: 'Noord', digestTime: '08:30', dpo: '', helpDesk: '', retentionDays: 30 },
  terms: { hours: standardTerms, calendar: 'clock' as const, zone: 'Europe/Amsterdam' },
  consent: readConsentTexts(join(__dirname, '../../src/texts/consent')),
};

let store: Store;
let ids = 0;
beforeEach(() => {
  store = openSqlite(':memory:');
});
afterEach(() => store.close());

const depsOf = (inner: Store) => ({ store: inner, region, now, newId: () => `id${(ids += 1)}`, wake: () => undefined });
const placeIn = (organisationId: string): DocumentOf<'staff'> => {
  const { partition, id } = key.staff(organisationId, personId);
  return sample('staff', partition, id, { personId, organisationId, name: 'Sanne de Wit', active: true });
};
const put = async (...docs: AnyDocument[]): Promise<void> => {
  for (const doc of docs) expect((await store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
};
/** As every way in does it: with a decision. */
const given = (organisationId: string, on: Store = store) => {
  const doc = placeIn(organisationId);
  const work = { actor: { personId: 'operator', name: '', staff: [] }, partition: doc.partition, allow: freely };
  const record = { action: 'directory.add', object: doc.id, ground: 'directory file', organisationId } as const;
  return decide(depsOf(on), work, () => change(null, { writes: [{ kind: 'insert', doc }], record }));
};
const arrives = (on: Store = store) =>
  arrive(depsOf(on), arrival, () => Promise.resolve({ name: 'Sanne de Wit', email: undefined }));
const person = async () => (await store.get('person', `person:${personId}`, 'person'))?.doc;
const found = async () => (await loadActor({ store }, personId)).staff.map((place) => place.organisationId);
/** As an older program kept a person. */
const olderPerson = (): DocumentOf<'person'> =>
  sample('person', `person:${personId}`, 'person', { personId, name: 'Sanne de Wit', lastSeen: now() });

/** A store before whose call number `at` something else is done, from beginning to end; `calls` counts. */
function interrupted(at: number, work: () => Promise<unknown>): { store: Store; calls: () => number } {
  let calls = 0;
  const step = async (): Promise<void> => {
    calls += 1;
    if (calls === at) await work();
  };
  const after = async <T>(call: () => Promise<T>): Promise<T> => {
    await step();
    return call();
  };
  return {
    calls: () => calls,
    store: {
      ...store,
      get: (...asked) => after(() => store.get(...asked)),
      query: (...asked) => after(() => store.query(...asked)),
      commit: (...asked) => after(() => store.commit(...asked)),
    },
  };
}

/** Plays `work` once for each of its calls to the store, with `other` in between, from a store that `begin` made. */
async function everywhere(
  begin: () => Promise<unknown>,
  work: (on: Store) => Promise<unknown>,
  other: () => Promise<unknown>,
  check: () => Promise<void>,
): Promise<void> {
  for (let at = 1; ; at += 1) {
    await store.close();
    store = openSqlite(':memory:');
    await begin();
    const { store: on, calls } = interrupted(at, other);
    await work(on);
    // It had no call of that number: each had its turn.
    if (calls() < at) return;
    await check();
  }
}

const nobody = () => Promise.resolve();
const beginnings: [string, string[], () => Promise<void>][] = [
  ['whom the bot has not met', [], nobody],
  ['of an older program', ['b'], () => put(olderPerson(), placeIn('b'))],
  [
    'who has a place',
    ['b'],
    async () => {
      expect((await given('b')).ok).toBe(true);
    },
  ],
];

describe.each(beginnings)('somebody %s', (_, before, begin) => {
  test('arrives while a place is given: it is found, and so is where to reach them', () =>
    everywhere(
      begin,
      arrives,
      () => given('c'),
      async () => {
        expect(await found()).toEqual([...before, 'c']);
        expect(await person()).toMatchObject({ conversation, tenantId: 'tenant', organisationIds: [...before, 'c'] });
      },
    ));

  test('is given a place while arriving', () =>
    everywhere(
      begin,
      (on) => given('c', on),
      arrives,
      async () => {
        expect(await found()).toEqual([...before, 'c']);
        expect(await person()).toMatchObject({ conversation, organisationIds: [...before, 'c'] });
      },
    ));

  test('is given two places at once, and both are found', () =>
    everywhere(
      begin,
      (on) => given('c', on),
      () => given('a'),
      async () => {
        expect(await found()).toEqual(['a', ...before, 'c']);
      },
    ));

  test('is given a place by a process that ends at any moment: what is there is found', async () => {
    for (let at = 1, ended = true; ended; at += 1) {
      await store.close();
      store = openSqlite(':memory:');
      await begin();
      const { store: on } = interrupted(at, () => Promise.reject(new Error('the process ended')));
      ended = await given('c', on).then(
        () => false,
        () => true,
      );
      const there = (await store.get('staff', 'organisation:c', placeIn('c').id)) !== undefined;
      expect(await found()).toEqual([...before, ...(there ? ['c'] : [])]);
      await given('c');
      expect(await found()).toEqual([...before, 'c']);
    }
  });
});

test('a choice of language and a leave are not lost to a place that is given meanwhile, nor the place to them', async () => {
  const changes: [(on: Store) => Promise<unknown>, object][] = [
    [(on) => chooseLanguage(depsOf(on), personId, 'en'), { language: 'en', conversation }],
    [(on) => leave(depsOf(on), personId), { conversation: null }],
  ];
  for (const [work, left] of changes) {
    await everywhere(
      arrives,
      work,
      () => given('c'),
      async () => {
        expect(await person()).toMatchObject({ ...left, organisationIds: ['c'] });
      },
    );
  }
});

test('somebody who was given a place before opening the bot is as new to it as before: asked who they are, never seen', async () => {
  await given('c');
  expect(await person()).toMatchObject({ name: '', conversation: null, profileAt: null });
  expect((await person())?.lastSeen).toBeUndefined();
  await arrives();
  expect(await person()).toMatchObject({ ...arrival, locale: 'nl-NL', name: 'Sanne de Wit', lastSeen: now() });
});

test('a right rests on the place, not on the name: one too many opens nothing', async () => {
  await put({ ...olderPerson(), organisationIds: ['a', 'b'] }, placeIn('b'));
  expect(await found()).toEqual(['b']);
});

describe('the sweep', () => {
  const organisation = (organisationId: string) => {
    const { partition, id } = key.organisation(organisationId);
    return sample('organisation', partition, id, { organisationId, name: organisationId });
  };
  const sweep = async (named?: NamedPlaces, on: Store = store): Promise<string[]> => {
    const told: string[] = [];
    await nameMissingPlaces({ store: on }, named, {
      named: (who, where) => void told.push(`${who} ${where}`),
      seated: (who, where) => void told.push(`${who} sits in ${where}`),
    });
    return told;
  };

  test('names what is missing, tells of it, and asks about what it has seen no more', async () => {
    await put(organisation('a'), organisation('b'), placeIn('a'), placeIn('b'), {
      ...olderPerson(),
      organisationIds: ['a'],
    });
    const named: NamedPlaces = new Set();
    expect(await sweep(named)).toEqual([`${personId} b`]);
    expect(await found()).toEqual(['a', 'b']);
    const asked: string[] = [];
    const listening: Store = {
      ...store,
      get: (type, ...rest) => (asked.push(type), store.get(type, ...rest)),
      query: (name, value, range) => (asked.push(range.partition ?? name), store.query(name, value, range)),
    };
    expect(await sweep(named, listening)).toEqual([]);
    expect(asked).toEqual(['organisations', 'organisation:a', 'organisation:b']);
  });

  test('writes a seat that is missing and tells of it, but none of whoever leaves the team at the same moment', async () => {
    const place = { ...placeIn('a'), teamIds: ['a.one', 'a.two'] };
    const seat = key.seat('a', 'a.one', personId);
    await put(organisation('a'), place, { ...olderPerson(), organisationIds: ['a'] });
    await put({ ...seat, schemaVersion: 1, personId, teamId: 'a.one', organisationId: 'a' });
    const leaves: Store['commit'] = async (partition, writes) => {
      const { doc, revision } = (await store.get('staff', place.partition, place.id))!;
      const left = { ...doc, teamIds: ['a.one'] };
      await store.commit(partition, [{ kind: 'replace', revision, doc: left }]);
      return store.commit(partition, writes);
    };
    expect(await sweep(new Set(), { ...store, commit: leaves })).toEqual([]);
    expect(await store.get('seat', seat.partition, 'seat:a.two:' + personId)).toBeUndefined();
    const { doc, revision } = (await store.get('staff', place.partition, place.id))!;
    await store.commit(place.partition, [{ kind: 'replace', revision, doc: { ...doc, teamIds: place.teamIds } }]);
    expect(await sweep(new Set())).toEqual([`${personId} sits in a.two`]);
    expect((await readAll(store, 'seatsOfTeam', 'a.two')).map((each) => each.doc.personId)).toEqual([personId]);
    expect(await sweep(new Set())).toEqual([]);
  });

  test('fills a store of 0.1.0, cut off at any call and run again', async () => {
    for (let at = 1, ended = true; ended; at += 1) {
      await store.close();
      store = openSqlite(':memory:');
      const other = { ...placeIn('b'), id: 'staff:b:tenant.noor', personId: 'tenant.noor' };
      await put(organisation('a'), organisation('b'), placeIn('a'), placeIn('b'), olderPerson(), other);
      const { store: on } = interrupted(at, () => Promise.reject(new Error('the process ended')));
      ended = await sweep(undefined, on).then(
        () => false,
        () => true,
      );
      await sweep();
      expect((await person())?.organisationIds).toEqual(['a', 'b']);
      expect((await store.get('person', 'person:tenant.noor', 'person'))?.doc).toMatchObject({
        ...{ personId: 'tenant.noor', conversation: null, organisationIds: ['b'] },
      });
    }
  });

  test('goes on with the others where a person cannot be read', async () => {
    const damaged = { ...olderPerson(), schemaVersion: 'damaged' as never };
    const other = { ...placeIn('a'), id: 'staff:a:tenant.noor', personId: 'tenant.noor' };
    await put(organisation('a'), damaged, placeIn('a'), other);
    await expect(sweep()).rejects.toMatchObject({ name: 'UnreadableDocument' });
    expect((await loadActor({ store }, 'tenant.noor')).staff).toHaveLength(1);
    expect((await store.get('person', 'person:tenant.noor', 'person'))?.doc.organisationIds).toEqual(['a']);
  });
});
