import type { AnyDocument } from '../../../src/store/documents';
import { measureDeliveries } from '../../../src/usecases/deliveries/measure-deliveries';
import { spreadNotice } from '../../../src/usecases/deliveries/spread-notice';
import type { Deps } from '../../../src/usecases/deps';
import { readAll } from '../../../src/usecases/read-all';
import { waitingThread, type Waiting } from '../../helpers/waiting-thread';
import { damaged, sample } from '../../store/sample';

const person = 'p';
let waiting: Waiting;
let deps: Deps;
let now: string;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-23T08:00:00.000Z', '08:30');
  now = '2026-11-24T09:00:00.000Z';
  deps = waiting.process(() => now);
});
afterEach(() => waiting.store.close());

/** Answers its revision. */
async function insert(doc: AnyDocument): Promise<string> {
  const done = await waiting.store.commit(doc.partition, [{ kind: 'insert', doc }]);
  return done.ok ? (done.revisions[0] ?? '') : '';
}

const thread = { kind: 'thread', networkId: 'n1', threadId: 't1' };
const shown = { personId: person, about: thread, subjectId: 't1', state: 'delivered', activityId: 'a', shown: 1 };
const cardOf = (network: string, id: string, fields: object = {}) =>
  sample('card', `network:${network}`, `card:${id}`, {
    ...shown,
    leaseUntil: null,
    failure: null,
    wanted: 1,
    ...fields,
  });

/** As the job does it: what is due is spread. Answers the ids of what could not be read. */
async function spreads(): Promise<string[]> {
  const told: string[] = [];
  const due = await readAll(waiting.store, 'noticesByState', 'pending', { upTo: now });
  for (const notice of due) await spreadNotice(deps, notice, ({ documentId }) => told.push(documentId));
  return told;
}

const pending = async () => (await readAll(waiting.store, 'noticesByState', 'pending')).map(({ doc }) => doc);
const stands = async ({ partition, id }: AnyDocument) => {
  const card = (await waiting.store.get('card', partition, id))?.doc;
  return [card?.state, card?.wanted, card?.refresh];
};

/** Before the first look at them. */
const dueSince = '2026-11-24T08:50:00.000Z';
const losesRights = () => {
  const about = { kind: 'rights-lost', personId: person, after: null };
  return sample('notice', 'organisation:praktijk', 'notice:1', { about, state: 'pending', dueAt: dueSince });
};

/** R5, and C5: consent withdrawn, a message more – whatever brings a thread's cards up to date. */
const changes = () =>
  sample('notice', 'network:n1', 'notice:1', {
    ...{ about: thread, version: 2, state: 'pending', dueAt: dueSince, alertPersonIds: ['q'] },
  });

describe.each([
  ['R5: rights are lost', losesRights, ['pending', 1, 1]],
  ['a thread has changed', changes, ['pending', 2, 0]],
])('%s', (_, notice, upToDate) => {
  test('a damaged card holds up no other, is waited for and counted, and follows once it can be read', async () => {
    const other = cardOf('n1', 'other');
    const unread = cardOf('n1', 'unread');
    await insert(other);
    const revision = await insert(damaged(unread));
    await insert(notice());
    expect(await spreads()).toEqual([unread.id]);
    expect(await stands(other)).toEqual(upToDate);
    const goesOn = { unread: [{ partition: unread.partition, id: unread.id }], alertPersonIds: [] };
    const left = [expect.objectContaining(goesOn)];
    expect(await pending()).toEqual(left);

    now = '2026-11-24T09:00:59.999Z';
    expect(await spreads()).toEqual([]);
    now = '2026-11-24T09:01:00.000Z';
    expect(await spreads()).toEqual([unread.id]);
    now = '2026-11-24T09:10:00.000Z';
    expect(await spreads()).toEqual([unread.id]);
    expect(await pending()).toEqual(left);
    expect(await measureDeliveries(deps)).toMatchObject({ pendingNotices: 1, unreadable: 1, oldestSeconds: 1_200 });
    expect(await stands(other)).toEqual(upToDate);

    await waiting.store.commit(unread.partition, [{ kind: 'replace', doc: unread, revision }]);
    now = '2026-11-24T09:20:00.000Z';
    expect(await spreads()).toEqual([]);
    expect(await stands(unread)).toEqual(upToDate);
    expect(await pending()).toEqual([]);
    const done = await readAll(waiting.store, 'noticesByState', 'done');
    expect(done.filter(({ doc }) => doc.unread).map(({ doc }) => doc.pendingSince)).toEqual([undefined]);
  });
});

