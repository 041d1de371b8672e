import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { UnreadableDocument } from '../../src/store/documents';
import { openSqlite, sqlOf } from '../../src/store/sqlite';
import { UnusableDatabase } from '../../src/store/sqlite-open';
import { backupSqlite } from '../../src/store/sqlite-backup';
import { queries, type QueryName, type QueryRange, type Reading } from '../../src/store/store';
import { everySixth, someQueries, storeContract } from './contract';
import { sample } from './sample';

const folders: string[] = [];
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-'));
  folders.push(folder);
  return join(folder, 'deep', 'schakel.db');
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

storeContract('SQLite in memory', () => {
  const store = openSqlite(':memory:');
  return Promise.resolve({ store, dispose: () => store.close() });
});

// A query is the same in a file, and there each commit waits for the disk.
const inFile = { runs: 20, queries: someQueries(everySixth) };
storeContract(
  'SQLite in a file',
  () => {
    const file = newFile();
    const opened = {
      store: openSqlite(file),
      reopen: async () => {
        await opened.store.close();
        return openSqlite(file);
      },
      dispose: () => opened.store.close(),
    };
    return Promise.resolve(opened);
  },
  inFile,
);

describe('the file', () => {
  const seat = (id: string) => sample('seat', 'p', id, { teamId: 'team' });

  test('two connections see each other, and one of two writers wins', async () => {
    const file = newFile();
    const [one, two] = [openSqlite(file), openSqlite(file)];
    await one.commit('p', [{ kind: 'insert', doc: seat('a') }]);
    const read = await two.get('seat', 'p', 'a');
    expect(read?.doc).toEqual(seat('a'));
    const write = { kind: 'replace', doc: seat('a'), revision: read?.revision ?? '' } as const;
    expect((await two.commit('p', [write])).ok).toBe(true);
    expect(await one.commit('p', [write])).toEqual({ ok: false, reason: 'changed', index: 0 });
    await Promise.all([one.close(), two.close()]);
  });

  test('what was replaced or removed is not to be found in it any more', async () => {
    const file = newFile();
    const store = openSqlite(file);
    const ids = Array.from({ length: 50 }, (_, index) => `seat-${index}`);
    const secret = (id: string) => sample('seat', 'p', id, { teamId: `Truus van Dalen ${'x'.repeat(2_000)}` });
    const revisions = new Map<string, string>();
    for (const id of ids) {
      const done = await store.commit('p', [{ kind: 'insert', doc: secret(id) }]);
      if (done.ok) revisions.set(id, done.revisions[0]!);
    }
    const traces = () => {
      const other = new Database(file);
      other.pragma('wal_checkpoint(TRUNCATE)');
      other.close();
      return readFileSync(file).toString('latin1').split('Truus van Dalen').length - 1;
    };
    expect(traces()).toBeGreaterThanOrEqual(ids.length);
    for (const [index, id] of ids.entries()) {
      const revision = revisions.get(id)!;
      await store.commit('p', [
        index % 2 === 0 ? { kind: 'remove', id, revision } : { kind: 'replace', doc: seat(id), revision },
      ]);
    }
    expect(traces()).toBe(0);
    await store.close();
  });

  test('is in WAL mode, and every commit is on the disk before it is told (synchronous=FULL)', async () => {
    const pragma = jest.spyOn(Database.prototype, 'pragma');
    const store = openSqlite(newFile());
    // The setting belongs to a connection, so it is asked of the store's own.
    const [connection] = pragma.mock.contexts as Database.Database[];
    pragma.mockRestore();
    expect(connection?.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    expect(connection?.prepare('PRAGMA synchronous').get()).toMatchObject({ synchronous: 2 });
    await store.close();
  });

  test('of a newer version is refused with a sentence and stays as it is', () => {
    const file = newFile();
    void openSqlite(file).close();
    const db = new Database(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    const before = readFileSync(file);
    expect(() => openSqlite(file)).toThrow(UnusableDatabase);
    expect(() => openSqlite(file)).toThrow('newer version of Schakel');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each([
    ['no database', Buffer.from('Beste collega, dit is een brief. '.repeat(200))],
    ['a damaged database', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_000, 7)])],
  ])('that is %s is refused with a sentence and stays as it is', (_, content) => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-'));
    folders.push(folder);
    const file = join(folder, 'schakel.db');
    writeFileSync(file, content);
    expect(() => openSqlite(file)).toThrow(UnusableDatabase);
    expect(() => openSqlite(file)).toThrow('put a backup in its place');
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  test.each<[string, number]>([
    ['zeroes', 0],
    ['another file', 0x78],
  ])(
    'with pages overwritten in the middle (%s) is refused, and nothing is touched or left beside it',
    async (_, byte) => {
      const live = newFile();
      const store = openSqlite(live);
      for (let each = 0; each < 20; each += 1) {
        const writes = Array.from({ length: 20 }, (__, index) => seat(`seat-${each}-${index}`));
        await store.commit(
          'p',
          writes.map((doc) => ({ kind: 'insert', doc })),
        );
      }
      const folder = mkdtempSync(join(tmpdir(), 'schakel-'));
      folders.push(folder);
      const file = join(folder, 'schakel.db');
      backupSqlite(live, file);
      await store.close();
      const content = readFileSync(file);
      content.fill(byte, Math.floor(content.length / 8_192) * 4_096, Math.floor(content.length / 8_192 + 5) * 4_096);
      // In WAL mode, as a bot leaves it (file format 2).
      content.fill(2, 18, 20);
      writeFileSync(file, content);
      expect(() => openSqlite(file)).toThrow(UnusableDatabase);
      expect(() => openSqlite(file)).toThrow(/damaged|cannot be opened/);
      expect(() => openSqlite(file)).toThrow('put a backup in its place');
      expect(readFileSync(file).equals(content)).toBe(true);
      expect(readdirSync(folder)).toEqual(['schakel.db']);
    },
  );

  test('of another program is refused and stays as it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-'));
    folders.push(folder);
    const file = join(folder, 'other.db');
    const db = new Database(file);
    db.exec('CREATE TABLE recipes (name TEXT)');
    db.close();
    const before = readFileSync(file);
    expect(() => openSqlite(file)).toThrow('another program');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('gets the index of a query that has changed since it was made', () => {
    const file = newFile();
    void openSqlite(file).close();
    const db = new Database(file);
    const sqlOfIndex = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'by_organisations'");
    const { sql } = sqlOfIndex.get() as { sql: string };
    db.exec("DROP INDEX by_organisations; CREATE INDEX by_organisations ON documents (json_extract(json, '$.old'))");
    void openSqlite(file).close();
    expect(sqlOfIndex.get()).toMatchObject({ sql });
    db.close();
  });

  test('loses the index of a query that is no more, and keeps what is in it', async () => {
    const file = newFile();
    const first = openSqlite(file);
    await first.commit('p', [{ kind: 'insert', doc: seat('a') }]);
    await first.close();
    const db = new Database(file);
    const indexes = () =>
      db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name").all();
    const before = indexes();
    // Beside those of the queries the one of what leaves by itself.
    expect(before).toHaveLength(Object.keys(queries).length + 1);
    db.exec(
      "CREATE INDEX by_requestsOfPractice ON documents (json_extract(json, '$.practiceId')) WHERE json_extract(json, '$.type') = 'network-request'",
    );
    const again = openSqlite(file);
    expect(indexes()).toEqual(before);
    expect((await again.get('seat', 'p', 'a'))?.doc).toEqual(seat('a'));
    await again.close();
    db.close();
  });

  test('with damaged content says which document, not what is in it', async () => {
    const file = newFile();
    const store = openSqlite(file);
    await store.commit('p', [{ kind: 'insert', doc: seat('a') }]);
    const db = new Database(file);
    for (const name of Object.keys(queries)) db.exec(`DROP INDEX by_${name}`);
    db.exec(`UPDATE documents SET json = '{"name":"geheim'`);
    db.close();
    const error: unknown = await store.get('seat', 'p', 'a').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableDocument);
    expect(String(error)).not.toContain('geheim');
    await store.close();
  });
});

