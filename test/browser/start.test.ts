import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite';
import { type RunningSchakel, startSchakel } from './start-schakel';

let data: string;
let running: RunningSchakel[];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'schakel-kept-'));
  running = [];
});
// Also what a test that failed half-way left running.
afterEach(async () => {
  for (const each of running) await each.stop();
  rmSync(data, { recursive: true, force: true });
});

async function start(): Promise<RunningSchakel> {
  const schakel = await startSchakel({ keep: data });
  running.push(schakel);
  return schakel;
}

async function networks(): Promise<unknown[]> {
  const store = openSqlite(join(data, 'schakel.db'));
  const page = await store.query('networksOfTeam', 'delinde.praktijk', { limit: 50 });
  await store.close();
  return page.items.map(({ doc }) => doc);
}

test('a second start keeps the data of the first, and both end in order', async () => {
  const first = await start();
  expect(first.pages.size).toBe(5);
  expect(await first.stop()).toBe(0);
  const kept = await networks();
  expect(kept.length).toBeGreaterThan(1);
  const second = await start();
  expect(await second.stop()).toBe(0);
  expect(await networks()).toEqual(kept);
  expect(statSync(join(data, 'schakel.db')).size).toBeGreaterThan(0);
});

test('a busy port ends with a sentence that says what to do', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as { port: number };
  try {
    await expect(startSchakel({ keep: data, port })).rejects.toThrow(
      `Port ${port} is in use by another program; stop that program or choose another: npm start -- --port 3979`,
    );
  } finally {
    other.close();
  }
});
