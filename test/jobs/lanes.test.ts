import { deliverDue } from '../../src/jobs/deliveries';
import { createLanes, type Lanes } from '../../src/jobs/lanes';
import type { DocumentOf } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { tellCommits } from '../../src/store/tell-commits';
import type { CourierOutcome } from '../../src/usecases/deliveries/card-outcome';
import type { Courier } from '../../src/usecases/deliveries/deliver-card';
import type { Deps } from '../../src/usecases/deps';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';
import { sample } from '../store/sample';

type Card = DocumentOf<'card'>;
const partition = 'organisation:thuiszorg';
const begin = Date.parse('2026-11-24T09:00:00.000Z');
let waiting: Waiting;
let now: number;
let deps: Deps;
/** What came into chats, in its order: whose, and which card. */
let arrived: string[];
let commits: number;
let faults: string[];
/** What Teams makes of a card; in the chat where nothing is said. */
let outcomes: Map<string, () => Promise<CourierOutcome>>;
let take: Courier['take'];
let answers: Courier['answers'];

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  [now, arrived, commits, faults, take, answers] = [begin, [], 0, [], undefined, undefined];
  outcomes = new Map();
  deps = waiting.process(() => new Date(now).toISOString());
});
afterEach(() => waiting.store.close());

const ago = (seconds: number): string => new Date(begin - seconds * 1_000).toISOString();

/** A card for this person, on its way for so many seconds. */
function card(personId: string, name: string, seconds: number, fields: Partial<Card> = {}): Card {
  const about = { kind: 'unreachable', organisationId: 'thuiszorg', teamId: 'thuiszorg.noord', date: '2026-11-24' };
  const plain = { activityId: null, shown: null, waitingFor: null, leaseUntil: null, failure: null, missed: false };
  const counts = { wanted: 1, refresh: 0, attempts: 0, unclear: 0, state: 'pending' };
  const since = { dueAt: ago(seconds), createdAt: ago(seconds) };
  return sample('card', partition, `card:${personId}:${name}`, {
    personId,
    about,
    subjectId: name,
    ...plain,
    ...counts,
    ...since,
    ...fields,
  });
}

async function insert(...docs: Card[]): Promise<void> {
  for (const doc of docs) expect((await waiting.store.commit(partition, [{ kind: 'insert', doc }])).ok).toBe(true);
}

/** A bot that was just started. */
function starts(store: Store = waiting.store): { lanes: Lanes; deps: Deps } {
  const counted: Store = {
    ...store,
    commit: (...asked) => {
      commits += 1;
      return store.commit(...asked);
    },
  };
  const telling = tellCommits(counted, (written) => {
    lanes.note(written);
  });
  const courier: Courier = {
    deliver: async ({ id, personId, subjectId, wanted }, { claim, goesTo }) => {
      goesTo?.({ conversationId: personId });
      const outcome = outcomes.get(id);
      if (!(await claim([], wanted))) return { kind: 'taken' };
      const came = (await outcome?.()) ?? { kind: 'sent', activityId: 'a', version: wanted };
      if (came.kind === 'sent') arrived.push(`${personId} ${subjectId}`);
      return came;
    },
    take: (chat) => take?.(chat) ?? 0,
    answers: (personId) => answers?.(personId) ?? Promise.resolve(false),
  };
  const own = { ...deps, store: telling };
  const onError = (what: string, id: string): void => void faults.push(`${what} ${id}`);
  const options = { chance: () => 0, togetherMs: 10, overtaken: () => undefined, asks: answers !== undefined };
  const lanes = createLanes(own, courier, onError, options);
  return { lanes, deps: own };
}

const fail = (_what: string, _id: string, error: unknown): void => {
  throw error;
};
/** Loads what is on its way, as at a start, without waiting for who does not answer. */
async function loads(bot: ReturnType<typeof starts>, settles = true): Promise<void> {
  await deliverDue(bot.deps, bot.lanes, fail, { settles });
}
const until = async (ready: () => boolean): Promise<void> => {
  for (let tries = 0; !ready(); tries += 1) {
    if (tries > 500) throw new Error(`Did not happen: ${arrived.join()}`);
    await new Promise((done) => setTimeout(done, 10));
  }
};
const later = (fields: object = {}): CourierOutcome => ({
  kind: 'later',
  afterMs: undefined,
  reason: 'status-503',
  tried: true,
  mayHaveArrived: false,
  ...fields,
});

test('a chat is first in, first out, whatever order the store has them in', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  // Tried before, so that each is due at another moment than the one since which it is.
  await insert(...names.map((name, at) => card('p', name, at, { pendingSince: ago(100 - at), dueAt: ago(50 + at) })));
  await loads(starts());
  expect(arrived).toEqual(names.map((name) => `p ${name}`));
});

