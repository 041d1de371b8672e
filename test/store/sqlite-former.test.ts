import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqlite } from '../../src/store/sqlite';
import { backupSqlite } from '../../src/store/sqlite-backup';
import { openFormer } from '../../src/store/sqlite-former';
import type { Store, Write } from '../../src/store/store';
import { sample } from './sample';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-'));
  file = join(folder, 'former.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A database with these documents, as a process that ended leaves it. */
async function database(to: string, fill: (store: Store) => Promise<void>): Promise<void> {
  const open = join(folder, `open-${Math.random()}.db`);
  const store = openSqlite(open);
  await fill(store);
  backupSqlite(open, to);
  await store.close();
}

const digest = (team: string, date: string) =>
  sample('digest', `organisation:${team}`, `digest:${team}.t:p:${date}`, { teamId: `${team}.t`, personId: 'p', date });
const message = (number: number, at = '2026-11-23T07:00:00.000Z') =>
  sample('message', 'network:n', `message:t:${String(number).padStart(4, '0')}`, {
    networkId: 'n',
    threadId: 't',
    number,
    at,
    text: `Tekst ${number} `.repeat(20),
  });
async function add(store: Store, docs: ReturnType<typeof digest | typeof message>[]): Promise<void> {
  for (let start = 0; start < docs.length; start += 50) {
    const writes = docs.slice(start, start + 50).map((doc): Write => ({ kind: 'insert', doc }));
    expect((await store.commit(docs[0]!.partition, writes)).ok).toBe(true);
  }
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test('reads documents by the beginning of their id, and changes nothing in the file', async () => {
  await database(file, async (store) => {
    await add(store, [digest('a', '2026-11-23'), digest('a', '2026-11-24')]);
    await add(store, [digest('b', '2026-11-24')]);
    await add(store, [message(1)]);
  });
  const before = readFileSync(file);
  const former = openFormer(file);
  expect(former.all('digest', 'digest:').map(({ id }) => id)).toEqual([
    'digest:a.t:p:2026-11-23',
    'digest:a.t:p:2026-11-24',
    'digest:b.t:p:2026-11-24',
  ]);
  expect(former.all('digest', 'digest:b')).toHaveLength(1);
  expect(former.whole()).toBe(true);
  former.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('counts what the other does not have: no document, or one of another moment under that id', async () => {
  const other = join(folder, 'other.db');
  await database(file, (store) =>
    add(
      store,
      upTo(5).map((number) => message(number)),
    ),
  );
  await database(other, (store) => add(store, [message(1), message(2), message(3, '2026-11-24T07:00:00.000Z')]));
  const former = openFormer(file);
  expect(former.countMissingIn(other, 'message')).toBe(3);
  expect(former.countMissingIn(other, 'audit')).toBe(0);
  former.close();
});

test('a damaged page: what stands before and behind it is read, and it says that it is not whole', async () => {
  await database(file, async (store) => {
    await add(
      store,
      upTo(400).map((number) => message(number)),
    );
    await add(store, [digest('a', '2026-11-24')]);
  });
  const content = readFileSync(file);
  const page = Math.floor(content.indexOf('Tekst 200 ') / 4096);
  content.fill(0xff, page * 4096, (page + 1) * 4096);
  writeFileSync(file, content);
  const former = openFormer(file);
  const numbers = former.all('message', 'message:').map((doc) => doc.number);
  expect(numbers).toEqual(expect.arrayContaining([1, 100, 300, 400]));
  expect(numbers).not.toContain(200);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(former.all('digest', 'digest:')).toHaveLength(1);
  expect(former.whole()).toBe(false);
  former.close();
});

test('a document that this version does not know, or that is damaged, is passed by', async () => {
  await database(file, (store) =>
    add(store, [digest('a', '2026-11-23'), digest('a', '2026-11-24'), digest('a', '2026-11-25')]),
  );
  const db = new Database(file);
  db.exec(`UPDATE documents SET json = '{"type":"digest"}' WHERE id LIKE '%23'`);
  db.close();
  const former = openFormer(file);
  expect(former.all('digest', 'digest:').map(({ date }) => date)).toEqual(['2026-11-24', '2026-11-25']);
  expect(former.whole()).toBe(false);
  former.close();
});

test.each([
  ['no database', 'no database at all. '.repeat(500)],
  ['empty', ''],
])('%s: says so', (_, content) => {
  writeFileSync(file, content);
  expect(() => openFormer(file)).toThrow();
});
