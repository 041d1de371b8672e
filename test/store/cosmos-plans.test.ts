import { openCosmos } from '../../src/store/cosmos';
import { rememberPlans } from '../../src/store/cosmos/plans';
import type { QueryRange, Store } from '../../src/store/store';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';
import { sample } from './sample';

let gateway: CosmosGateway;
let store: Store;
afterEach(async () => {
  await store.close();
  await gateway.close();
});

async function open(partitions: number): Promise<void> {
  gateway = await startCosmosGateway({ partitions });
  const { endpoint, key } = gateway;
  store = await openCosmos({ endpoint, key, database: 'd', container: 'c', createIfMissing: true });
  for (const [partition, id] of ['p a', 'q b', 'r c'].map((each) => each.split(' ') as [string, string])) {
    await store.commit(partition, [
      { kind: 'insert', doc: sample('seat', partition, id, { teamId: 't', personId: id }) },
    ]);
  }
}

/** What a query finds, and what was asked for it. */
async function asked(range: Partial<QueryRange> = {}, teamId = 't'): Promise<[found: string, kinds: string[]]> {
  gateway.restart();
  const { items } = await store.query('seatsOfTeam', teamId, { limit: 10, ...range });
  return [items.map(({ doc }) => doc.id).join(''), gateway.passed.map(({ kind }) => kind).sort()];
}

test.each([1, 3])('over %i partitions a plan is asked for once, and serves every value', async (n) => {
  await open(n);
  const answers = Array<string>(n).fill('query');
  expect(await asked()).toEqual(['abc', ['plan', ...answers, 'ranges']]);
  expect(await asked()).toEqual(['abc', answers]);
  expect(await asked({}, 'another')).toEqual(['', answers]);
  // Another text has another plan.
  expect(await asked({ descending: true })).toEqual(['cba', ['plan', ...answers]]);
  expect(await asked({ descending: true })).toEqual(['cba', answers]);
  expect(await asked()).toEqual(['abc', answers]);
});

test('a plan that was not answered is asked for again', async () => {
  await open(3);
  gateway.faults.plan.push({ status: 500 });
  expect((await asked())[0]).toBe('abc');
  expect(gateway.passed.filter(({ kind }) => kind === 'plan').map(({ status }) => status)).toEqual([500, 200]);
});

test('once a physical partition is gone, it asks which there are', async () => {
  const asks: string[] = [];
  const plugin = rememberPlans();
  const ranges = (page = {}) =>
    plugin({ resourceType: 'pkranges' }, undefined, async () => {
      asks.push('ranges');
      return Promise.resolve({ headers: page, result: {} });
    });
  const failing = (code: number) =>
    plugin({ resourceType: 'docs' }, undefined, () => Promise.reject(Object.assign(new Error('no'), { code })));
  await ranges({ 'x-ms-continuation': 'more' });
  await ranges();
  await ranges();
  expect(asks).toHaveLength(2);
  await expect(failing(503)).rejects.toThrow('no');
  await ranges();
  expect(asks).toHaveLength(2);
  await expect(failing(410)).rejects.toThrow('no');
  await ranges();
  expect(asks).toHaveLength(3);
});

test.each([1, 3])('reading several by their keys is one request for each of %i partitions', async (n) => {
  await open(n);
  const keys = ['p a', 'r c', 'p none'].map((each) => each.split(' ') as [string, string]);
  gateway.restart();
  const found = await store.getMany(keys.map(([partition, id]) => ({ type: 'seat', partition, id })));
  expect(found.map((each) => each && 'doc' in each && each.doc.id)).toEqual(['a', 'c', undefined]);
  expect(gateway.passed.map(({ kind }) => kind)).toEqual(Array(n).fill('query'));
  gateway.restart();
  await store.getMany([{ type: 'seat', partition: 'p', id: 'a' }]);
  expect(gateway.passed.map(({ kind }) => kind)).toEqual(['read']);
});

test('within one partition no plan is asked for at all', async () => {
  await open(3);
  expect(await asked({ partition: 'q' })).toEqual(['b', ['query']]);
  expect(await asked({ partition: 'q', descending: true })).toEqual(['b', ['query']]);
});
