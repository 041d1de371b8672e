import { ConsistencyLevel, CosmosClient, PartitionKeyKind, type Container } from '@azure/cosmos';
import { startCosmosGateway, type CosmosGateway } from './cosmos-gateway';
import type { GatewayOptions } from './cosmos-gateway-answers';

/** What a client without any care of ours meets, so that the tests of the store stand on something. */
const gateways: CosmosGateway[] = [];
const clients: CosmosClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  for (const gateway of gateways.splice(0)) await gateway.close();
});

async function start(options: GatewayOptions = {}): Promise<CosmosGateway> {
  const gateway = await startCosmosGateway(options);
  gateways.push(gateway);
  const { database } = await clientOf(gateway).databases.create({ id: 'd' });
  await database.containers.create({ id: 'c', partitionKey: { paths: ['/partition'], kind: PartitionKeyKind.Hash } });
  return gateway;
}

function clientOf({ endpoint, key }: CosmosGateway, consistencyLevel?: ConsistencyLevel): CosmosClient {
  const client = new CosmosClient({ endpoint, key, ...(consistencyLevel === undefined ? {} : { consistencyLevel }) });
  clients.push(client);
  return client;
}

function containerOf(gateway: CosmosGateway, level?: ConsistencyLevel): Container {
  return clientOf(gateway, level).database('d').container('c');
}

const put = (container: Container, id: string, text: string, partition = 'p') =>
  container.items.batch([{ operationType: 'Create', resourceBody: { id, text, partition } }], partition);
const change = (container: Container, id: string, text: string) =>
  container.items.batch([{ operationType: 'Replace', id, resourceBody: { id, text, partition: 'p' } }], 'p');
const readText = async (container: Container) =>
  (await container.item('a', 'p').read<{ text: string }>()).resource?.text;
const kindsOf = ({ passed }: CosmosGateway) => passed.map(({ kind, status }) => `${kind} ${status}`).sort();
const everything = 'SELECT * FROM c ORDER BY c["id"] ASC';

test.each([1, 3])('across %i physical partitions the client puts a query together, and it costs 3 + n', async (n) => {
  const gateway = await start({ partitions: n, mostRows: 100 });
  const container = containerOf(gateway);
  const ids = Array.from({ length: 9 }, (_, index) => `${index}`);
  for (const id of ids) await put(container, id, '', `partition ${id}`);
  gateway.restart();
  const { resources } = await container.items.query<{ id: string }>(everything).fetchAll();
  expect(resources.map(({ id }) => id)).toEqual(ids);
  expect(kindsOf(gateway)).toEqual(['plan 200', ...Array<string>(n).fill('query 200'), 'query 400', 'ranges 200']);
  expect(gateway.passed.find(({ status }) => status === 400)?.charge).toBe(0);
});

test('within a partition it answers at once, beside a plan that is asked in vain', async () => {
  const gateway = await start({ partitions: 3 });
  const container = containerOf(gateway);
  await put(container, 'a', 'here');
  await put(container, 'a', 'there', 'q');
  gateway.restart();
  const { resources } = await container.items.query<{ text: string }>(everything, { partitionKey: 'p' }).fetchAll();
  expect(resources.map(({ text }) => text)).toEqual(['here']);
  expect(kindsOf(gateway)).toEqual(['plan 200', 'query 200']);
});

test('documents lie in every one of three physical partitions, and rows come in pages', async () => {
  const gateway = await start({ partitions: 3, mostRows: 2 });
  const container = containerOf(gateway);
  for (let each = 0; each < 30; each += 1) await put(container, `${each + 10}`, '', `partition ${each}`);
  gateway.restart();
  const top = 'SELECT TOP 20 * FROM c ORDER BY c["id"] DESC';
  const { resources } = await container.items.query<{ id: string }>(top).fetchAll();
  expect(resources.map(({ id }) => Number(id))).toEqual(Array.from({ length: 20 }, (_, index) => 39 - index));
  expect(gateway.passed.filter(({ kind }) => kind === 'query').length).toBeGreaterThan(6);
});

test('a replica that lags answers weaker levels as it is, and Strong as acknowledged', async () => {
  const gateway = await start();
  const writer = containerOf(gateway);
  await put(writer, 'a', 'before');
  gateway.lag();
  await change(writer, 'a', 'after');
  await put(writer, 'b', 'new');
  expect(await readText(containerOf(gateway))).toBe('after');
  const weak = containerOf(gateway, ConsistencyLevel.Eventual);
  expect(await readText(weak)).toBe('before');
  expect((await weak.items.query(everything, { partitionKey: 'p' }).fetchAll()).resources).toHaveLength(1);
  expect((await weak.item('b', 'p').read()).statusCode).toBe(404);
  gateway.catchUp();
  expect(await readText(weak)).toBe('after');
});

test('Session: whoever wrote is told 404/1002, until the library forgets its session and reads what is old', async () => {
  const gateway = await start({ level: 'Session' });
  const session = containerOf(gateway, ConsistencyLevel.Session);
  await put(session, 'a', 'before');
  gateway.lag();
  await change(session, 'a', 'after');
  gateway.restart();
  expect(await readText(session)).toBe('before');
  expect(kindsOf(gateway)).toEqual(['read 200', 'read 404']);
  // Another client has no part in that session, and one that names no level sends no token.
  expect(await readText(containerOf(gateway, ConsistencyLevel.Session))).toBe('before');
  expect(await readText(containerOf(gateway))).toBe('before');
});

test('a level stronger than the account’s is refused', async () => {
  const gateway = await start({ level: 'Session' });
  await expect(readText(containerOf(gateway, ConsistencyLevel.Strong))).rejects.toMatchObject({ code: 400 });
});

test('it counts requests, bytes and request units, also of what fails', async () => {
  const gateway = await start();
  const container = containerOf(gateway);
  await put(container, 'large', 'x'.repeat(99 * 1_024));
  await put(container, 'a', 'small');
  const ten = gateway.passed.filter(({ kind }) => kind === 'batch').map(({ charge }) => Math.round(charge));
  expect(ten).toEqual([50, 5]);
  gateway.restart();
  gateway.faults.read.push({ status: 429, headers: { 'x-ms-retry-after-ms': '5' } }, { status: 503 });
  expect(await readText(container)).toBe('small');
  expect(kindsOf(gateway)).toEqual(['read 200', 'read 429', 'read 503']);
  const { requests, asked, answered, charge } = gateway.total();
  // Strong doubles the one request unit of a small read.
  expect({ requests, asked, charge }).toEqual({ requests: 3, asked: 0, charge: 2 });
  expect(answered).toBeGreaterThan(200);
  expect((await container.item('large', 'p').read()).requestCharge).toBeCloseTo(20, 0);
});
