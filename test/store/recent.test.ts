import { rememberDirectory } from '../../src/store/recent';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { counting, type CountingStore } from '../helpers/counting-store';
import { sample } from './sample';

const team = (partition: string, id: string, fields: Record<string, unknown> = {}) =>
  sample('team', partition, id, fields);
let inner: Store;
let counted: CountingStore;
let store: Store;
let now: number;

beforeEach(async () => {
  inner = openSqlite(':memory:');
  now = 0;
  await inner.commit('p', [{ kind: 'insert', doc: team('p', 'a', { name: 'Noord' }) }]);
  counted = counting(inner);
  store = rememberDirectory(counted.store, () => now);
});
afterEach(() => inner.close());

const name = async (through = store) => (await through.get('team', 'p', 'a', { recent: true }))?.doc.name;
const rename = async (through: Store, to: string) => {
  const found = (await inner.get('team', 'p', 'a'))!;
  await through.commit('p', [{ kind: 'replace', doc: { ...found.doc, name: to }, revision: found.revision }]);
};

test('what is shown is read once in ten seconds, also when asked for twice at once', async () => {
  expect(await Promise.all([name(), name()])).toEqual(['Noord', 'Noord']);
  now = 9_999;
  await name();
  expect(counted.reads).toBe(1);
  now = 10_000;
  await name();
  expect(counted.reads).toBe(2);
});

test('what is true now is read each time, and never answered from what is remembered', async () => {
  await name();
  await rename(inner, 'Zuid');
  expect((await store.get('team', 'p', 'a'))?.doc.name).toBe('Zuid');
  await store.get('team', 'p', 'a');
  expect(counted.reads).toBe(3);
});

test('what another process wrote shows after ten seconds, what this one wrote at once', async () => {
  await name();
  await rename(inner, 'Zuid');
  expect(await name()).toBe('Noord');
  now = 10_000;
  expect(await name()).toBe('Zuid');
  await rename(store, 'Oost');
  expect(await name()).toBe('Oost');
});

test('what was asked for while it was being written is not remembered', async () => {
  const slow = rememberDirectory(
    {
      ...inner,
      commit: async (partition, writes) => {
        await name(slow);
        return inner.commit(partition, writes);
      },
    },
    () => now,
  );
  await rename(slow, 'Zuid');
  expect(await name(slow)).toBe('Zuid');
});

test('a commit elsewhere forgets nothing; a read that fails is tried again', async () => {
  await name();
  await store.commit('q', [{ kind: 'insert', doc: team('q', 'b') }]);
  await name();
  expect(counted.reads).toBe(1);
  let fails = true;
  const away = rememberDirectory(
    { ...inner, get: (...what) => (fails ? Promise.reject(new Error('away')) : inner.get(...what)) },
    () => now,
  );
  await expect(name(away)).rejects.toThrow('away');
  fails = false;
  expect(await name(away)).toBe('Noord');
});

test('one that is gone is remembered as gone, and memory has a bound', async () => {
  for (let index = 0; index <= 20_000; index += 1) await store.get('team', 'p', `none${index}`, { recent: true });
  await store.get('team', 'p', 'none20000', { recent: true });
  expect(counted.reads).toBe(20_001);
  for (const id of ['none0', 'none1', 'none0']) await store.get('team', 'p', id, { recent: true });
  expect(counted.reads).toBe(20_003);
});
