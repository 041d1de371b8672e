import {
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openSqlite } from '../../src/store/sqlite';
import { layoutVersion } from '../../src/store/sqlite-look';
import type { Store, Write } from '../../src/store/store';
import { sample } from './sample';

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-file-'));
  file = join(folder, 'schakel.db');
  store = openSqlite(file);
  await store.commit('p', [insert('before')]);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const insert = (id: string): Write => ({ kind: 'insert', doc: sample('seat', 'p', id, { teamId: 'team' }) });

/** The codes of what goes wrong with each of what is asked of a store. */
async function codesOf(...asked: Promise<unknown>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(asked);
  return settled.map((each) => (each.status === 'rejected' ? (each.reason as { code: unknown }).code : 'answered'));
}

const reading = (): Promise<unknown>[] => [
  store.get('seat', 'p', 'before'),
  store.getMany([{ type: 'seat', partition: 'p', id: 'before' }]),
  store.query('seatsOfTeam', 'team', { limit: 1 }),
  store.list({ networksOfTeam: ['team'] }, { limit: 1 }),
  store.removeExpired!(1),
  store.isEmpty(),
];
const writing = (): Promise<unknown>[] => [store.commit('p', [insert('after')]), store.ready()];
const gone = (asked: unknown[]): string[] => asked.map(() => 'DATABASE_GONE');

test.each<[string, () => void]>([
  [
    'removed',
    () => {
      unlinkSync(file);
    },
  ],
  [
    'removed with all that belongs to it',
    () =>
      void ['', '-wal', '-shm'].map((end) => {
        rmSync(`${file}${end}`);
      }),
  ],
  [
    'removed with its folder',
    () => {
      rmSync(folder, { recursive: true });
    },
  ],
  [
    'moved away',
    () => {
      renameSync(file, `${file}.old`);
    },
  ],
  [
    'replaced by a copy of itself',
    () => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
])('a database that is %s under an open store: nothing is answered from it, nothing acknowledged', async (_, harm) => {
  harm();
  const asked = [...reading(), ...writing()];
  expect(await codesOf(...asked)).toEqual(gone(asked));
});

test.each([
  ['the WAL, which holds what was committed last', '-wal'],
  ['the index of the WAL, without which others read past it', '-shm'],
])('where %s is removed under an open store, nothing is acknowledged', async (_, end) => {
  unlinkSync(`${file}${end}`);
  const asked = writing();
  expect(await codesOf(...asked)).toEqual(gone(asked));
});

test('one that is put back is the same again, and nothing was written meanwhile', async () => {
  renameSync(file, `${file}.away`);
  await expect(store.commit('p', [insert('meanwhile')])).rejects.toMatchObject({ code: 'DATABASE_GONE' });
  renameSync(`${file}.away`, file);
  expect(await store.get('seat', 'p', 'meanwhile')).toBeUndefined();
  expect(await store.commit('p', [insert('meanwhile')])).toMatchObject({ ok: true });
  await store.ready();
});

test('by a link too: of a file that is removed, and of a link that leads elsewhere', async () => {
  await store.close();
  const [link, elsewhere] = [join(folder, 'link.db'), join(folder, 'elsewhere.db')];
  symlinkSync(file, link);
  store = openSqlite(link);
  await store.ready();
  expect(await store.commit('p', [insert('after')])).toMatchObject({ ok: true });
  writeFileSync(elsewhere, '');
  unlinkSync(link);
  symlinkSync(elsewhere, link);
  await expect(store.commit('p', [insert('later')])).rejects.toMatchObject({ code: 'DATABASE_GONE' });
});

test('removed while a commit waits for its transaction: it is not acknowledged', async () => {
  const late = store.commit('p', [insert('late')]);
  unlinkSync(file);
  await expect(late).rejects.toMatchObject({ code: 'DATABASE_GONE' });
});

test('others that open and close the same file change nothing, nor does a WAL that is carried over', async () => {
  const other = openSqlite(file);
  await other.commit('p', [insert('other')]);
  await other.close();
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  await store.ready();
  expect(await store.commit('p', [insert('after')])).toMatchObject({ ok: true });
});

test('to ask whether it is ready writes to the disk, and changes nothing that is read', async () => {
  const beside = new Database(file);
  const content = (): unknown => beside.prepare('SELECT * FROM documents').all();
  const before = content();
  beside.pragma('wal_checkpoint(TRUNCATE)');
  expect(statSync(`${file}-wal`).size).toBe(0);
  await store.ready();
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(4_096);
  const { user_version: version } = beside.prepare('PRAGMA user_version').get() as Record<string, unknown>;
  expect([content(), version]).toEqual([before, layoutVersion]);
  beside.close();
});
