import { personPartition } from '../../../src/store/partitions';
import type { DocumentOf } from '../../../src/store/documents';
import type { CourierOutcome } from '../../../src/usecases/deliveries/card-outcome';
import { deliverCard, type Courier } from '../../../src/usecases/deliveries/deliver-card';
import { tellOthers } from '../../../src/usecases/deliveries/tell-others';
import type { Deps } from '../../../src/usecases/deps';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { sample } from '../../store/sample';

type Card = DocumentOf<'card'>;
const partition = 'organisation:thuiszorg';
const start = Date.parse('2026-11-23T09:00:00.000Z');
let waiting: Waiting;
let now: number;
let deps: Deps;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  now = start;
  deps = waiting.process(() => new Date(now).toISOString());
});
afterEach(() => waiting.store.close());

/** A card on its way, with these fields; the answer reads it as it is now. */
async function pending(fields: Partial<Card> = {}): Promise<() => Promise<Card>> {
  const about = { kind: 'unreachable', organisationId: 'thuiszorg', teamId: 'thuiszorg.noord', date: '2026-11-23' };
  const still = { activityId: null, shown: null, failure: null, leaseUntil: null, waitingFor: null, missed: false };
  const counts = { wanted: 1, refresh: 0, attempts: 0, unclear: 0, state: 'pending', dueAt: deps.now() };
  const doc = sample('card', partition, 'card:1', { personId: 'p', about, ...still, ...counts, ...fields });
  await waiting.store.commit(partition, [{ kind: 'insert', doc }]);
  return async () => (await waiting.store.get('card', partition, 'card:1'))!.doc;
}

/** One attempt with this outcome; how many times the courier was asked. */
async function attempt(outcome: CourierOutcome, chance = 0, meanwhile: () => Promise<void> = () => Promise.resolve()) {
  const found = await waiting.store.get('card', partition, 'card:1');
  let asked = 0;
  const deliver: Courier['deliver'] = async (_card, { claim }) => {
    if (!(await claim([], 1))) return { kind: 'taken' };
    asked += 1;
    await meanwhile();
    return outcome;
  };
  const came = await deliverCard(deps, { deliver }, found!, () => chance);
  if (came.kind === 'done' && came.untold) await tellOthers(deps, [came.untold]);
  return asked;
}

const sent: CourierOutcome = { kind: 'sent', activityId: 'a1', version: 1 };
const sentAnew: CourierOutcome = { ...sent, version: 2 };
const unclear: CourierOutcome = { kind: 'unclear', cause: 'timeout' };
const closed: CourierOutcome = { kind: 'chat-closed', reason: 'blocked', conversationId: 'c' };
const later = (fields: object = {}): CourierOutcome => ({
  kind: 'later',
  afterMs: undefined,
  reason: 'status-503',
  tried: true,
  mayHaveArrived: false,
  ...fields,
});

test.each<[string, CourierOutcome, Partial<Card>]>([
  ['in the chat', sent, { state: 'delivered', shown: 1, activityId: 'a1', failure: null, attempts: 0 }],
  ['no chat yet', { kind: 'no-conversation' }, { state: 'waiting', waitingFor: 'p', failure: null }],
  ['a closed chat', closed, { state: 'waiting', waitingFor: 'p', failure: 'blocked' }],
  ['no right to it', { kind: 'not-entitled' }, { state: 'failed', failure: 'not-entitled' }],
  ['too large', { kind: 'refused', reason: 'too-large' }, { state: 'failed', failure: 'too-large' }],
  ['thrown away', { kind: 'cannot-update', reason: 'activity-gone' }, { state: 'failed', failure: 'activity-gone' }],
  ['not now', later(), { state: 'pending', failure: 'status-503', attempts: 1, unclear: 0 }],
  ['a gateway', later({ mayHaveArrived: true }), { state: 'pending', attempts: 1, unclear: 1 }],
  ['nothing sent', later({ tried: false, reason: 'not-sent' }), { state: 'pending', attempts: 0, unclear: 0 }],
  ['a lost answer', unclear, { state: 'pending', failure: 'timeout', attempts: 1, unclear: 1 }],
])('%s: what is on record', async (_what, outcome, expected) => {
  const card = await pending();
  expect(await attempt(outcome)).toBe(1);
  expect(await card()).toMatchObject({ ...expected, leaseUntil: null });
});

test.each<[string, CourierOutcome]>([
  ['a gateway', later({ mayHaveArrived: true })],
  ['a lost answer', unclear],
])('%s of an update is no card too many', async (_what, outcome) => {
  const card = await pending({ activityId: 'a1', shown: 1, wanted: 2 });
  await attempt(outcome);
  expect(await card()).toMatchObject({ unclear: 0, state: 'pending' });
});

