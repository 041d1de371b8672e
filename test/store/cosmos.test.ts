import { CosmosClient } from '@azure/cosmos';
import { DefaultAzureCredential } from '@azure/identity';
import { CosmosUnavailable, openCosmos, type CosmosOptions } from '../../src/store/cosmos';
import type { QueryName, Store, Write } from '../../src/store/store';
import type { CosmosEmulator, Fault } from '../helpers/cosmos-emulator';
import { startCosmosGateway } from '../helpers/cosmos-gateway';
import { someQueries, storeContract, type Opened } from './contract';
import { sample } from './sample';

/** Where the stores of a contract or of the tests below are. */
let emulator: CosmosEmulator;
let opened = 0;

/** A container of its own for each test. */
function optionsOf(): CosmosOptions {
  opened += 1;
  const { endpoint, key } = emulator;
  return { endpoint, key, database: 'schakel', container: `documents-${opened}`, createIfMissing: true, pauseMs: 5 };
}

async function openEmulated(): Promise<Opened> {
  const options = optionsOf();
  const store = await openCosmos(options);
  const current: Opened = {
    store,
    reopen: async () => {
      await current.store.close();
      return openCosmos({ ...options, createIfMissing: false });
    },
    dispose: () => current.store.close(),
  };
  return current;
}

/** The two that are ordered by the most and the fewest fields. */
const names: QueryName[] = ['staffOfPerson', 'organisations'];
/** CI plays one physical partition too (SCHAKEL_TEST_RUNS): what holds for three is the harder. */
const gateways = process.env['SCHAKEL_TEST_RUNS'] === undefined ? [3] : [1, 3];

describe.each(gateways)('through a gateway with %i physical partitions', (partitions) => {
  beforeAll(async () => {
    // With three, lists also go on in the service's own pages, whatever is asked for.
    emulator = await startCosmosGateway({ partitions, ...(partitions > 1 ? { mostRows: 5 } : {}) });
  });
  afterAll(() => emulator.close());
  const runs = partitions === 1 ? 10 : 5;
  storeContract('Cosmos DB', openEmulated, { runs, queries: someQueries(names) });
});

/**
 * The same suite on a real account: COSMOS_TEST_ENDPOINT, with COSMOS_TEST_KEY (makes database
 * `schakel-test` and container `documents`) or the developer's own sign-in (they must be there, with
 * the data-plane role). The container is emptied after each test: never name one that is in use.
 */
const realEndpoint = process.env['COSMOS_TEST_ENDPOINT'];
if (realEndpoint !== undefined) storeContract('Cosmos DB, a real account', () => openReal(realEndpoint), { runs: 15 });

async function openReal(endpoint: string): Promise<Opened> {
  const key = process.env['COSMOS_TEST_KEY'];
  const credential = new DefaultAzureCredential();
  const place = { endpoint, database: 'schakel-test', container: 'documents' };
  const options = key === undefined ? { ...place, credential } : { ...place, key, createIfMissing: true };
  const empty = async (): Promise<void> => {
    const client = new CosmosClient(key === undefined ? { endpoint, aadCredentials: credential } : { endpoint, key });
    const container = client.database(place.database).container(place.container);
    const { resources } = await container.items
      .query<{ id: string; p: string }>('SELECT c.id, c["partition"] AS p FROM c')
      .fetchAll();
    for (const { id, p } of resources) await container.item(id, p).delete();
    client.dispose();
  };
  const store = await openCosmos(options);
  await empty();
  const current: Opened = {
    store,
    reopen: async () => {
      await current.store.close();
      return openCosmos(options);
    },
    dispose: async () => {
      await current.store.close();
      await empty();
    },
  };
  return current;
}