test('what became due in one millisecond comes as it was committed', async () => {
  const bot = starts();
  const names = Array.from({ length: 12 }, (_, at) => String(at));
  for (const name of names)
    await bot.deps.store.commit(partition, [
      { kind: 'insert', doc: card('p', name, 10, { wanted: 12 - Number(name) }) },
    ]);
  bot.lanes.begin(() => false);
  await bot.lanes.settled();
  expect(arrived).toEqual(names.map((name) => `p ${name}`));
});

test('what somebody else changed meanwhile is read anew, and goes where it stands by now', async () => {
  await insert(card('p', 'changed', 100), card('p', 'older', 50));
  const bot = starts();
  for (const name of ['changed', 'older'])
    bot.lanes.add((await waiting.store.get('card', partition, `card:p:${name}`))!);
  const found = (await waiting.store.get('card', partition, 'card:p:changed'))!;
  const doc = { ...found.doc, dueAt: ago(10), wanted: 2 };
  await waiting.store.commit(partition, [{ kind: 'replace', doc, revision: found.revision }]);
  bot.lanes.begin(() => false);
  await bot.lanes.settled();
  expect(arrived).toEqual(['p older', 'p changed']);
});

test('a chat that does not answer holds up its own cards and nobody else', async () => {
  let comes: (outcome: CourierOutcome) => void = () => undefined;
  outcomes.set('card:hangs:0', () => new Promise((done) => (comes = done)));
  await insert(...Array.from({ length: 120 }, (_, at) => card('hangs', String(at), 1_000 - at)));
  await insert(...Array.from({ length: 20 }, (_, at) => card(`p${at}`, 'news', 1)));
  const bot = starts();
  await loads(bot, false);
  await until(() => arrived.length === 20);
  expect(arrived.filter((each) => each.startsWith('hangs'))).toEqual([]);
  comes({ kind: 'sent', activityId: 'a', version: 1 });
  await bot.lanes.settled();
  const own = arrived.filter((each) => each.startsWith('hangs'));
  expect(own).toEqual(Array.from({ length: 120 }, (_, at) => `hangs ${at}`));
});

test('sixty chats that do not answer leave places to the others', async () => {
  const silent = Array.from({ length: 60 }, (_, at) => `silent${String(at).padStart(2, '0')}`);
  const hung: (() => void)[] = [];
  for (const each of silent) {
    const hangs = (): Promise<CourierOutcome> =>
      new Promise((done) => {
        hung.push(() => {
          done(later());
        });
      });
    outcomes.set(`card:${each}:x`, hangs);
    outcomes.set(`card:${each}:y`, hangs);
  }
  await insert(...silent.flatMap((each) => [card(each, 'x', 100), card(each, 'y', 90)]), card('p', 'news', 1));
  const bot = starts();
  await loads(bot, false);
  await until(() => arrived.length === 1);
  expect(arrived).toEqual(['p news']);
  // All are under way, and none a second time; once they failed only a few of them are tried at a time.
  await until(() => hung.length === 60);
  for (const answer of hung.splice(0)) answer();
  await bot.lanes.settled();
  now += 60_000;
  bot.lanes.begin(() => false);
  await new Promise((done) => setTimeout(done, 50));
  expect(hung).toHaveLength(10);
  bot.lanes.begin(() => true);
  for (const answer of hung.splice(0)) answer();
  await bot.lanes.settled();
  expect(faults).toEqual([]);
});

test.each<[string, CourierOutcome]>([
  ['Teams said later', later()],
  ['its answer was lost', { kind: 'unclear', cause: 'timeout' }],
])('where %s, those behind it wait for it', async (_why, outcome) => {
  outcomes.set('card:p:first', () => Promise.resolve(outcome));
  await insert(card('p', 'first', 20), card('p', 'second', 10));
  const bot = starts();
  await loads(bot);
  expect(arrived).toEqual([]);
  outcomes.clear();
  // Also for a bot that starts meanwhile.
  const other = starts();
  await loads(other);
  expect(arrived).toEqual([]);
  expect(other.lanes.dueAt()).toBe(new Date(begin + 2_000).toISOString());
  now += 3_000;
  await loads(other);
  expect(arrived).toEqual(['p first', 'p second']);
});

test.each<[string, Partial<Card>]>([
  ['we could not make', { failure: 'fault', dueAt: ago(-900) }],
  ['a newer program will read', { failure: 'not-readable', dueAt: ago(-900) }],
  ['waits for the morning (D5)', { dueAt: ago(-36_000) }],
])('one that %s keeps nobody waiting', async (_what, fields) => {
  await insert(card('p', 'first', 20, { pendingSince: ago(20), ...fields }), card('p', 'second', 10));
  await loads(starts());
  expect(arrived).toEqual(['p second']);
});