test.each<[string, CourierOutcome, number, number, number]>([
  ['the 1st', later(), 0, 0, 2_000],
  ['the 1st, most by chance', later(), 1, 0, 3_000],
  ['the 2nd', later(), 0, 1, 4_000],
  ['the 5th', unclear, 0, 4, 32_000],
  ['the 10th', later(), 0, 9, 900_000],
  ['the 99th', later(), 0, 98, 900_000],
  ['the 99th, most by chance', later(), 1, 98, 1_350_000],
  ['asked to wait longer', later({ afterMs: 60_000 }), 0, 0, 60_000],
  ['asked to wait less', later({ afterMs: 1_000 }), 0, 4, 32_000],
])('after %s failed attempt the next comes in time', async (_which, outcome, chance, attempts, wait) => {
  const card = await pending({ attempts });
  await attempt(outcome, chance);
  expect(Date.parse((await card()).dueAt) - now).toBe(wait);
});

const minutes = (count: number): number => count * 60_000;
test.each<[string, CourierOutcome, string]>([
  ['its answer is lost', unclear, 'timeout'],
  ['Teams answers 500', { kind: 'unclear', cause: 'server-error' }, 'server-error'],
])('a first sending that may have arrived, because %s, is made five times at most', async (_why, outcome, failure) => {
  const card = await pending();
  const waits: number[] = [];
  for (let sendings = 1; sendings < 5; sendings += 1) {
    await attempt(outcome);
    waits.push(Date.parse((await card()).dueAt) - now);
    now = Date.parse((await card()).dueAt);
  }
  expect(waits).toEqual([2_000, minutes(5), minutes(15), minutes(15)]);
  await attempt(outcome);
  expect(await card()).toMatchObject({ state: 'failed', failure, unclear: 5, missed: true });
});

test('an update, which makes no copy, is not given up after five', async () => {
  const card = await pending({ activityId: 'a1', shown: 1, wanted: 2, attempts: 5 });
  await attempt(unclear);
  expect(await card()).toMatchObject({ state: 'pending', unclear: 0 });
});

test('behind a gateway it may have arrived too: sent again as rarely', async () => {
  const card = await pending({ unclear: 1, attempts: 1 });
  await attempt(later({ mayHaveArrived: true }));
  expect(Date.parse((await card()).dueAt) - now).toBe(minutes(5));
});

test.each([
  ['2 s the first time', 0, undefined, 2_000],
  ['as long again as it has waited', 40_000, undefined, 40_000],
  ['15 minutes at most', 2 * 3_600_000, undefined, 900_000],
  ['a minute where our own login is refused', 2 * 3_600_000, 60_000, 60_000],
])('what was not sent at all is no attempt, and comes again after %s', async (_what, waited, afterMs, wait) => {
  const card = await pending({ pendingSince: new Date(start - waited).toISOString() });
  await attempt(later({ tried: false, reason: 'not-sent', afterMs }));
  expect(await card()).toMatchObject({ state: 'pending', attempts: 0 });
  expect(Date.parse((await card()).dueAt) - now).toBe(wait);
});

test.each<[string, CourierOutcome, boolean]>([
  ['not now', later(), true],
  ['nothing sent', later({ tried: false }), true],
  ['a lost answer', unclear, true],
  ['in the chat', sent, false],
  ['a closed chat', closed, false],
])('since when it is on its way does not change with another attempt: %s', async (_what, outcome, stays) => {
  const card = await pending();
  const due = deps.now();
  now += 5_000;
  await attempt(outcome);
  now += 3_600_000;
  if (stays) await attempt(outcome);
  expect((await card()).pendingSince).toBe(stays ? due : undefined);
});

test('after 100 attempts it is given up, with the reason kept', async () => {
  const card = await pending({ attempts: 99 });
  await attempt(later());
  expect(await card()).toMatchObject({ state: 'failed', failure: 'status-503', missed: true });
  expect((await card()).pendingSince).toBeUndefined();
});

test.each([
  ['tried again, and nothing is called unclear', 0, { state: 'pending', failure: 'fault', attempts: 1, unclear: 0 }],
  ['given up at last, for people to see', 99, { state: 'failed', failure: 'fault', missed: true }],
])('a card that cannot be made is told, and %s', async (_what, attempts, expected) => {
  const card = await pending({ attempts });
  const found = await waiting.store.get('card', partition, 'card:1');
  const deliver = () => Promise.reject(new RangeError('damaged'));
  await expect(deliverCard(deps, { deliver }, found!, () => 0)).rejects.toThrow('damaged');
  expect(await card()).toMatchObject({ ...expected, leaseUntil: null });
});