describe('when Cosmos DB falters', () => {
  const home = 'network:1';
  const seat = (id: string, teamId = 'team') => sample('seat', home, id, { teamId });
  const insert = (id: string): Write => ({ kind: 'insert', doc: seat(id) });
  const busy: Fault = { status: 429, headers: { 'x-ms-retry-after-ms': '20' } };
  const times = (count: number, fault: Fault): Fault[] => Array.from({ length: count }, () => fault);
  let store: Store;
  // An emulator for each test: a late request of another must not take the fault that is meant for this one.
  beforeEach(async () => {
    emulator = await startCosmosGateway();
    store = await openCosmos({ ...optionsOf(), requestTimeoutMs: 500, timeoutMs: 8_000 });
    emulator.asked.length = 0;
  });
  afterEach(async () => {
    await store.close();
    await emulator.close();
  });
  const batches = () => emulator.asked.filter((kind) => kind === 'batch').length;
  const revisionOf = async (id: string) => (await store.get('seat', home, id))?.revision;

  test('429: it waits as told and goes on', async () => {
    emulator.faults.batch.push(busy, busy);
    expect((await store.commit(home, [insert('a')])).ok).toBe(true);
    emulator.faults.read.push(busy);
    expect((await store.get('seat', home, 'a'))?.doc).toEqual(seat('a'));
    emulator.faults.query.push(busy);
    expect((await store.query('seatsOfTeam', 'team', { limit: 5 })).items).toHaveLength(1);
  });

  test('429 that does not say how long to wait, as of a service in between, is waited out', async () => {
    const all = times(10, { status: 429 });
    for (const faults of [emulator.faults.batch, emulator.faults.read, emulator.faults.query]) faults.push(...all);
    expect((await store.commit(home, [insert('a')])).ok).toBe(true);
    expect((await store.get('seat', home, 'a'))?.doc).toEqual(seat('a'));
    expect((await store.query('seatsOfTeam', 'team', { limit: 5 })).items).toHaveLength(1);
  });

  test('429 at one write of a batch is no refusal: the batch is sent again', async () => {
    const results = [{ statusCode: 424 }, { statusCode: 429, requestCharge: 0 }];
    emulator.faults.batch.push({ status: 207, text: JSON.stringify(results) });
    expect((await store.commit(home, [insert('a'), insert('b')])).ok).toBe(true);
    expect(batches()).toBe(2);
  });

  test('an answer that does not tell of every write is none: the batch is sent again', async () => {
    emulator.faults.batch.push({ status: 200, text: '[]' });
    expect(await store.commit(home, [insert('a')])).toEqual({ ok: true, revisions: [await revisionOf('a')] });
    expect(batches()).toBe(2);
  });

  const lost: [string, Fault][] = [
    ['reset before it was carried out', 'reset'],
    ['reset after it was carried out', 'reset-after'],
    ['408', { status: 408 }],
    ['449', { status: 449 }],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['no answer in time', 'hang'],
  ];
  test.each(lost)('a commit meets %s: carried out once, with the revisions as they are', async (_, fault) => {
    await store.commit(home, [insert('old'), insert('gone')]);
    const [old, gone] = [await revisionOf('old'), await revisionOf('gone')];
    emulator.faults.batch.push(fault);
    // What is removed tells nothing of who removed it: the others do.
    const result = await store.commit(home, [
      { kind: 'remove', id: 'gone', revision: gone ?? '' },
      { kind: 'replace', doc: seat('old', 'team-2'), revision: old ?? '' },
      insert('new'),
    ]);
    expect(result).toEqual({ ok: true, revisions: ['', await revisionOf('old'), await revisionOf('new')] });
    expect(batches()).toBe(3);
    expect((await store.get('seat', home, 'old'))?.doc).toEqual(seat('old', 'team-2'));
    expect(await store.get('seat', home, 'gone')).toBeUndefined();
    expect((await store.query('seatsOfTeam', 'team', { limit: 5 })).items).toHaveLength(1);
  });

  test('a batch of replacements only, carried out before its answer was lost, is recognised too, at a second look', async () => {
    await store.commit(home, [insert('a')]);
    const revision = (await revisionOf('a')) ?? '';
    emulator.faults.batch.push('reset-after');
    emulator.faults.read.push({ status: 408 });
    const result = await store.commit(home, [{ kind: 'replace', doc: seat('a', 'team-2'), revision }]);
    expect(result).toEqual({ ok: true, revisions: [await revisionOf('a')] });
  });

  test('after a lost answer, the same document of somebody else is still somebody else’s', async () => {
    const other = await openCosmos({ ...optionsOf(), container: `documents-${opened - 1}`, createIfMissing: false });
    await other.commit(home, [insert('a')]);
    emulator.faults.batch.push('reset');
    expect(await store.commit(home, [insert('b'), insert('a')])).toEqual({ ok: false, reason: 'exists', index: 1 });
    expect(await store.get('seat', home, 'b')).toBeUndefined();
    await other.close();
  });

  test('a conflict at the first attempt costs one look, at the write at fault', async () => {
    await store.commit(home, [insert('a')]);
    emulator.asked.length = 0;
    const result = await store.commit(home, [insert('b'), insert('a'), insert('c')]);
    expect(result).toEqual({ ok: false, reason: 'exists', index: 1 });
    expect(emulator.asked).toEqual(['batch', 'read']);
  });

  test('after a lost answer, a removal that cannot be told from another’s is a conflict', async () => {
    await store.commit(home, [insert('a')]);
    const revision = (await revisionOf('a')) ?? '';
    emulator.faults.batch.push('reset-after');
    const result = await store.commit(home, [{ kind: 'remove', id: 'a', revision }]);
    expect(result).toEqual({ ok: false, reason: 'changed', index: 0 });
  });

  test('it does not go on for ever: four times 503 is an error', async () => {
    emulator.faults.batch.push(...Array.from({ length: 9 }, (): Fault => ({ status: 503 })));
    const patient = await openCosmos({ ...optionsOf(), timeoutMs: 10_000 });
    await expect(patient.commit(home, [insert('a')])).rejects.toMatchObject({ request: 'commit', code: '503' });
    expect(batches()).toBe(4);
    await patient.close();
  });

  test.each([400, 401, 403, 413])('%i is not tried again, and the error says no content', async (status) => {
    emulator.faults.batch.push({ status });
    const error: unknown = await store.commit(home, [insert('a')]).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CosmosUnavailable);
    expect(String(error)).toBe(`CosmosUnavailable: Cosmos DB failed at commit (${status})`);
    expect(JSON.stringify(error)).not.toContain('team');
    expect((error as Error).cause).toBeUndefined();
    expect(batches()).toBe(1);
  });

  test('a batch that is too large is an error that says so', async () => {
    const doc = sample('message', home, 'm', { text: 'x'.repeat(2 * 1024 * 1024) });
    await expect(store.commit(home, [{ kind: 'insert', doc }])).rejects.toMatchObject({ code: '413' });
  });

  test.each<[string, (store: Store) => Promise<unknown>]>([
    ['ready', (each) => each.ready()],
    ['get', (each) => each.get('seat', home, 'a')],
    ['query', (each) => each.query('seatsOfTeam', 'team', { limit: 5 })],
    ['commit', (each) => each.commit(home, [insert('a')])],
  ])('%s ends with an error in time when nothing answers any more', async (_, ask) => {
    // Microsoft's library alone would go on for minutes; the test's own time limit is the bound.
    const impatient = await openCosmos({
      ...optionsOf(),
      container: `documents-${opened - 1}`,
      createIfMissing: false,
      timeoutMs: 600,
    });
    for (const faults of Object.values(emulator.faults)) faults.push(...times(50, 'hang'));
    await expect(ask(impatient)).rejects.toBeInstanceOf(CosmosUnavailable);
    await impatient.close();
  });

  test.each<[string, keyof typeof emulator.faults, (store: Store, until: number) => Promise<unknown>]>([
    ['get', 'read', (each, until) => each.get('seat', home, 'a', { until })],
    ['query', 'query', (each, until) => each.query('seatsOfTeam', 'team', { limit: 5, until })],
    ['commit', 'batch', (each, until) => each.commit(home, [insert('a')], until)],
    ['a commit that meets a conflict', 'read', (each, until) => each.commit(home, [insert('there')], until)],
  ])('%s ends with the press it is of, and is not begun when that is over', async (_, kind, ask) => {
    // The store itself would have waited longer than the test.
    const patient = await openCosmos({
      ...optionsOf(),
      container: `documents-${opened - 1}`,
      createIfMissing: false,
      timeoutMs: 600_000,
      requestTimeoutMs: 600_000,
    });
    await store.commit(home, [insert('there')]);
    const over = performance.now() - 1;
    emulator.faults[kind].push({ status: 503 });
    await expect(ask(patient, over)).rejects.toMatchObject({ code: 'timeout' });
    expect(emulator.faults[kind]).toHaveLength(1);
    emulator.faults[kind].splice(0, 1, ...times(50, 'hang' as const));
    await expect(ask(patient, performance.now() + 300)).rejects.toMatchObject({ code: 'timeout' });
    await patient.close();
  });

  const notFound = (substatus: number): Fault => ({ status: 404, headers: { 'x-ms-substatus': String(substatus) } });
  /** How often the library itself tries before it gives up. */
  const passing: [string, Fault, tries: number][] = [
    ['404 as a replica has not caught up', notFound(1002), 3],
    ['404 as the container is not there', notFound(1003), 1],
    ['408', { status: 408 }, 1],
    ['410', { status: 410 }, 1],
    ['449', { status: 449 }, 1],
    ['500', { status: 500 }, 1],
    ['503', { status: 503 }, 2],
  ];
  test.each(passing)('what passes is not the answer: %s', async (_, fault, tries) => {
    await store.commit(home, [insert('a')]);
    emulator.faults.read.push(...times(tries, fault));
    emulator.faults.query.push(...times(tries, fault));
    const [read, found] = await Promise.all([
      store.get('seat', home, 'a'),
      store.query('seatsOfTeam', 'team', { limit: 5 }),
    ]);
    expect(read?.doc).toEqual(seat('a'));
    expect(found.items).toEqual([read]);
    emulator.faults.batch.push(fault);
    const doc = seat('a', 'team-2');
    expect((await store.commit(home, [{ kind: 'replace', doc, revision: read!.revision }])).ok).toBe(true);
    expect(Object.values(emulator.faults).flat()).toEqual([]);
  });

  test.each([
    [1002, '404/1002'],
    [1003, '404/1003'],
  ])('404 with substatus %i is never nothing: an error when it does not pass', async (substatus, code) => {
    for (const faults of Object.values(emulator.faults)) faults.push(...times(20, notFound(substatus)));
    const failing = [
      expect(store.get('seat', home, 'a')).rejects.toMatchObject({ request: 'read', code }),
      expect(store.query('seatsOfTeam', 'team', { limit: 5 })).rejects.toMatchObject({ request: 'query', code }),
      expect(store.commit(home, [insert('a')])).rejects.toMatchObject({ request: 'commit', code }),
    ];
    await Promise.all(failing);
    await expect(store.ready()).rejects.toMatchObject({ request: 'commit', code });
  });

  test('only a plain 404 is nothing, and is asked once', async () => {
    emulator.faults.read.push({ status: 404 }, notFound(0));
    expect(await store.get('seat', home, 'a')).toBeUndefined();
    expect(await store.get('seat', home, 'a')).toBeUndefined();
    expect(emulator.asked.filter((kind) => kind === 'read')).toHaveLength(2);
  });

  test('within a batch too 404 with a substatus is no conflict', async () => {
    await store.commit(home, [insert('a')]);
    const revision = (await revisionOf('a')) ?? '';
    const results = [{ statusCode: 404, subStatusCode: 1002, requestCharge: 0 }];
    emulator.faults.batch.push({ status: 207, text: JSON.stringify(results) });
    const result = await store.commit(home, [{ kind: 'replace', doc: seat('a', 'team-2'), revision }]);
    expect(result).toEqual({ ok: true, revisions: [await revisionOf('a')] });
  });

  test('an account that does not answer at the opening is an error', async () => {
    emulator.faults.account.push({ status: 401 });
    await expect(openCosmos(optionsOf())).rejects.toMatchObject({ request: 'account', code: '401' });
  });

  test.each(passing.filter(([what]) => !what.startsWith('404')))(
    'what passes at the opening keeps nobody from starting: %s',
    async (_, fault, tries) => {
      emulator.faults.account.push(...times(tries, fault));
      const late = await openCosmos({ ...optionsOf(), container: `documents-${opened - 1}`, createIfMissing: false });
      emulator.faults.query.push(...times(tries, fault));
      expect(await late.isEmpty()).toBe(true);
      expect(Object.values(emulator.faults).flat()).toEqual([]);
      await late.close();
    },
  );

  test('nobody at the address is an error in time', async () => {
    const nowhere = { endpoint: 'http://127.0.0.1:9', key: 'eA==', database: 'd', container: 'c', timeoutMs: 500 };
    await expect(openCosmos(nowhere)).rejects.toBeInstanceOf(CosmosUnavailable);
    await expect(openCosmos({ ...nowhere, createIfMissing: true })).rejects.toBeInstanceOf(CosmosUnavailable);
  });

  test('a container that is not there is not ready', async () => {
    const missing = await openCosmos({ ...optionsOf(), createIfMissing: false });
    await expect(missing.ready()).rejects.toBeInstanceOf(CosmosUnavailable);
    await missing.close();
  });
});

test('plain http to another machine is refused', async () => {
  const options = { endpoint: 'http://account.documents.azure.com', key: 'eA==', database: 'd', container: 'c' };
  await expect(openCosmos(options)).rejects.toThrow('https');
});
