import type { AnyDocument } from '../../src/store/documents';
import { readOnce } from '../../src/store/read-once';
import { sealStore } from '../../src/store/sealed';
import { openSqlite } from '../../src/store/sqlite';
import { readingAnew, UnreadableDocument, type Store } from '../../src/store/store';
import { counting, type CountingStore } from '../helpers/counting-store';
import { damaged, sample } from './sample';

const seat = (id: string, fields: object = {}) => sample('seat', 'p', id, { teamId: 't', ...fields });
let inner: Store;
let counted: CountingStore;
let store: Store;

beforeEach(async () => {
  inner = openSqlite(':memory:');
  await inner.commit('p', [{ kind: 'insert', doc: seat('a') }]);
  counted = counting(inner);
  store = readOnce(counted.store);
});
afterEach(() => inner.close());

test('what was read is not read again, also when asked twice at once', async () => {
  await Promise.all([store.get('seat', 'p', 'a'), store.get('seat', 'p', 'a')]);
  await store.get('seat', 'p', 'a');
  await store.query('seatsOfTeam', 't', { partition: 'p', limit: 10 });
  await store.query('seatsOfTeam', 't', { partition: 'p', limit: 10 });
  await store.get('seat', 'p', 'not there');
  await store.get('seat', 'p', 'not there');
  expect(counted.reads).toBe(3);
});

test('another document, type, page or partition is another question', async () => {
  await store.get('seat', 'p', 'a');
  await store.get('seat', 'q', 'a');
  await store.get('staff', 'p', 'a');
  await store.query('seatsOfTeam', 't', { partition: 'p', limit: 10 });
  await store.query('seatsOfTeam', 't', { partition: 'p', limit: 11 });
  expect(counted.reads).toBe(5);
});

test('of several only those are asked for that are not known, once, and each is known from then on', async () => {
  await inner.commit('p', [{ kind: 'insert', doc: damaged(seat('bad')) }]);
  const of = (id: string) => ({ type: 'seat' as const, partition: 'p', id });
  await store.get('seat', 'p', 'a');
  const asked: string[] = [];
  const { getMany } = counted.store;
  store = readOnce({
    ...counted.store,
    getMany: (keys) => (asked.push(keys.map(({ id }) => id).join(' ')), getMany(keys)),
  });
  const [one, ...others] = await store.getMany([of('a'), of('none'), of('bad'), of('a')]);
  expect(one).toEqual(await inner.get('seat', 'p', 'a'));
  expect(others).toEqual([undefined, expect.any(UnreadableDocument), one]);
  await store.getMany([of('none'), of('a')]);
  await store.getMany([of('a'), of('b')]);
  expect(await store.get('seat', 'p', 'none')).toBeUndefined();
  await expect(store.get('seat', 'p', 'bad')).rejects.toThrow(UnreadableDocument);
  expect([asked, counted.reads]).toEqual([['a none bad', 'b'], 3]);
  await readingAnew(store).getMany([of('a')]);
  expect(asked.at(-1)).toBe('a');
});

test('several that could not be read are asked for again', async () => {
  let fails = true;
  const { getMany } = counted.store;
  const keys = ['a', 'b'].map((id) => ({ type: 'seat' as const, partition: 'p', id }));
  store = readOnce({ ...inner, getMany: (all) => (fails ? Promise.reject(new Error('away')) : getMany(all)) });
  await expect(store.getMany(keys)).rejects.toThrow('away');
  fails = false;
  expect(await store.getMany(keys)).toEqual([await inner.get('seat', 'p', 'a'), undefined]);
});

test('after its own commit it reads what is there now', async () => {
  const before = (await store.get('seat', 'p', 'a'))!;
  await store.commit('p', [{ kind: 'replace', doc: { ...before.doc, teamId: 'u' }, revision: before.revision }]);
  expect((await store.get('seat', 'p', 'a'))?.doc.teamId).toBe('u');
  await store.commit('p', [{ kind: 'insert', doc: seat('b', { teamId: 'u' }) }]);
  expect((await store.query('seatsOfTeam', 'u', { partition: 'p', limit: 10 })).items).toHaveLength(2);
});

test('what it wrote itself is known without being read, with the revision to write it again', async () => {
  const before = (await store.get('seat', 'p', 'a'))!;
  const change = (teamId: string, revision: string) =>
    store.commit('p', [{ kind: 'replace', doc: { ...before.doc, teamId }, revision }]);
  await change('u', before.revision);
  const written = (await store.get('seat', 'p', 'a'))!;
  expect([written.doc.teamId, counted.reads]).toEqual(['u', 1]);
  expect(await change('v', written.revision)).toMatchObject({ ok: true });
  await store.commit('p', [{ kind: 'remove', id: 'a', revision: (await store.get('seat', 'p', 'a'))!.revision }]);
  expect(await store.get('seat', 'p', 'a')).toBeUndefined();
});

test('every call is told when the press must have ended', async () => {
  const told: unknown[] = [];
  const { get, getMany, query, commit } = inner;
  const heard: Store = {
    ...inner,
    get: (type, partition, id, options) => (told.push(options?.until), get(type, partition, id)),
    getMany: (keys, options) => (told.push(options?.until), getMany(keys)),
    query: (name, value, range) => (told.push(range.until), query(name, value, range)),
    commit: (partition, writes, until) => (told.push(until), commit(partition, writes)),
  };
  const pressed = readOnce(
    sealStore(heard, 'key', () => 'chain'),
    42,
  );
  await pressed.get('seat', 'p', 'a');
  await pressed.getMany(['b', 'c'].map((id) => ({ type: 'seat', partition: 'p', id })));
  await pressed.query('seatsOfTeam', 't', { limit: 10 });
  await pressed.query('seatsOfTeam', 't', { limit: 10, onUnreadable: () => undefined });
  await pressed.commit('p', [{ kind: 'insert', doc: seat('b') }]);
  await pressed.commit('p', [{ kind: 'insert', doc: sample('audit', 'p', 'audit:1') }]);
  expect(told).toEqual([42, 42, 42, 42, 42, 42]);
});