test('while one process sends, another leaves the card alone', async () => {
  const card = await pending();
  const asked: number[] = [];
  await attempt(sent, 0, async () => {
    asked.push(await attempt(sent));
    expect((await card()).leaseUntil).toBe(new Date(now + 60_000).toISOString());
  });
  expect(asked).toEqual([0]);
  expect(await card()).toMatchObject({ state: 'delivered', unclear: 0 });
});

test('a card that somebody holds rests until the lease ends, and is left as it is', async () => {
  const card = await pending({ leaseUntil: new Date(start + 30_000).toISOString() });
  const before = await card();
  const found = await waiting.store.get('card', partition, 'card:1');
  const deliver = () => Promise.reject(new Error('asked'));
  expect(await deliverCard(deps, { deliver }, found!, () => 0)).toEqual({ kind: 'rests', ms: 30_000, inPace: false });
  expect(await card()).toEqual(before);
});

test.each([
  ['Teams’ pace', 4_500, { kind: 'rests', ms: 4_500, inPace: true }],
  ['our login', undefined, { kind: 'rests', ms: 5_000, inPace: false }],
])('what waits for %s before it is taken up is no attempt and no write', async (_what, afterMs, rests) => {
  const card = await pending();
  const before = await card();
  const found = await waiting.store.get('card', partition, 'card:1');
  const outcome = later({ reason: 'not-sent', tried: false, afterMs });
  const deliver = () => Promise.resolve(outcome);
  expect(await deliverCard(deps, { deliver }, found!, () => 0)).toEqual(rests);
  expect(await card()).toEqual(before);
});

test('two that read the card at the same moment: one sends', async () => {
  const card = await pending();
  expect(await Promise.all([attempt(sent), attempt(sent)])).toEqual(expect.arrayContaining([0, 1]));
  expect(await card()).toMatchObject({ state: 'delivered', unclear: 0 });
});

test.each([
  ['sending', { activityId: null }, 1],
  ['bringing it up to date', { activityId: 'a1', shown: 1 }, 0],
])(
  'a process that died while %s: sent again when its lease ran out, and on record',
  async (_what, fields, expected) => {
    const card = await pending({ ...fields, wanted: 2, leaseUntil: new Date(start + 1_000).toISOString() });
    expect(await attempt(sentAnew)).toBe(0);
    now += 1_000;
    expect(await attempt(sentAnew)).toBe(1);
    expect(await card()).toMatchObject({ state: 'delivered', unclear: expected });
  },
);

test.each<[string, Partial<Card>]>([
  ['it should show a newer version', { wanted: 2 }],
  ['it should be shown anew', { refresh: 1 }],
])('while it was sent, %s: it is not done', async (_what, change) => {
  const card = await pending();
  await attempt(sent, 0, async () => {
    const current = await waiting.store.get('card', partition, 'card:1');
    const doc = { ...current!.doc, ...change };
    await waiting.store.commit(partition, [{ kind: 'replace', doc, revision: current!.revision }]);
  });
  expect(await card()).toMatchObject({ state: 'pending', activityId: 'a1', shown: 1, ...change });
});

test('a change at the very moment of recording: what became of the card is recorded all the same', async () => {
  const card = await pending();
  let commits = 0;
  const store: Deps['store'] = {
    ...waiting.store,
    commit: async (name, writes) => {
      commits += 1;
      // The first takes the lease; before the second, somebody else changes the card.
      if (commits === 2) {
        const current = await waiting.store.get('card', partition, 'card:1');
        const doc = { ...current!.doc, wanted: 2 };
        await waiting.store.commit(partition, [{ kind: 'replace', doc, revision: current!.revision }]);
      }
      return waiting.store.commit(name, writes);
    },
  };
  deps = { ...deps, store };
  await attempt(sent);
  expect(await card()).toMatchObject({ state: 'pending', shown: 1, wanted: 2, activityId: 'a1', leaseUntil: null });
});

test('a closed chat: the conversation is forgotten, so that nothing is sent there until the person is back', async () => {
  const personId = `${waiting.contact.tenantId}.${waiting.contact.aadObjectId}`;
  await pending({ personId });
  await attempt(closed);
  const stored = await waiting.store.get('person', personPartition(personId), 'person');
  expect(stored?.doc.conversation).toBeNull();
});

test('a closed chat, while the person came back in another: that one stays, and the card goes there', async () => {
  const personId = `${waiting.contact.tenantId}.${waiting.contact.aadObjectId}`;
  const card = await pending({ personId });
  await attempt({ kind: 'chat-closed', reason: 'not-installed', conversationId: 'the one before' });
  const stored = await waiting.store.get('person', personPartition(personId), 'person');
  expect(stored?.doc.conversation?.conversationId).toBe('c');
  expect(await card()).toMatchObject({ state: 'pending', attempts: 1, missed: false });
});