describe('the plan of every named query', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'schakel-')), 'plan.db');
  folders.push(join(file, '..'));
  void openSqlite(file).close();
  const db = new Database(file);
  afterAll(() => {
    db.close();
  });
  const after = JSON.stringify(['2026', 'id', 'p']);
  const ranges: [string, QueryRange][] = [
    ['plain', { limit: 10 }],
    ['descending', { limit: 10, descending: true }],
    ['up to', { limit: 10, upTo: '2027' }],
    ['next page', { limit: 10, after }],
    ['next page, descending', { limit: 10, after, descending: true }],
    ['in a partition', { limit: 10, partition: 'p' }],
    ['all at once', { limit: 10, partition: 'p', upTo: '2027', after }],
  ];
  const cases = (Object.keys(queries) as QueryName[]).flatMap((name) =>
    ranges.map(([label, range]) => [name, label, range] as const),
  );

  test.each(cases)('%s, %s: its own index, no scan, no sorting', (name, _, range) => {
    for (const steps of plansOf(name, range)) {
      expect(steps).toMatch(new RegExp(`SEARCH documents USING INDEX by_${name} \\(`));
      expect(steps).not.toMatch(/SCAN|TEMP B-TREE/);
    }
  });

  test.each(Object.keys(queries) as QueryName[])('%s goes on from its place, past nothing shown before', (name) => {
    const [atPlace, beyond] = plansOf(name, { after, limit: 10 });
    expect(atPlace).toContain('(<expr>=? AND <expr>=? AND (id,partition)>(?,?))');
    expect(beyond).toContain('(<expr>=? AND <expr>>?)');
  });

  test.each(Object.keys(queries) as QueryName[])(
    '%s tells where documents lie: its own index, no scan, no sorting',
    (name) => {
      for (const steps of plansOf(name, { after, limit: 10 }, 'places')) {
        expect(steps).toMatch(new RegExp(`SEARCH documents USING INDEX by_${name} \\(`));
        expect(steps).not.toMatch(/SCAN|TEMP B-TREE/);
      }
    },
  );

  function plansOf(name: QueryName, range: QueryRange, reading: Reading = 'all'): string[] {
    return sqlOf(name, range, reading).map(({ sql, parameters }) => {
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('value', ...parameters, 11) as { detail: string }[];
      return plan.map(({ detail }) => detail).join('\n');
    });
  }
});