test('R5: of 250 cards in two networks each one that cannot be read is waited for, page by page', async () => {
  const numbers = Array.from({ length: 250 }, (_, index) => index);
  const createdAt = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
  const cards = numbers.map((index) => cardOf(`n${index % 2}`, String(index), { createdAt: createdAt(index) }));
  const revisions = new Map<string, string>();
  for (const [index, card] of cards.entries())
    revisions.set(card.id, await insert(index % 5 === 0 ? damaged(card) : card));
  await insert(losesRights());
  for (let round = 0; round < 3; round += 1) await spreads();
  const unread = (await pending()).flatMap((doc) => doc.unread ?? []);
  expect(unread.map(({ id }) => id).sort()).toEqual(
    cards
      .filter((_, index) => index % 5 === 0)
      .map(({ id }) => id)
      .sort(),
  );

  for (const card of cards.filter((_, index) => index % 5 === 0 && index < 200))
    await waiting.store.commit(card.partition, [
      { kind: 'replace', doc: card, revision: revisions.get(card.id) ?? '' },
    ]);
  now = '2026-11-24T09:10:00.000Z';
  await spreads();
  expect((await pending()).flatMap((doc) => doc.unread ?? [])).toHaveLength(10);
  const shownAnew = await Promise.all(cards.slice(0, 200).map(stands));
  expect(shownAnew).toEqual(cards.slice(0, 200).map(() => ['pending', 1, 1]));
});

test('where every card can be read nothing is left to go on for', async () => {
  await insert(cardOf('n1', 'read'));
  await insert(losesRights());
  await insert(changes());
  expect([await spreads(), await pending()]).toEqual([[], []]);
});

test('while the store does not answer the notice stays for the same cards', async () => {
  await insert(damaged(cardOf('n1', 'unread')));
  await insert(losesRights());
  await spreads();
  const left = await readAll(waiting.store, 'noticesByState', 'pending');
  const away = { ...waiting.store, get: () => Promise.reject(new Error('away')) };
  await expect(spreadNotice({ ...deps, store: away }, left[0]!, () => undefined)).rejects.toThrow('away');
  expect(await readAll(waiting.store, 'noticesByState', 'pending')).toEqual(left);
});

test('of one thread more cards follow at once than one batch holds', async () => {
  const cards = Array.from({ length: 101 }, (_, index) => cardOf('n1', String(index)));
  const revisions = await Promise.all(cards.map((card) => insert(damaged(card))));
  await insert(changes());
  await spreads();
  for (const [index, doc] of cards.entries())
    await waiting.store.commit(doc.partition, [{ kind: 'replace', doc, revision: revisions[index] ?? '' }]);
  now = '2026-11-24T09:10:00.000Z';
  await spreads();
  expect(await Promise.all(cards.map(stands))).toEqual(cards.map(() => ['pending', 2, 0]));
});

test('a card that was just being sent meanwhile is looked at again, and no other is forgotten', async () => {
  const unread = cardOf('n1', 'unread');
  const revision = await insert(damaged(unread));
  await insert(losesRights());
  await spreads();
  await waiting.store.commit(unread.partition, [{ kind: 'replace', doc: unread, revision }]);
  now = '2026-11-24T09:10:00.000Z';
  const { store } = waiting;
  const changed = { ok: false, reason: 'changed', index: 0 } as const;
  const refusing: typeof store = {
    ...store,
    commit: (partition, writes) =>
      partition === unread.partition ? Promise.resolve(changed) : store.commit(partition, writes),
  };
  const [left] = await readAll(store, 'noticesByState', 'pending');
  await spreadNotice({ ...deps, store: refusing }, left!, () => undefined);
  expect(await pending()).toHaveLength(1);
  await spreads();
  expect([await stands(unread), await pending()]).toEqual([['pending', 1, 1], []]);
});
