import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { sealStore } from '../../../src/store/sealed';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { recordReading } from '../../../src/usecases/audit';
import type { AuditProblem } from '../../../src/usecases/auditing/audit-problem';
import { verifyAudit } from '../../../src/usecases/auditing/verify-audit';
import { checkpointAll } from '../../../src/usecases/auditing/write-checkpoint';
import type { Deps } from '../../../src/usecases/deps';

/** Somebody at the database puts records where they were not written: each has its place sealed with it. */
const key = 'a key that only this test knows, long enough';
const actor = { personId: 'tenant.noor', name: 'Noor', staff: [] };
const entry = { action: 'thread.read', object: 'thread:1', ground: 'consent and team membership' as const };
let folder: string;
let file: string;
let store: Store;
let ids: number;

const newId = (): string => `id${String((ids += 1)).padStart(4, '0')}`;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-moved-'));
  file = join(folder, 'schakel.db');
  ids = 0;
  store = sealStore(openSqlite(file), key, newId);
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  const deps: Deps = { store, now: () => new Date((now += 1_000)).toISOString(), newId, region: undefined as never };
  for (const network of ['1', '2']) {
    for (let each = 0; each < 3; each += 1) await recordReading(deps, `network:${network}`, actor, entry);
    await checkpointAll(deps);
  }
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs what somebody at the database would; `ONE` and `TWO` stand for the second record of each network. */
async function tampered(...statements: string[]): Promise<AuditProblem[]> {
  const db = new Database(file);
  const second = (network: string): string => {
    const sql = "SELECT id FROM documents WHERE partition = ? AND id LIKE 'audit:%' ORDER BY id LIMIT 1 OFFSET 1";
    return (db.prepare(sql).get(`network:${network}`) as { id: string }).id;
  };
  const [one, two] = [second('1'), second('2')];
  for (const statement of statements) {
    const sql = statement.replaceAll('ONE', `'${one}'`).replaceAll('TWO', `'${two}'`);
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  }
  db.close();
  return (await verifyAudit(store, key)).problems;
}

const moveTo = (partition: string, id: string, which: string) =>
  `UPDATE documents SET partition = '${partition}', id = ${id} WHERE id = ${which}`;
const withText = (partition: string, id: string, which: string) =>
  `UPDATE documents SET partition = '${partition}', id = ${id}, json = json_set(json, '$.partition', '${partition}', '$.id', ${id}) WHERE id = ${which}`;
const copied = (partition: string, id: string, json = 'json') =>
  `INSERT INTO documents (partition, id, revision, json) SELECT '${partition}', ${id}, 'x', ${json} FROM documents WHERE id = ONE`;

test('untouched, nothing is told', async () => {
  expect((await verifyAudit(store, key)).problems).toEqual([]);
});

test.each([
  ['to another partition', [moveTo('network:2', 'ONE', 'ONE')], ['moved']],
  ['to another id', [moveTo('network:1', "'audit:hidden'", 'ONE')], ['moved']],
  ['to where no removal is refused', [moveTo('network:1', "'x'", 'ONE')], ['moved']],
  ['to another partition, with the text made to fit', [withText('network:2', 'ONE', 'ONE')], ['changed']],
  ['to another id, with the text made to fit', [withText('network:1', "'audit:hidden'", 'ONE')], ['changed']],
])('a record moved %s is found', async (_, statements, kinds) => {
  expect((await tampered(...statements)).map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  ['their places alone', moveTo, ['moved', 'moved']],
  ['their places and texts', withText, ['changed', 'changed']],
])('two records that changed places (%s) are found', async (_, move, kinds) => {
  const problems = await tampered(
    move('aside', "'aside'", 'ONE'),
    move('network:1', 'ONE', 'TWO'),
    move('network:2', 'TWO', "'aside'"),
  );
  expect(problems.map(({ kind }) => kind)).toEqual(kinds);
});

test.each([
  ['', [copied('network:2', 'ONE')], ['moved']],
  [' before its own', [copied('a', "'a'")], ['moved']],
  [
    ', with the text made to fit',
    [copied('network:2', 'ONE', "json_set(json, '$.partition', 'network:2')")],
    ['changed', 'changed'],
  ],
])('a copy of a record elsewhere%s is found, and the record itself still stands', async (_, statements, kinds) => {
  const problems = await tampered(...statements);
  expect(problems.map(({ kind }) => kind)).toEqual(kinds);
});

test('a checkpoint at another number is found', async () => {
  const problems = await tampered("UPDATE documents SET id = 'checkpoint:000000007' WHERE id = 'checkpoint:000000002'");
  expect(problems).toEqual([
    { kind: 'moved', where: 'checkpoint:000000002 of checkpoints lies at checkpoint:000000007 of checkpoints' },
  ]);
});

test('the sentence says where it was written and where it lies', async () => {
  const [problem] = await tampered(moveTo('network:2', 'ONE', 'ONE'));
  expect(problem?.where).toMatch(/^audit:2026-11-23T09:00:0\S+ of network:1 lies at audit:\S+ of network:2$/);
});
