import { organisationPartition } from '../../../src/store/partitions';
import type { AnyDocument, DocumentOf } from '../../../src/store/documents';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { spreadNotice } from '../../../src/usecases/deliveries/spread-notice';
import { unreachedOf } from '../../../src/usecases/notices/unreached';
import { readAll } from '../../../src/usecases/read-all';
import type { Deps } from '../../../src/usecases/deps';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { damaged, sample } from '../../store/sample';

const partition = 'network:n1';
const large = 250;
const digest = { kind: 'digest', organisationId: 'o', teamId: 'o.t', date: '2026-11-23', to: 'contact' };
let waiting: Waiting;
let deps: Deps;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  deps = waiting.process(() => '2026-11-24T09:00:00.000Z');
});
afterEach(() => waiting.store.close());

async function insert(docs: AnyDocument[]): Promise<void> {
  for (let start = 0; start < docs.length; start += 100) {
    const writes = docs.slice(start, start + 100).map((doc) => ({ kind: 'insert', doc }) as const);
    expect((await waiting.store.commit(docs[0]!.partition, writes)).ok).toBe(true);
  }
}

/** A team of this many who may all read contents. */
async function team(size: number): Promise<void> {
  const organisationId = 'thuiszorg';
  const at = organisationPartition(organisationId);
  const teamIds = ['thuiszorg.noord'];
  const rights = { level: 'professional', medicalData: true, careProfessional: true, active: true, teamIds };
  const ids = Array.from({ length: size }, (_, index) => `p${String(index).padStart(3, '0')}`);
  await insert([
    ...ids.map((personId) =>
      sample('staff', at, `staff:thuiszorg:${personId}`, { personId, organisationId, ...rights }),
    ),
    ...ids.map((personId) =>
      sample('seat', at, `seat:thuiszorg.noord:${personId}`, { personId, organisationId, teamId: 'thuiszorg.noord' }),
    ),
  ]);
}

async function notice(fields: Partial<DocumentOf<'notice'>>): Promise<void> {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const plain = { about, version: 2, alertTeamId: null, alertPersonIds: [], state: 'pending', dueAt: deps.now() };
  await insert([sample('notice', partition, 'notice:1', { ...plain, ...fields })]);
}

async function spread(store: Store = waiting.store): Promise<void> {
  const found = await waiting.store.get('notice', partition, 'notice:1');
  await spreadNotice({ ...deps, store }, found!, () => undefined);
}

const cards = async () => (await readAll(waiting.store, 'cardsAbout', 't1', { partition })).map(({ doc }) => doc);
const state = async () => (await waiting.store.get('notice', partition, 'notice:1'))?.doc.state;

/** A store in which the nth commit is refused, as when somebody else was at it. */
function refusing(nth: number): Store {
  let commits = 0;
  return {
    ...waiting.store,
    commit: (...batch) =>
      (commits += 1) === nth
        ? Promise.resolve({ ok: false, reason: 'changed', index: 0 })
        : waiting.store.commit(...batch),
  };
}

test.each([large, 2_001])('each of a team of %i gets one card, and the notice is done', async (size) => {
  await team(size);
  await notice({ alertTeamId: 'thuiszorg.noord' });
  await spread();
  expect(new Set((await cards()).map(({ personId }) => personId)).size).toBe(size);
  expect(await state()).toBe('done');
});

test.each([1, 2, 3])(
  'with batch %i refused the notice stays pending, and the next time makes up for it',
  async (nth) => {
    await team(large);
    await notice({ alertTeamId: 'thuiszorg.noord' });
    await spread(refusing(nth));
    expect(await state()).toBe('pending');
    expect((await cards()).length).toBeLessThan(large);
    await spread();
    const people = (await cards()).map(({ personId }) => personId);
    expect([people.length, new Set(people).size]).toEqual([large, large]);
    expect(await state()).toBe('done');
  },
);

