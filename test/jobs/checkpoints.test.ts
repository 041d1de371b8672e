import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { auditWrite, recordReading } from '../../src/usecases/audit';
import { verifyAudit } from '../../src/usecases/auditing/verify-audit';
import { runInstances, type Instances, type Running } from '../helpers/instances';
import { waitingThread, type Waiting } from '../helpers/waiting-thread';

/** Checkpoints after so many records, at one moment of the clock, so that none comes by the time. */
const key = 'the key of the instances';
const actor = { personId: 'tenant.noor', name: 'Noor', staff: [] };
const entry = { action: 'thread.read', object: 'thread:1', ground: 'consent and team membership' as const };
let waiting: Waiting;
let folder: string;
let store: Store;
let instances: Instances;

beforeEach(async () => {
  waiting = await waitingThread('2026-11-24T08:00:00.000Z', '08:30');
  folder = mkdtempSync(join(tmpdir(), 'schakel-checkpoints-'));
  store = openSqlite(join(folder, 'schakel.db'));
  let ids = 0;
  const newId = (): string => `id${String((ids += 1)).padStart(5, '0')}`;
  instances = runInstances((clock) => ({ ...waiting.process(clock), newId }), '2026-11-24T09:00:00.000Z');
});
afterEach(async () => {
  await Promise.all([store.close(), waiting.store.close()]);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts an instance and lets it do what there is at its start. */
async function start(name: string, inner = store): Promise<Running> {
  const running = instances.start(name, inner);
  await instances.until(instances.now());
  return running;
}

/** Records so many one by one; the jobs do what is due after each. */
async function read({ deps }: Running, times: number, network = 'network:1'): Promise<void> {
  for (let each = 0; each < times; each += 1) {
    await recordReading(deps, network, actor, entry);
    await instances.until(instances.now());
  }
}

const checkpoints = async (): Promise<number> => (await verifyAudit(store, key)).checkpoints;

/** Somebody cuts off the last records, newest first; what verify finds. */
async function cutOff(last: number): Promise<string[]> {
  const db = new Database(join(folder, 'schakel.db'));
  const ending = "SELECT id FROM documents WHERE id LIKE 'audit:%' ORDER BY id DESC LIMIT ?";
  expect(db.prepare(`DELETE FROM documents WHERE id IN (${ending})`).run(last).changes).toBe(last);
  db.close();
  return (await verifyAudit(store, key)).problems.map(({ kind }) => kind);
}

test.each([
  ['all that came since', 99, []],
  ['one more', 100, ['cut-off']],
])('of 299 records %s are cut off (%d)', async (_, last, problems) => {
  const one = await start('one');
  await read(one, 99);
  expect(await checkpoints()).toBe(0);
  await read(one, 1);
  expect(await checkpoints()).toBe(1);
  await read(one, 199);
  expect(await checkpoints()).toBe(2);
  expect(await cutOff(last)).toEqual(problems);
});

test('in as many networks as there are records: each is told', async () => {
  const one = await start('one');
  for (let each = 0; each < 100; each += 1) await read(one, 1, `network:${each}`);
  expect(await cutOff(100)).toEqual(Array.from({ length: 100 }, () => 'cut-off'));
});

test('a press that records a hundred at once is told at once', async () => {
  const one = await start('one');
  const writes = Array.from({ length: 100 }, () => auditWrite(one.deps, 'person:1', actor, entry));
  await one.deps.store.commit('person:1', writes);
  await instances.until(instances.now());
  expect(await cutOff(1)).toEqual(['cut-off']);
});

test('several instances: each tells of its own, in one row without a gap', async () => {
  const [one, two] = [await start('one'), await start('two')];
  for (let each = 0; each < 250; each += 1) {
    await recordReading(one.deps, 'network:1', actor, entry);
    await recordReading(two.deps, 'network:1', actor, entry);
    await instances.until(instances.now());
  }
  expect(await verifyAudit(store, key)).toMatchObject({ records: 500, chains: 2, checkpoints: 4, problems: [] });
  expect(await cutOff(101)).toContain('cut-off');
  expect([...one.errors, ...two.errors]).toEqual([]);
});

test('one that cannot be written is tried again with the next hundred, and nothing is left out', async () => {
  let fails = 1;
  const shaky: Store = {
    ...store,
    commit: (partition, writes, until) => {
      if (partition === 'checkpoints' && (fails -= 1) >= 0) throw new Error('disk full');
      return store.commit(partition, writes, until);
    },
  };
  const one = await start('one', shaky);
  await read(one, 199);
  expect(await checkpoints()).toBe(0);
  await read(one, 1);
  expect(await checkpoints()).toBe(1);
  expect(one.errors).toEqual([expect.stringContaining('disk full')]);
  expect(await cutOff(1)).toEqual(['cut-off']);
});

test('what it costs: for a hundred records four requests, and none of them grows with the record', async () => {
  const one = await start('one');
  await read(one, 1_000);
  one.restart();
  await read(one, 100);
  expect(one.requests() - 100).toBe(4);
});
