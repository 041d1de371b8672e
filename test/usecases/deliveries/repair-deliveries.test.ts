import { personPartition } from '../../../src/store/partitions';
import type { AnyDocument, DocumentOf } from '../../../src/store/documents';
import { repairDeliveries } from '../../../src/usecases/deliveries/repair-deliveries';
import type { Deps } from '../../../src/usecases/deps';
import { counting } from '../../helpers/counting-store';
import { unreadableDocument } from '../../helpers/unreadable';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { sample } from '../../store/sample';

type Card = DocumentOf<'card'>;
type Notice = DocumentOf<'notice'>;

const now = '2026-11-24T09:00:00.000Z';
const hour = 3_600_000;
const from = (ms: number): string => new Date(Date.parse(now) + ms).toISOString();
const since = from(-2 * hour);
let waiting: Waiting;
let deps: Deps;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  deps = waiting.process(() => now);
});
afterEach(() => waiting.store.close());

async function insert<T extends AnyDocument>(doc: T): Promise<T> {
  expect((await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
  return doc;
}

function card(fields: Partial<Card>, id = 'card:1'): Promise<Card> {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const plain = { activityId: null, shown: null, wanted: 1, waitingFor: null, leaseUntil: null, failure: null };
  const counts = {
    refresh: 0,
    attempts: 3,
    unclear: 0,
    // What did not arrive has been told, unless the test is about it.
    missed: fields.state === 'waiting',
    subjectId: 't1',
    personId: 'p',
    dueAt: from(-hour),
  };
  return insert(sample('card', 'network:n1', id, { about, ...plain, ...counts, ...fields }));
}

function notice(fields: Partial<Notice> = {}): Promise<Notice> {
  const about = { kind: 'thread', networkId: 'n1', threadId: 't1' };
  const plain = { about, version: 1, alertTeamId: null, alertPersonIds: ['p'], state: 'done', dueAt: from(-hour) };
  return insert(sample('notice', 'network:n1', 'notice:1', { ...plain, ...fields }));
}

async function stored<T extends 'card' | 'notice'>(type: T) {
  return (await waiting.store.get(type, 'network:n1', `${type}:1`))?.doc;
}

const nothing = { awake: 0, outdated: 0, told: 0, spreadAgain: 0, pulledBack: 0 };
const due = { state: 'pending', dueAt: now };

describe('a card that waits for somebody', () => {
  const person = (conversation: object | null) =>
    insert(sample('person', personPartition('p'), 'person', { personId: 'p', conversation }));

  test('who is back goes out', async () => {
    await person({ serviceUrl: 'http://127.0.0.1/', conversationId: 'c', botId: 'b', userId: 'u' });
    await card({ state: 'waiting', waitingFor: 'p', dueAt: from(-100 * hour) });
    expect(await repairDeliveries(deps, since)).toEqual({ ...nothing, awake: 1 });
    expect(await stored('card')).toMatchObject({ ...due, waitingFor: null, attempts: 0 });
  });

  test('who removed the bot stays', async () => {
    await person(null);
    await card({ state: 'waiting', waitingFor: 'p' });
    expect(await repairDeliveries(deps, since)).toEqual(nothing);
  });

  test('somebody who stays away is read once, however many cards wait', async () => {
    await person(null);
    for (const id of ['card:1', 'card:2', 'card:3']) await card({ state: 'waiting', waitingFor: 'p' }, id);
    const counted = counting(waiting.store);
    expect(await repairDeliveries({ ...deps, store: counted.store }, since)).toEqual(nothing);
    // The pages of what waits, was delivered, failed, was told, and is planned of both kinds; and the person.
    expect(counted.reads).toBe(6 + 1);
  });

  test('whom nobody knows yet stays', async () => {
    await card({ state: 'waiting', waitingFor: 'p' });
    expect(await repairDeliveries(deps, since)).toEqual(nothing);
  });
});

test.each<[string, Partial<Card>, number]>([
  ['shows less than it should', { shown: 1, wanted: 2 }, 1],
  ['shows what it should', { shown: 2, wanted: 2 }, 0],
  ['showed less, longer ago than is looked back', { shown: 1, wanted: 2, dueAt: from(-3 * hour) }, 0],
])('a delivered card that %s', async (_what, fields, outdated) => {
  await card({ state: 'delivered', activityId: 'a', ...fields });
  expect(await repairDeliveries(deps, since)).toEqual({ ...nothing, outdated });
  expect(await stored('card')).toMatchObject(outdated === 1 ? due : { state: 'delivered' });
});

describe('a card in the chat that Teams refused to update', () => {
  const refused = { state: 'failed', shown: 1, wanted: 2, activityId: 'a', failure: 'rejected' } as const;

  test.each<[string, Partial<Card>, number]>([
    ['is tried again after a pause', {}, 1],
    ['or that was given up, too', { failure: 'status-503', attempts: 100 }, 1],
    ['is left for a while', { dueAt: from(60_000 - hour) }, 0],
    ['stays as it is when its reader threw it away', { failure: 'activity-gone' }, 0],
    ['stays as it is when Teams never told its name', { failure: 'no-name', activityId: null }, 0],
    ['stays as it is when it is not for them', { failure: 'not-entitled' }, 0],
    ['stays as it is when it was tried for more than a week', { attempts: 300 }, 0],
  ])('%s', async (_what, fields, outdated) => {
    const { attempts } = await card({ ...refused, ...fields });
    expect(await repairDeliveries(deps, since)).toEqual({ ...nothing, outdated });
    expect(await stored('card')).toMatchObject({ ...(outdated === 1 ? due : { state: 'failed' }), attempts });
  });

  test('one that never was in the chat is not sent again: those who wait for its reader see it', async () => {
    await card({ ...refused, shown: null, activityId: null, missed: true });
    expect(await repairDeliveries(deps, since)).toEqual(nothing);
  });
});

describe('a notice that was done', () => {
  test('for people of whom not one has a card is spread again', async () => {
    await notice();
    expect(await repairDeliveries(deps, since)).toEqual({ ...nothing, spreadAgain: 1 });
    expect(await stored('notice')).toMatchObject(due);
  });

  test('and gave a card stays done', async () => {
    await notice();
    await card({ state: 'delivered', shown: 1, activityId: 'a' });
    expect(await repairDeliveries(deps, since)).toEqual(nothing);
  });

  test('and gave a card that cannot be read now stays done', async () => {
    await notice();
    const given = await card({ state: 'delivered', shown: 1, activityId: 'a' });
    await unreadableDocument(waiting.store, given, { state: 'x', wanted: 'x' });
    expect(await repairDeliveries(deps, since)).toEqual(nothing);
  });

  test('for nobody stays done', async () => {
    await notice({ alertPersonIds: [] });
    expect(await repairDeliveries(deps, since)).toEqual(nothing);
  });
});

test.each<[string, number, number]>([
  ['a day and two hours ahead, by a clock that was wrong', 26 * hour, 1],
  ['a day ahead, as far as Teams may ask', 24 * hour, 0],
  ['a minute ahead', 60_000, 0],
])('a card planned %s', async (_what, ahead, pulledBack) => {
  await card({ state: 'pending', dueAt: from(ahead) });
  expect(await repairDeliveries(deps, since)).toEqual({ ...nothing, pulledBack });
  expect((await stored('card'))?.dueAt).toBe(pulledBack === 1 ? now : from(ahead));
});

test.each<[string, Partial<Card>, number]>([
  ['for the first time may be there already', {}, 1],
  ['to bring it up to date makes no copy', { activityId: 'a', shown: 1 }, 0],
])('a card held until then by a process that ended is free again; what was sent %s', async (_what, fields, unclear) => {
  const ahead = from(72 * hour);
  await card({ state: 'pending', ...fields, dueAt: ahead, leaseUntil: ahead });
  expect(await repairDeliveries(deps, since)).toEqual({ ...nothing, pulledBack: 1 });
  expect(await stored('card')).toMatchObject({ ...due, leaseUntil: null, unclear });
});

test('a notice planned days ahead is due now', async () => {
  await notice({ state: 'pending', dueAt: from(72 * hour) });
  expect(await repairDeliveries(deps, since)).toEqual({ ...nothing, pulledBack: 1 });
  expect(await stored('notice')).toMatchObject(due);
});

test('two sweeps at the same time put right once', async () => {
  await card({ state: 'delivered', activityId: 'a', shown: 1, wanted: 2 });
  const [one, two] = await Promise.all([repairDeliveries(deps, since), repairDeliveries(deps, since)]);
  expect(one.outdated + two.outdated).toBe(1);
});