test('cards that are there are brought up to date, and nobody who has this card gets another', async () => {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const old = { about, subjectId: 't1', shown: 1, wanted: 1, activityId: 'a', leaseUntil: null, waitingFor: null };
  const refused = { state: 'failed', failure: 'too-large', shown: null, activityId: null };
  await insert([
    sample('card', partition, 'card:t1:p:2', { ...old, personId: 'p', state: 'delivered', wanted: 2, shown: 2 }),
    sample('card', partition, 'card:t1:q:1', { ...old, personId: 'q', state: 'delivered' }),
    sample('card', partition, 'card:t1:r:1', { ...old, personId: 'r', state: 'waiting', waitingFor: 'r' }),
    sample('card', partition, 'card:t1:s:1', { ...old, personId: 's', state: 'failed', failure: 'rejected' }),
    sample('card', partition, 'card:t1:t:1', { ...old, personId: 't', state: 'failed', failure: 'activity-gone' }),
    sample('card', partition, 'card:t1:u:1', { ...old, personId: 'u', state: 'failed', failure: 'no-name' }),
    sample('card', partition, 'card:t1:v:1', { ...old, ...refused, personId: 'v' }),
  ]);
  await notice({ alertPersonIds: ['p'] });
  await spread();
  expect((await cards()).map(({ personId, state, wanted }) => [personId, state, wanted]).sort()).toEqual([
    ['p', 'delivered', 2],
    ['q', 'pending', 2],
    ['r', 'waiting', 2],
    // Teams refused to update it: a new version is another chance.
    ['s', 'pending', 2],
    ['t', 'failed', 2],
    ['u', 'failed', 2],
    ['v', 'failed', 2],
  ]);
  expect(await state()).toBe('done');
});

test('of more than a thousand cards about one thread every one is brought up to date', async () => {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const old = { about, subjectId: 't1', state: 'delivered', shown: 1, wanted: 1, activityId: 'a', leaseUntil: null };
  const ids = Array.from({ length: 1_150 }, (_, index) => `p${index}`);
  await insert(ids.map((personId) => sample('card', partition, `card:t1:${personId}:1`, { ...old, personId })));
  await notice({});
  await spread();
  const all = await readAll(waiting.store, 'cardsAbout', 't1', { partition }, 1e5);
  expect(all.filter(({ doc }) => doc.wanted === 2 && doc.state === 'pending')).toHaveLength(1_150);
  expect(await state()).toBe('done');
});

test('a notice that has nothing to tell is done', async () => {
  await notice({});
  await spread();
  expect([await cards(), await state()]).toEqual([[], 'done']);
});

