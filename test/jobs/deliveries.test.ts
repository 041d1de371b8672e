import { UnreadableDocument, type AnyDocument } from '../../src/store/documents';
import type { Store, Stored } from '../../src/store/store';
import { tellCommits } from '../../src/store/tell-commits';
import { deliverDue } from '../../src/jobs/deliveries';
import { runDeliveries } from '../helpers/run-deliveries';
import { createLanes, type Lanes } from '../../src/jobs/lanes';
import { measureDeliveries } from '../../src/usecases/deliveries/measure-deliveries';
import type { Deps } from '../../src/usecases/deps';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';
import { damaged, sample } from '../store/sample';

const now = '2026-11-24T09:00:00.000Z';
const ago = (seconds: number): string => new Date(Date.parse(now) - seconds * 1_000).toISOString();
let waiting: Waiting;
let deps: Deps;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  deps = waiting.process(() => now);
});
afterEach(() => waiting.store.close());

async function insert(...docs: AnyDocument[]): Promise<void> {
  for (const doc of docs) {
    expect((await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
  }
}

function card(id: string, fields: object = {}) {
  const about = { kind: 'unreachable', organisationId: 'thuiszorg', teamId: 'thuiszorg.noord', date: '2026-11-24' };
  const plain = { activityId: null, shown: null, waitingFor: null, leaseUntil: null, failure: null, missed: false };
  const counts = { wanted: 1, refresh: 0, attempts: 0, unclear: 0, state: 'pending', dueAt: ago(1) };
  return sample('card', 'organisation:thuiszorg', `card:${id}`, {
    personId: id,
    about,
    ...plain,
    ...counts,
    ...fields,
  });
}

const digest = {
  kind: 'digest',
  organisationId: 'thuiszorg',
  teamId: 'thuiszorg.noord',
  date: '2026-11-24',
  to: 'contact',
};

function notice(networkId: string, dueAt = ago(1)) {
  const about = { kind: 'thread', networkId, threadId: 't1' };
  const plain = { about, version: 1, alertTeamId: null, alertPersonIds: ['p'], state: 'pending', dueAt };
  return sample('notice', `network:${networkId}`, `notice:${networkId}`, plain);
}

test('a card that cannot be sent does not hold up the others, and is told by its id and kind of error', async () => {
  await insert(card('one'), card('two'), card('three'));
  const told: [string, string, unknown][] = [];
  const deliver = ({ personId }: { personId: string }) =>
    personId === 'two'
      ? Promise.reject(new RangeError('fault'))
      : Promise.resolve({ kind: 'sent' as const, activityId: personId, version: 1 });
  await runDeliveries(deps, { deliver }, (...what) => told.push(what));
  const delivered = await waiting.store.query('cardsByState', 'delivered', { limit: 10 });
  expect(delivered.items.map(({ doc }) => doc.personId).sort()).toEqual(['one', 'three']);
  expect(told).toEqual([['card', 'card:two', new RangeError('fault')]]);
});

test('what cannot be read holds up nothing, however much of it comes first: told by its id, and counted', async () => {
  const older = (id: string) => ({ dueAt: ago(3_600 + Number(id)) });
  const ids = Array.from({ length: 60 }, (_, index) => String(index));
  await insert(...ids.map((id) => damaged(card(id, older(id)))));
  await insert(...ids.map((id) => damaged(notice(`x${id}`, ago(3_600)))));
  await insert(card('one'), notice('n1'));
  const told = new Set<string>();
  const deliver = () => Promise.resolve({ kind: 'sent' as const, activityId: 'a', version: 1 });
  await runDeliveries(deps, { deliver }, (_, id, error) => {
    expect(error).toBeInstanceOf(UnreadableDocument);
    told.add(id);
  });
  const delivered = await waiting.store.query('cardsByState', 'delivered', { limit: 10 });
  expect(delivered.items.map(({ doc }) => doc.personId).sort()).toEqual(['one', 'p']);
  expect(told.size).toBe(120);
  expect(await measureDeliveries(deps)).toMatchObject({ pendingCards: 0, pendingNotices: 0, unreadable: 120 });
});

test('once it is stopped, what is in hand is finished and nothing more is begun', async () => {
  await insert(...Array.from({ length: 120 }, (_, at) => card(`one of many ${at}`)));
  const state = { begun: 0, stopped: false };
  const deliver = async () => {
    state.begun += 1;
    state.stopped = state.begun === 50;
    await new Promise((done) => setTimeout(done, 10));
    return { kind: 'sent' as const, activityId: 'a', version: 1 };
  };
  const told: string[] = [];
  const tell = (what: string, id: string): void => void told.push(`${what} ${id}`);
  await runDeliveries(deps, { deliver }, tell, { stopped: () => state.stopped });
  expect(state.begun).toBe(50);
  expect((await measureDeliveries(deps)).pendingCards).toBe(70);
  expect(told).toEqual([]);
});

test('a notice that fails is postponed for a minute, so that those behind it go first', async () => {
  await insert(notice('n1', ago(10)), notice('n2'));
  const failing: Store = {
    ...waiting.store,
    query: (name, value, range) =>
      name === 'cardsAbout' && range.partition === 'network:n1'
        ? Promise.reject(new RangeError('fault'))
        : waiting.store.query(name, value, range),
  };
  const told: string[] = [];
  const courier = { deliver: () => Promise.resolve({ kind: 'no-conversation' as const }) };
  await runDeliveries({ ...deps, store: failing }, courier, (what, id) => told.push(`${what} ${id}`));
  expect(told).toEqual(['notice notice:n1']);
  const [first, second] = await Promise.all(
    ['n1', 'n2'].map((id) => waiting.store.get('notice', `network:${id}`, `notice:${id}`)),
  );
  expect(first?.doc).toMatchObject({ state: 'pending', dueAt: ago(-60) });
  expect(second?.doc.state).toBe('done');
});

test('how delivery stands: what is on its way and since when, what waits, what failed lately, and why', async () => {
  expect(await measureDeliveries(deps)).toEqual({
    pendingNotices: 0,
    pendingCards: 0,
    oldestSeconds: 0,
    waitingCards: 0,
    moreWaiting: 0,
    failedCards: 0,
    failedSinceHours: 24,
    unauthorisedCards: 0,
    unclearSends: 0,
    lateDigests: 0,
    unreadable: 0,
  });
  await insert(
    notice('n1', ago(30)),
    card('oldest', { dueAt: ago(90), unclear: 2 }),
    card('login', { failure: 'unauthorised', unclear: 1 }),
    card('digest', { about: digest, dueAt: ago(899) }),
    card('late digest', { about: digest, dueAt: ago(1), pendingSince: ago(901) }),
    card('waits', { state: 'waiting', waitingFor: 'waits', unclear: 5 }),
    card('failed', { state: 'failed', dueAt: ago(23 * 3_600) }),
    card('thrown away', { state: 'failed', failure: 'activity-gone', dueAt: ago(60) }),
    card('answered in time', { state: 'failed', failure: 'not-entitled', dueAt: ago(60) }),
    card('failed long ago', { state: 'failed', dueAt: ago(25 * 3_600) }),
  );
  expect(await measureDeliveries(deps)).toEqual({
    pendingNotices: 1,
    pendingCards: 4,
    oldestSeconds: 901,
    waitingCards: 1,
    moreWaiting: 0,
    failedCards: 1,
    failedSinceHours: 24,
    unauthorisedCards: 1,
    unclearSends: 3,
    lateDigests: 1,
    unreadable: 0,
  });
});

test('what cannot be sent or spread grows older, however often it is tried', async () => {
  const failing: Store = {
    ...waiting.store,
    query: (name, value, range) =>
      name === 'cardsAbout' ? Promise.reject(new RangeError('fault')) : waiting.store.query(name, value, range),
  };
  const oldest = async (doc: AnyDocument): Promise<number[]> => {
    await insert(doc);
    const ages: number[] = [];
    for (const minutes of [0, 10, 20, 30]) {
      const at = new Date(Date.parse(now) + minutes * 60_000).toISOString();
      const later = { ...deps, store: failing, now: () => at };
      const refused = { kind: 'later', afterMs: 60_000, reason: 'unauthorised', tried: false } as const;
      const courier = { deliver: () => Promise.resolve({ ...refused, mayHaveArrived: false }) };
      await runDeliveries(later, courier, () => undefined);
      ages.push((await measureDeliveries(later)).oldestSeconds);
    }
    return ages;
  };
  expect(await oldest(notice('n1', ago(2)))).toEqual([2, 602, 1_202, 1_802]);
  expect(await oldest(card('one', { dueAt: ago(4) }))).toEqual([4, 604, 1_204, 1_804]);
});

describe('what this process has just committed', () => {
  let asked: string[];
  let listening: Deps;
  let told: Stored<AnyDocument>[];
  let lanes: Lanes;
  const sending = {
    deliver: ({ wanted }: { wanted: number }) =>
      Promise.resolve({ kind: 'sent' as const, activityId: 'a', version: wanted }),
  };
  const stateOf = async ({ type, partition, id }: AnyDocument) => (await waiting.store.get(type, partition, id))?.doc;
  /** Runs the job with what was told, and with what is told while it runs. */
  const fail = (_what: string, _id: string, error: unknown): void => {
    expect(error).toBeUndefined();
  };
  const run = () => deliverDue(listening, lanes, fail, { told: () => told.splice(0) });

  beforeEach(() => {
    [asked, told] = [[], []];
    const inner: Store = {
      ...deps.store,
      query: (name, value, range) => {
        if (range.partition === undefined) asked.push(name);
        return deps.store.query(name, value, range);
      },
    };
    const store = tellCommits(inner, (written) => {
      const { doc, revision = '' } = written;
      lanes.note(written);
      if (doc.type === 'notice' && doc.state === 'pending' && doc.dueAt <= now) told.push({ doc, revision });
    });
    listening = { ...deps, store };
    lanes = createLanes(listening, sending, fail, { chance: () => 0, togetherMs: 80, overtaken: () => undefined });
  });

  test('is spread and sent without a question for what is due', async () => {
    const doc = notice('n1');
    await listening.store.commit(doc.partition, [{ kind: 'insert', doc }]);
    expect(await run()).toBe(2);
    expect(asked).toEqual([]);
    const { items } = await waiting.store.query('cardsByState', 'delivered', { limit: 10 });
    expect(items.map(({ doc: { personId } }) => personId)).toEqual(['p']);
    expect(await stateOf(doc)).toMatchObject({ state: 'done' });
  });

  test.each([
    ['notice', () => notice('n1'), { version: 2 }, { state: 'done', version: 2 }],
    ['card', () => card('one'), { refresh: 1 }, { state: 'delivered', refresh: 1 }],
  ])(
    'and somebody else has changed since, a %s, is read again and done as it is now',
    async (_, make, change, after) => {
      const doc = make();
      await listening.store.commit(doc.partition, [{ kind: 'insert', doc }]);
      const { revision } = (await waiting.store.get(doc.type, doc.partition, doc.id))!;
      const changed = { ...doc, ...change } as AnyDocument;
      await waiting.store.commit(doc.partition, [{ kind: 'replace', doc: changed, revision }]);
      await run();
      expect(await stateOf(doc)).toMatchObject(after);
    },
  );
});