test('after its own commit it knows what lies elsewhere, and asks anew across partitions and where it wrote', async () => {
  const read = async () => {
    await store.get('staff', 'q', 'x');
    await store.query('seatsOfTeam', 't', { partition: 'q', limit: 10 });
    await store.get('staff', 'p', 'x');
    await store.query('seatsOfTeam', 't', { partition: 'p', limit: 10 });
    await store.query('seatsOfTeam', 't', { limit: 10 });
  };
  await read();
  await store.commit('p', [{ kind: 'insert', doc: seat('b') }]);
  counted.restart();
  await read();
  expect(counted.reads).toBe(3);
});

test('of two commits at once, what the first to end wrote is known, not what was read there before', async () => {
  await inner.commit('q', [{ kind: 'insert', doc: { ...seat('x'), partition: 'q' } }]);
  let release = (): void => undefined;
  const held = new Promise<void>((done) => (release = done));
  store = readOnce({
    ...inner,
    commit: async (partition, writes) => {
      if (partition === 'p') await held;
      return inner.commit(partition, writes);
    },
  });
  const before = (await store.get('seat', 'q', 'x'))!;
  const slow = store.commit('p', [{ kind: 'insert', doc: seat('b') }]);
  await store.commit('q', [{ kind: 'replace', doc: { ...before.doc, teamId: 'u' }, revision: before.revision }]);
  release();
  await slow;
  expect((await store.get('seat', 'q', 'x'))?.doc.teamId).toBe('u');
});

test('what was asked for while it was being written is not known, and an audit record not before it was sealed', async () => {
  let during: () => Promise<unknown> = () => Promise.resolve();
  store = readOnce({
    ...counted.store,
    commit: async (partition, writes) => {
      await during();
      return inner.commit(partition, writes);
    },
  });
  const places = async () => (await store.query('seatsOfTeam', 't', { partition: 'p', limit: 10 })).items.length;
  during = places;
  await store.commit('p', [{ kind: 'insert', doc: seat('b') }]);
  expect(await places()).toBe(2);
  await store.commit('p', [{ kind: 'insert', doc: sample('audit', 'p', 'audit:1') }]);
  counted.restart();
  await store.get('audit', 'p', 'audit:1');
  expect(counted.reads).toBe(1);
});

test('what is looked at again is read anew, and known from then on', async () => {
  const again = readingAnew(store);
  const read = async (from: Store): Promise<number> => {
    await from.get('seat', 'p', 'a');
    await from.query('seatsOfTeam', 't', { partition: 'p', limit: 10 });
    return counted.reads;
  };
  expect([await read(store), await read(again), await read(store)]).toEqual([2, 4, 4]);
});

test('after a conflict nothing is known any more, not even of elsewhere', async () => {
  await store.get('staff', 'q', 'x');
  await store.commit('p', [{ kind: 'insert', doc: seat('a') }]);
  counted.restart();
  await store.get('staff', 'q', 'x');
  expect(counted.reads).toBe(1);
});

test('after a conflict it reads what the other one wrote, so that it decides on that', async () => {
  const seen = (await store.get('seat', 'p', 'a'))!;
  await inner.commit('p', [{ kind: 'replace', doc: { ...seen.doc, teamId: 'other' }, revision: seen.revision }]);
  expect((await store.get('seat', 'p', 'a'))?.doc.teamId).toBe('t');
  const mine = { kind: 'replace' as const, doc: { ...seen.doc, teamId: 'mine' }, revision: seen.revision };
  expect(await store.commit('p', [mine])).toMatchObject({ ok: false, reason: 'changed' });
  expect((await store.get('seat', 'p', 'a'))?.doc.teamId).toBe('other');
});

test('a read that fails is tried again by whoever asks next', async () => {
  let fails = true;
  const { get } = counted.store;
  store = readOnce({ ...inner, get: (...what) => (fails ? Promise.reject(new Error('away')) : get(...what)) });
  await expect(store.get('seat', 'p', 'a')).rejects.toThrow('away');
  fails = false;
  expect((await store.get('seat', 'p', 'a'))?.doc.id).toBe('a');
});

test('whoever skips what cannot be read is told each time, and it is read once', async () => {
  const { doc, revision } = (await inner.get('seat', 'p', 'a'))!;
  const broken = { ...doc, organisationId: 5 } as unknown as AnyDocument;
  await inner.commit('p', [{ kind: 'replace', doc: broken, revision }]);
  const told: string[] = [];
  const onUnreadable = ({ documentId }: UnreadableDocument): void => void told.push(documentId);
  const range = { partition: 'p', limit: 10, onUnreadable };
  await store.query('seatsOfTeam', 't', range);
  await store.query('seatsOfTeam', 't', range);
  expect([told, counted.reads]).toEqual([['a', 'a'], 1]);
  // Whoever may miss nothing is not answered with what was left out.
  await expect(store.query('seatsOfTeam', 't', { partition: 'p', limit: 10 })).rejects.toThrow('cannot be read');
});