describe('R5: rights are lost', () => {
  const person = 'p';
  const organisation = organisationPartition('thuiszorg');
  const id = 'notice:1';
  const thread = { kind: 'thread', networkId: 'n', threadId: 't' };
  const there = {
    personId: person,
    about: thread,
    state: 'delivered',
    activityId: 'a',
    leaseUntil: null,
    failure: null,
  };
  const place = (index: number) => [`network:n${index % 7}`, `card:${index}`] as const;

  async function losing(total: number): Promise<void> {
    for (let network = 0; network < 7; network += 1) {
      const here = Array.from({ length: total }, (_, index) => index).filter((index) => index % 7 === network);
      const createdAt = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
      await insert(here.map((index) => sample('card', ...place(index), { ...there, createdAt: createdAt(index) })));
    }
    const about = { kind: 'rights-lost', personId: person, after: null };
    await insert([sample('notice', organisation, id, { about, state: 'pending', dueAt: deps.now() })]);
  }

  /** As the job does it, until the notice is done. Answers in how many rounds. */
  async function spreadAll(store: Store = waiting.store): Promise<number> {
    for (let round = 0; ; round += 1) {
      const found = await waiting.store.get('notice', organisation, id);
      if (found?.doc.state !== 'pending') return round;
      await spreadNotice({ ...deps, store }, found, () => undefined);
    }
  }

  async function refreshed(total: number): Promise<[string, number][]> {
    const found = await Promise.all(
      Array.from({ length: total }, (_, index) => waiting.store.get('card', ...place(index))),
    );
    return found.map((card) => [card!.doc.state, card!.doc.refresh]);
  }
  const all = (total: number) => Array.from({ length: total }, () => ['pending', 1]);

  test('every one of 500 cards, in seven networks, is due to be shown anew, page by page', async () => {
    await losing(500);
    expect(await spreadAll()).toBe(5);
    expect(await refreshed(500)).toEqual(all(500));
  });

  test('a process ends at any one of its commits, or somebody else is first: another one makes up for it', async () => {
    const total = 110;
    for (let nth = 1, ended = true; ended; nth += 1) {
      const { store } = waiting;
      waiting.store = openSqlite(':memory:');
      await store.close();
      await losing(total);
      ended = false;
      let commits = 0;
      const ending: Store = {
        ...waiting.store,
        commit: async (...batch) => {
          commits += 1;
          if (commits !== nth) return waiting.store.commit(...batch);
          ended = true;
          if (nth % 2 === 0) return { ok: false, reason: 'changed', index: 0 };
          throw new Error('The process ends');
        },
      };
      await spreadAll(ending).catch(() => undefined);
      await spreadAll();
      expect({ nth, cards: await refreshed(total) }).toEqual({ nth, cards: all(total) });
    }
  });

  test.each([
    ['shown', {}, ['pending', 1]],
    ['being sent at this moment', { state: 'pending', leaseUntil: '2026-11-24T09:00:30.000Z' }, ['pending', 1]],
    ['due already', { state: 'pending', activityId: null }, ['pending', 0]],
    ['waiting for its reader', { state: 'waiting', waitingFor: person }, ['waiting', 0]],
    ['given up with contents in the chat', { state: 'failed', failure: 'gave-up' }, ['pending', 1]],
    ['thrown away', { state: 'failed', failure: 'activity-gone' }, ['failed', 0]],
    ['of no name', { activityId: null }, ['delivered', 0]],
    ['a digest, which has no contents', { about: digest }, ['delivered', 0]],
    ['somebody else’s', { personId: 'q' }, ['delivered', 0]],
  ])('a card that is %s', async (_what, fields, expected) => {
    await losing(0);
    await insert([sample('card', ...place(0), { ...there, ...fields })]);
    await spreadAll();
    expect(await refreshed(1)).toEqual([expected]);
  });
});

test('a card that cannot be read stays as it is; the others come up to date, new ones are made, and its reader is not reached', async () => {
  await team(3);
  await notice({ alertTeamId: 'thuiszorg.noord' });
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const shown = { about, subjectId: 't1', wanted: 1, shown: 1, state: 'delivered', failure: null, waitingFor: null };
  const old = sample('card', partition, 'card:t1:p001:1', { personId: 'p001', ...shown });
  const unread = sample('card', partition, 'card:t1:p000:2', { personId: 'p000', ...shown, wanted: 2 });
  await insert([old, damaged(unread)]);
  const told: string[] = [];
  const found = await waiting.store.get('notice', partition, 'notice:1');
  await spreadNotice(deps, found!, ({ documentId }) => told.push(documentId));
  expect(told).toEqual([unread.id]);
  expect(await state()).toBe('done');
  const page = await waiting.store.query('cardsAbout', 't1', { partition, limit: 10, onUnreadable: () => undefined });
  expect(page.items.map(({ doc }) => `${doc.id} ${doc.state} ${doc.wanted}`).sort()).toEqual([
    'card:t1:p001:1 pending 2',
    'card:t1:p001:2 pending 2',
    'card:t1:p002:2 pending 2',
  ]);
  const { people, wholeTeam } = await unreachedOf(deps, 'n1', 't1', 'thuiszorg.noord');
  expect({ people: people.map(({ reason }) => reason), wholeTeam }).toEqual({ people: ['failed'], wholeTeam: false });
});
