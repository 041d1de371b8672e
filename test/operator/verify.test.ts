import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { schakel } from '../../src/operator/schakel';
import { openSqlite } from '../../src/store/sqlite';
import { checkpointAll } from '../../src/usecases/auditing/write-checkpoint';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { auditKey, createWorld } from '../helpers/world';

let folder: string;
let file: string;
/** As the log tells it. */
let anchor: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-verify-'));
  file = join(folder, 'schakel.db');
  const world = await createWorld({ store: openSqlite(file) });
  await loadRegionNorth(world.store);
  await practiceStarts(world.person(people.gp));
  await checkpointAll(world.deps);
  await world.close();
  // The world may have told another one at its end.
  const store = openSqlite(file);
  const [last] = (await store.query('checkpoints', 'checkpoint', { limit: 1, descending: true })).items;
  anchor = `${last?.doc.number ?? 0}:${last?.doc.mac ?? ''}`;
  await store.close();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const operated = (...args: string[]) => schakel(args, { SCHAKEL_SQLITE: file, SCHAKEL_AUDIT_KEY: auditKey });

function atDatabase(sql: string): void {
  const db = new Database(file);
  expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
  db.close();
}

test('a whole record: status 0, and the checkpoint to compare with the log', async () => {
  for (const more of [[], ['--checkpoint', anchor]]) {
    const { status, output } = await operated('audit', 'verify', ...more);
    expect(status).toBe(0);
    expect(output).toContain(`Last checkpoint ${anchor};`);
    expect(output).toContain('Nothing changed, nothing missing.');
  }
});

test('a changed record: status 1, told by its id', async () => {
  atDatabase("UPDATE documents SET json = json_set(json, '$.ground', 'x') WHERE id LIKE 'audit:%'");
  const { status, output } = await operated('audit', 'verify');
  expect(status).toBe(1);
  expect(output).toMatch(/^changed: audit:\S+$/m);
});

test('a record moved to another partition: status 1, told with both places', async () => {
  atDatabase(
    "UPDATE documents SET partition = 'network:x' WHERE id = (SELECT min(id) FROM documents WHERE id LIKE 'audit:%')",
  );
  const { status, output } = await operated('audit', 'verify');
  expect(status).toBe(1);
  expect(output).toMatch(/^moved: audit:\S+ of person:\S+ lies at audit:\S+ of network:x$/m);
  expect(output).toContain('1 problems.');
});

test('all records and checkpoints taken away: only who brings a line of the log sees it', async () => {
  atDatabase("DELETE FROM documents WHERE id LIKE 'audit:%' OR id LIKE 'checkpoint:%'");
  expect((await operated('audit', 'verify')).status).toBe(0);
  const { status, output } = await operated('audit', 'verify', '--checkpoint', anchor);
  expect(status).toBe(1);
  expect(output).toContain(`cut-off: checkpoint ${anchor.split(':')[0]} of the log`);
});

test.each([
  [['--checkpoint']],
  [['--checkpoint', '1']],
  [['--checkpoint', '1:abc']],
  [['--checkpiont', `1:${'0'.repeat(64)}`]],
])('%j is not taken for a checkpoint', async (more) => {
  const { status, output } = await operated('audit', 'verify', ...more);
  expect(status).toBe(2);
  expect(output).toContain('audit verify [--checkpoint NUMBER:CODE]');
});

test.each([
  [['restore']],
  [['restore', 'a.db', 'b.db']],
  [['backup']],
  [['backup', 'a.db', 'b.db']],
  [['upgrade', 'a.db']],
])('%j does nothing, and is answered with how it is used', async (words) => {
  const { status, output } = await operated(...words);
  expect(status).toBe(2);
  expect(output).toMatch(new RegExp(`^Use: npm run schakel --\\n  ${words[0]} `));
});

test('a command that only looks makes no database', async () => {
  const none = join(folder, 'none.db');
  const env = { SCHAKEL_SQLITE: none, SCHAKEL_AUDIT_KEY: auditKey };
  await expect(schakel(['audit', 'verify'], env)).rejects.toThrow('There is no database');
  await expect(schakel(['audit', 'list', 'x'], env)).rejects.toThrow('There is no database');
  await expect(schakel(['backup', join(folder, 'copy.db')], env)).rejects.toThrow('There is no database');
  expect([none, join(folder, 'copy.db')].filter((path) => existsSync(path))).toEqual([]);
});
