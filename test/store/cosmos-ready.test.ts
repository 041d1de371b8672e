import { openCosmos } from '../../src/store/cosmos';
import type { Store, Write } from '../../src/store/store';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';
import { sample } from './sample';

let gateway: CosmosGateway;
let store: Store;
let elapsed: number;
let ids = 0;

beforeEach(async () => {
  gateway = await startCosmosGateway();
  elapsed = 0;
  const { endpoint, key } = gateway;
  const place = { endpoint, key, database: 'schakel', container: 'documents', createIfMissing: true };
  store = await openCosmos({ ...place, pauseMs: 5, elapsed: () => elapsed });
});
afterEach(async () => {
  await store.close();
  await gateway.close();
});

const insert = (): Write => ({ kind: 'insert', doc: sample('seat', 'p', `seat-${(ids += 1)}`) });

/** What it costs to ask whether it is ready. */
async function asking(): Promise<{ requests: number; charge: number }> {
  gateway.restart();
  await store.ready();
  return gateway.total();
}

const free = { requests: 0, charge: 0 };
const asked = { requests: 2, charge: 7 };

test('a commit says for 75 seconds that the next one will succeed; without one a write and a read ask', async () => {
  expect(await asking()).toMatchObject(asked);
  expect(await asking()).toMatchObject(free);
  elapsed = 75_000;
  expect(await asking()).toMatchObject(asked);
  elapsed = 140_000;
  await store.commit('p', [insert()]);
  elapsed = 214_999;
  expect(await asking()).toMatchObject(free);
});

test.each<[string, 'batch' | 'read', () => Promise<unknown>]>([
  ['a commit', 'batch', () => store.commit('p', [insert()])],
  ['a read', 'read', () => store.get('seat', 'p', 'x')],
])('%s that failed is doubt: it is asked, and believed again once it is answered', async (_, kind, ask) => {
  await store.commit('p', [insert()]);
  gateway.faults[kind].push({ status: 400 });
  await expect(ask()).rejects.toMatchObject({ code: '400' });
  gateway.faults[kind].push({ status: 400 });
  await expect(store.ready()).rejects.toMatchObject({ code: '400' });
  expect(await asking()).toMatchObject(asked);
  expect(await asking()).toMatchObject(free);
});

test('a batch that was refused by what is stored proves nothing and is no failure', async () => {
  await store.commit('p', [{ kind: 'insert', doc: sample('seat', 'p', 'twice') }]);
  elapsed = 74_000;
  expect(await store.commit('p', [{ kind: 'insert', doc: sample('seat', 'p', 'twice') }])).toMatchObject({ ok: false });
  expect(await asking()).toMatchObject(free);
  elapsed = 75_000;
  expect(await asking()).toMatchObject(asked);
});