test('a fault of ours is told by its card, and the chat takes what comes after it', async () => {
  outcomes.set('card:p:first', () => Promise.reject(new RangeError('fault')));
  await insert(card('p', 'first', 20), card('p', 'second', 10));
  await loads(starts());
  expect(faults).toEqual(['card card:p:first']);
  expect(arrived).toEqual(['p second']);
});

test('without a place in Teams’ pace nothing is tried or written; oldest first when there is room', async () => {
  let room = performance.now() + 100;
  take = () => {
    const waitMs = room - performance.now();
    if (waitMs > 0) return waitMs;
    room = performance.now() + 100;
    return 0;
  };
  // Whose chat is not known yet is begun to learn it.
  await insert(card('p', '0', 100), card('q', '0', 99), card('q', '1', 50), card('p', '1', 40), card('p', '2', 30));
  const bot = starts();
  await loads(bot);
  expect(arrived).toEqual(['p 0', 'q 0', 'q 1', 'p 1', 'p 2']);
  // Each is taken up and recorded once, some together.
  expect(commits).toBeLessThanOrEqual(10);
  const { items } = await waiting.store.query('cardsByState', 'delivered', { limit: 10 });
  expect(items).toHaveLength(5);
});

test('a chat that did not answer has all of it at once, in its order, when it answers again', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'setTimeout', 'clearTimeout', 'nextTick'] });
  const asked: string[] = [];
  let isBack = false;
  answers = (personId) => {
    asked.push(personId);
    return Promise.resolve(isBack);
  };
  outcomes.set('card:p:first', () => Promise.resolve({ kind: 'unclear', cause: 'timeout' }));
  // Its second answer that was lost: the third sending would come five minutes later.
  await insert(card('p', 'first', 20, { unclear: 1, attempts: 1 }), card('p', 'second', 10));
  const bot = starts();
  await loads(bot, false);
  await until(() => bot.lanes.dueAt() === new Date(begin + 300_000).toISOString());
  outcomes.clear();
  const passes = async (seconds: number): Promise<void> => {
    jest.advanceTimersByTime(seconds * 1_000);
    bot.lanes.begin(() => false);
    await new Promise((done) => setTimeout(done, 50));
  };
  await passes(4);
  expect(asked).toEqual([]);
  await passes(1);
  expect([asked, arrived]).toEqual([['p'], []]);
  isBack = true;
  await passes(9);
  expect(arrived).toEqual([]);
  await passes(1);
  await until(() => arrived.length === 2);
  expect([asked, arrived]).toEqual([
    ['p', 'p'],
    ['p first', 'p second'],
  ]);
  jest.useRealTimers();
});

test('when Teams is back after an outage, what waited for it goes at once, oldest first', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'setTimeout', 'clearTimeout', 'nextTick'] });
  const people = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const each of people) outcomes.set(`card:${each}:x`, () => Promise.resolve(later()));
  await insert(...people.map((each, at) => card(each, 'x', 100 - at, { attempts: 4 })));
  const bot = starts();
  await loads(bot, false);
  await until(() => bot.lanes.dueAt() === new Date(begin + 32_000).toISOString());
  outcomes.clear();
  jest.advanceTimersByTime(6_000);
  await bot.deps.store.commit(partition, [{ kind: 'insert', doc: card('new', 'x', 0) }]);
  bot.lanes.begin(() => false);
  await until(() => arrived.length === 7);
  expect(arrived).toEqual(['new x', ...people.map((each) => `${each} x`)]);
  jest.useRealTimers();
});

test('a clock that is put back keeps nothing waiting longer than it had to', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'setTimeout', 'clearTimeout', 'nextTick'] });
  outcomes.set('card:p:first', () => Promise.resolve(later()));
  await insert(card('p', 'first', 20));
  const bot = starts();
  await loads(bot);
  outcomes.clear();
  now -= 2 * 3_600_000;
  jest.advanceTimersByTime(1_900);
  await bot.lanes.settled();
  expect(arrived).toEqual([]);
  jest.advanceTimersByTime(200);
  expect(bot.lanes.dueAt()).toBe('');
  await bot.lanes.settled();
  expect(arrived).toEqual(['p first']);
  jest.useRealTimers();
});

test('what is out of date again whenever it is sent is not sent without a pause', async () => {
  let sent = 0;
  outcomes.set('card:p:first', () => Promise.resolve({ kind: 'sent', activityId: 'a', version: (sent += 1) && 0 }));
  await insert(card('p', 'first', 20));
  const bot = starts();
  await loads(bot, false);
  await new Promise((done) => setTimeout(done, 300));
  expect(sent).toBeLessThanOrEqual(4);
  outcomes.clear();
  await bot.lanes.settled();
});
