import { isUpToDate, markIfEmpty, markUpToDate } from '../../src/store/data-version';
import { openCosmos } from '../../src/store/cosmos';
import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';
import { sample } from './sample';

let gateway: CosmosGateway;
beforeAll(async () => {
  gateway = await startCosmosGateway({ partitions: 3 });
});
afterAll(() => gateway.close());

let containers = 0;
const stores: [string, () => Promise<Store>][] = [
  ['SQLite', () => Promise.resolve(openSqlite(':memory:'))],
  [
    'Cosmos DB, in three partitions',
    () => {
      const { endpoint, key: secret } = gateway;
      const container = `documents-${(containers += 1)}`;
      return openCosmos({ endpoint, key: secret, database: 'schakel', container, createIfMissing: true });
    },
  ],
];

// Corrections: 0.2.0 works with the documents of 0.1.0 only after they were moved (ADR 16).
describe.each(stores)('the version of the documents: %s', (_, open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());
  const writes = () =>
    store.commit('organisation:zorg', [{ kind: 'insert', doc: sample('organisation', 'organisation:zorg', 'zorg') }]);
  const versionOf = async () => (await find(store, key.dataVersion()))?.doc.version;

  test('an empty store is of this version once it was opened, and stays so', async () => {
    await markIfEmpty(store);
    expect(await isUpToDate(store)).toBe(true);
    await writes();
    await markIfEmpty(store);
    expect(await isUpToDate(store)).toBe(true);
  });

  test('documents without a mark are of 0.1.0, also at a second opening, until they were moved', async () => {
    await writes();
    await markIfEmpty(store);
    await markIfEmpty(store);
    expect(await isUpToDate(store)).toBe(false);
    await markUpToDate(store);
    expect(await isUpToDate(store)).toBe(true);
  });

  test('where somebody else goes on writing the mark it is not said to be up to date', async () => {
    await writes();
    const taken: Store = { ...store, commit: () => Promise.resolve({ ok: false, reason: 'changed', index: 0 }) };
    await expect(markUpToDate(taken)).rejects.toThrow('Somebody else is writing in the database');
    expect(await isUpToDate(store)).toBe(false);
  });

  test('two that open an empty store at once: both can work in it', async () => {
    const isEmpty = await store.isEmpty();
    const behind: Store = { ...store, isEmpty: () => Promise.resolve(isEmpty) };
    await markIfEmpty(store);
    await markIfEmpty(behind);
    expect([await isUpToDate(store), await isUpToDate(behind)]).toEqual([true, true]);
  });

  test('of two that open an empty store at once the newer one’s mark is not lowered', async () => {
    const behind: Store = { ...store, isEmpty: () => Promise.resolve(true) };
    const doc = { ...sample('data-version', 'data', 'data-version'), version: 3 };
    await store.commit('data', [{ kind: 'insert', doc }]);
    await markIfEmpty(behind);
    expect(await versionOf()).toBe(3);
  });

  test('an older mark is raised and keeps what else it holds; one of a newer program is worked with and stays', async () => {
    const doc = { ...sample('data-version', 'data', 'data-version'), version: 1, movedBy: 'a newer program' };
    await store.commit('data', [{ kind: 'insert', doc }]);
    expect(await isUpToDate(store)).toBe(false);
    await markUpToDate(store);
    const found = await find(store, key.dataVersion());
    expect(found?.doc).toEqual({ ...doc, version: 2 });
    await store.commit('data', [{ kind: 'replace', doc: { ...doc, version: 3 }, revision: found?.revision ?? '' }]);
    await markIfEmpty(store);
    expect(await isUpToDate(store)).toBe(true);
    await markUpToDate(store);
    expect(await versionOf()).toBe(3);
  });
});
