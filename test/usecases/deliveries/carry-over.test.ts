import type { DocumentOf } from '../../../src/store/documents';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { carryOver } from '../../../src/usecases/deliveries/carry-over';
import { damaged, sample } from '../../store/sample';

type Card = DocumentOf<'card'>;

let store: Store;
const now = () => '2026-11-26T08:00:00.000Z';
beforeEach(() => {
  store = openSqlite(':memory:');
});
afterEach(() => store.close());

const inCopy = async (...docs: Card[]): Promise<void> => {
  for (const doc of docs) expect((await store.commit(doc.partition, [{ kind: 'insert', doc }])).ok).toBe(true);
};
const found = async ({ partition, id }: Card): Promise<Card | undefined> =>
  (await store.get('card', partition, id))?.doc;

/** Of a digest, decided and not sent; with these fields. */
const digest = (fields: Partial<Card> = {}): Card => ({
  ...sample('card', 'organisation:zorg', 'card:digest:zorg.t:p:2026-11-24:p:1', {
    personId: 'p',
    about: { kind: 'digest', organisationId: 'zorg', teamId: 'zorg.t', date: '2026-11-24', to: 'contact' },
  }),
  ...{ wanted: 1, shown: null, activityId: null, state: 'pending', leaseUntil: null, attempts: 0, unclear: 0 },
  ...{ missed: false, failure: null, waitingFor: null, createdAt: '2026-11-24T07:30:00.000Z' },
  ...fields,
});
/** Of a thread's second version. */
const message = (fields: Partial<Card> = {}): Card => ({
  ...digest({ partition: 'network:n', id: 'card:t:p:2', subjectId: 't', wanted: 2 }),
  about: { kind: 'thread', networkId: 'n', threadId: 't' },
  ...fields,
});
const shown = { state: 'delivered', shown: 1, activityId: 'a' } as const;

test.each<[string, Partial<Card>, number]>([
  ['shown', shown, 1],
  ['shown, and Teams never named it', { state: 'failed', shown: 1 }, 1],
  ['sent, and the answer was lost', { unclear: 1, attempts: 1 }, 1],
  ['held by a process that ended', { leaseUntil: '2026-11-24T07:32:00.000Z', attempts: 1 }, 1],
  ['not sent yet', {}, 0],
  ['tried, and Teams said not now', { attempts: 3, failure: 'status-503' }, 0],
  ['not sent: the chat is closed', { state: 'waiting', waitingFor: 'p', failure: 'blocked' }, 0],
])('G2: a digest’s card that was %s', async (_, fields, carried) => {
  expect(await carryOver({ store, now }, [digest(fields)])).toEqual({ carried, uncertain: 0 });
  expect(await found(digest())).toEqual(carried === 1 ? digest(fields) : undefined);
});

test.each<[string, Card['about'], number]>([
  ['a reminder', { kind: 'reminder', networkId: 'n', threadId: 't', teamId: 'zorg.t', ofTurn: null }, 1],
  [
    'that nobody can be reached',
    { kind: 'unreachable', organisationId: 'zorg', teamId: 'zorg.t', date: '2026-11-24' },
    1,
  ],
  ['a thread, whose next version has that number too', { kind: 'thread', networkId: 'n', threadId: 't' }, 0],
])('what the copy does not have: a card of %s', async (_, about, carried) => {
  expect(await carryOver({ store, now }, [digest({ ...shown, about })])).toMatchObject({ carried });
});

test('on its way in the copy, in the chat since: named, so that what the thread is in the copy replaces what is there', async () => {
  await inCopy(message());
  const since = message({ state: 'delivered', activityId: 'a', wanted: 5, shown: 5 });
  expect(await carryOver({ store, now }, [since])).toEqual({ carried: 1, uncertain: 0 });
  expect(await found(since)).toEqual({ ...since, wanted: 2, shown: 2, state: 'pending', dueAt: now() });
});

test('in the chat since with a version that the copy does not have: brought back to what the copy has', async () => {
  await inCopy(message(shown));
  const since = message({ state: 'delivered', activityId: 'a', wanted: 5, shown: 5 });
  expect(await carryOver({ store, now }, [since])).toEqual({ carried: 0, uncertain: 0 });
  expect(await found(since)).toMatchObject({ state: 'pending', wanted: 2, activityId: 'a', dueAt: now() });
});

test('of two networks a card that bears the same name is another', async () => {
  await inCopy(message(), message({ partition: 'network:m' }));
  expect(await carryOver({ store, now }, [message(shown)])).toEqual({ carried: 1, uncertain: 1 });
});

