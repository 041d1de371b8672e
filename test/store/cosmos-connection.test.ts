import { CosmosClient } from '@azure/cosmos';
import { openCosmos } from '../../src/store/cosmos';
import { connect, type Connection, type CosmosOptions } from '../../src/store/cosmos/connection';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';

let gateway: CosmosGateway;
let options: CosmosOptions;
let connection: Connection;
beforeAll(async () => {
  gateway = await startCosmosGateway();
  options = { endpoint: gateway.endpoint, key: gateway.key, database: 'schakel', container: 'documents' };
  connection = await connect(options);
});
afterAll(async () => {
  connection.close();
  await gateway.close();
});

test('what there is no time for is not begun', async () => {
  const work = jest.fn(() => Promise.resolve());
  await expect(connection.request('read', work, performance.now() - 1)).rejects.toMatchObject({ code: 'timeout' });
  expect(work).not.toHaveBeenCalled();
});

test('what has not ended in time is called off, so that nothing is stored of which nobody hears', async () => {
  const signals: AbortSignal[] = [];
  const endless = (_: unknown, signal: AbortSignal) => (signals.push(signal), new Promise<never>(() => undefined));
  await expect(connection.request('commit', endless, performance.now() + 50)).rejects.toMatchObject({
    code: 'timeout',
  });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

test('an account that is refused at the opening is let go of', async () => {
  const disposed = jest.spyOn(CosmosClient.prototype, 'dispose');
  gateway.faults.account.push({ status: 401 });
  await expect(connect(options)).rejects.toMatchObject({ code: '401' });
  expect(disposed).toHaveBeenCalledTimes(1);
  disposed.mockRestore();
});

test('a query within one partition is one request; across them its plan is another', async () => {
  const store = await openCosmos({ ...options, createIfMissing: true });
  const kinds = () => gateway.passed.map(({ kind }) => kind);
  gateway.restart();
  await store.query('cardsAbout', 't1', { partition: 'network:n1', limit: 10 });
  expect(kinds()).toEqual(['query']);
  gateway.restart();
  await store.query('cardsByState', 'pending', { limit: 10 });
  expect(kinds().sort()).toEqual(['plan', 'query', 'ranges']);
  await store.close();
});