test('in the chat since, and Teams never named it: cannot be replaced, and is not sent again', async () => {
  await inCopy(message());
  const since = message({ state: 'failed', wanted: 5, shown: 5 });
  expect(await carryOver({ store, now }, [since])).toEqual({ carried: 1, uncertain: 0 });
  expect(await found(since)).toMatchObject({ state: 'failed' });
});

test('thrown away by its reader since: is not put back', async () => {
  await inCopy(message());
  const since = message({ ...shown, state: 'failed', failure: 'activity-gone', wanted: 5, shown: 4 });
  await carryOver({ store, now }, [since]);
  expect(await found(since)).toMatchObject({ state: 'failed', failure: 'activity-gone' });
});

const told = (fields: Partial<DocumentOf<'notice'>> = {}): DocumentOf<'notice'> => ({
  ...sample('notice', 'network:n', 'notice:t:2', { about: message().about, version: 2, state: 'pending' }),
  ...fields,
});

test.each<[string, Partial<DocumentOf<'notice'>>, number]>([
  ['this version', {}, 1],
  ['this version, told to everybody in the copy', { state: 'done' }, 0],
  ['another version', { version: 3 }, 0],
  ['another thread', { about: { kind: 'thread', networkId: 'n', threadId: 'u' } }, 0],
])('what the copy was about to tell is in the chat since: a notice of %s', async (_, fields, carried) => {
  await store.commit('network:n', [{ kind: 'insert', doc: told(fields) }]);
  const since = message({ state: 'delivered', activityId: 'a', wanted: 5, shown: 5 });
  expect(await carryOver({ store, now }, [since])).toEqual({ carried, uncertain: 0 });
  if (carried === 1)
    expect(await found(since)).toMatchObject({ state: 'pending', wanted: 2, shown: 2, activityId: 'a' });
});

test('of several versions that the copy was about to tell each finds its card in the chat', async () => {
  for (const version of [1, 2, 3])
    await store.commit('network:n', [{ kind: 'insert', doc: told({ id: `notice:t:${version}`, version }) }]);
  const since = [1, 2, 3].map((version) => message({ ...shown, id: `card:t:p:${version}`, wanted: version }));
  expect(await carryOver({ store, now }, since)).toEqual({ carried: 3, uncertain: 0 });
});

test('a card of that name which is of another moment, after an older copy was put back first, is another', async () => {
  await inCopy(message());
  const other = message({ ...shown, createdAt: '2026-11-25T07:30:00.000Z' });
  expect(await carryOver({ store, now }, [other])).toEqual({ carried: 0, uncertain: 1 });
  expect(await found(other)).toMatchObject({ activityId: null, unclear: 1 });
});

test.each<[string, Partial<Card>, Partial<Card>]>([
  ['shown in the copy, which is the younger of the two: stays', { ...shown, unclear: 1 }, { ...shown, unclear: 1 }],
  ['sent oftener in the copy: counts as often', { unclear: 3 }, { unclear: 3 }],
  ['sent oftener since: counts as often', { unclear: 1 }, { unclear: 2 }],
])('a card %s', async (_, copy, expected) => {
  await inCopy(digest(copy));
  await carryOver({ store, now }, [digest({ unclear: 2 })]);
  expect(await found(digest())).toMatchObject(expected);
});

test('nothing more is known: sent at once, and may be there twice; an update, or what is not on its way, may not', async () => {
  const held = message({ unclear: 1, leaseUntil: '2026-11-24T07:32:00.000Z' });
  const others = [
    message({ id: 'card:updating', activityId: 'a', shown: 1 }),
    message({ id: 'card:delivered', ...shown }),
    message({ id: 'card:waiting', state: 'waiting', waitingFor: 'p' }),
  ];
  await inCopy(held, ...others);
  expect(await carryOver({ store, now }, [])).toEqual({ carried: 0, uncertain: 1 });
  expect(await found(held)).toMatchObject({ state: 'pending', unclear: 2, leaseUntil: null });
  for (const other of others) expect(await found(other)).toEqual(other);
});

test('a card of the copy that cannot be read keeps nothing from the others', async () => {
  const yesterday = { id: 'card:digest:zorg.t:p:2026-11-23:p:1' };
  await inCopy(damaged(message()), damaged(digest(yesterday)));
  const since = [message(shown), digest({ ...yesterday, ...shown }), digest(shown)];
  expect(await carryOver({ store, now }, since)).toEqual({ carried: 1, uncertain: 0 });
});

test('doing it again changes nothing', async () => {
  await carryOver({ store, now }, [digest(shown)]);
  await carryOver({ store, now }, [digest(shown)]);
  expect(await found(digest())).toEqual(digest(shown));
});
