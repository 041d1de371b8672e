import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { openSqlite } from '../../src/store/sqlite';
import { backupSqlite, removeSqlite, restoreSqlite } from '../../src/store/sqlite-backup';
import type { Store } from '../../src/store/store';
import { sample } from './sample';

let folder: string;
let file: string;
let copy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'schakel-'));
  file = join(folder, 'schakel.db');
  copy = join(folder, 'copies', 'monday.db');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const add = (store: Store, id: string) =>
  store.commit('p', [{ kind: 'insert', doc: sample('seat', 'p', id, { teamId: 'team' }) }]);
const idsIn = async (path: string): Promise<string[]> => {
  const store = openSqlite(path);
  const page = await store.query('seatsOfTeam', 'team', { limit: 100 });
  await store.close();
  return page.items.map(({ doc }) => doc.id);
};
/** What a killed bot leaves: the database, and beside it a WAL with what it committed last. */
const killed = async (path: string, ...ids: string[]): Promise<void> => {
  const store = openSqlite(file);
  for (const id of ids) await add(store, id);
  mkdirSync(dirname(path), { recursive: true });
  for (const end of ['', '-wal']) copyFileSync(`${file}${end}`, `${path}${end}`);
  await store.close();
};

test('a copy made while a bot writes holds everything committed before, and none of what came after', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  await add(store, 'b');
  backupSqlite(file, copy);
  await add(store, 'c');
  await store.close();
  expect(await idsIn(copy)).toEqual(['a', 'b']);
  expect(await idsIn(file)).toEqual(['a', 'b', 'c']);
});

/** Puts a copy back as it is; answers under which name the former database is kept. */
const putsBack = (to: string, from: string, stamp: string): Promise<string | undefined> =>
  restoreSqlite(to, from, stamp, (_, { keptAs }) => Promise.resolve(keptAs));

test('restored: the moment of the copy is back, and what was there stays under another name', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  backupSqlite(file, copy);
  await add(store, 'b');
  // The database of a bot that has ended: nobody in this process has it open.
  const ended = join(folder, 'ended.db');
  backupSqlite(file, ended);
  await store.close();
  const kept = await putsBack(ended, copy, '2026-11-23');
  expect(await idsIn(ended)).toEqual(['a']);
  expect(kept).toBe(`${ended}.before-2026-11-23`);
  expect(await idsIn(kept!)).toEqual(['a', 'b']);
});

test('a bot that runs keeps its database: restoring is refused and changes nothing', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  backupSqlite(file, copy);
  await add(store, 'b');
  const prepare = jest.fn(() => Promise.resolve());
  await expect(restoreSqlite(file, copy, 'now', prepare)).rejects.toThrow('is in use; stop the bot first');
  expect(prepare).not.toHaveBeenCalled();
  await add(store, 'c');
  await store.close();
  expect(await idsIn(file)).toEqual(['a', 'b', 'c']);
  expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([]);
});

test('a bot that is started while the backup is being copied keeps its database too, and nothing is left', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  backupSqlite(file, copy);
  const ended = join(folder, 'ended.db');
  backupSqlite(file, ended);
  await store.close();
  const bots: Store[] = [];

  const { prepare } = Database.prototype;
  const spy = jest.spyOn(Database.prototype, 'prepare');
  spy.mockImplementation(function (this: Database.Database, sql: string) {
    if (sql.startsWith('VACUUM') && bots.length === 0) bots.push(openSqlite(ended));
    return prepare.call(this, sql);
  });
  const names = () => readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name));
  const before = names();
  await expect(putsBack(ended, copy, 'now')).rejects.toThrow('is in use; stop the bot first');
  spy.mockRestore();
  await add(bots[0]!, 'b');
  expect(bots).toHaveLength(1);
  expect(await idsIn(ended)).toEqual(['a', 'b']);
  expect(names()).toEqual(before);
  await bots[0]!.close();
});

test('what is done to the copy before it takes the place is in it; cut off, nothing was changed and nothing is left', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  backupSqlite(file, copy);
  await add(store, 'b');
  const ended = join(folder, 'ended.db');
  backupSqlite(file, ended);
  await store.close();
  const [before, was] = [readdirSync(folder), readFileSync(ended)];
  const adds = async (path: string, id: string, end?: string): Promise<void> => {
    const part = openSqlite(path);
    await add(part, id);
    await part.close();
    if (end !== undefined) throw new Error(end);
  };
  await expect(restoreSqlite(ended, copy, 'now', (path) => adds(path, 'x', 'full disk'))).rejects.toThrow('full disk');
  expect(readdirSync(folder)).toEqual(before);
  expect(readFileSync(ended).equals(was)).toBe(true);

  // Killed: what it worked in stays, and is no part of the next restore.
  await killed(`${ended}.restoring.part`, 'half');
  await restoreSqlite(ended, copy, 'now', (path) => adds(path, 'y'));
  expect(await idsIn(ended)).toEqual(['a', 'y']);
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
});

test('restored over a damaged database, which is kept', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  backupSqlite(file, copy);
  await store.close();
  rmSync(`${file}-wal`, { force: true });
  rmSync(`${file}-shm`, { force: true });
  writeFileSync(file, 'no database any more'.repeat(500));
  const kept = await putsBack(file, copy, 'now');
  expect(readFileSync(kept!, 'utf8')).toContain('no database');
  expect(await idsIn(file)).toEqual(['a']);
});

test('restored where there is no database yet', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  backupSqlite(file, copy);
  await store.close();
  const other = join(folder, 'new', 'schakel.db');
  expect(await putsBack(other, copy, 'now')).toBeUndefined();
  expect(await idsIn(other)).toEqual(['a']);
});

test.each<[string, (path: string) => void, string]>([
  [
    'damaged',
    (path) => {
      writeFileSync(path, 'half a file');
    },
    'cannot be used as a backup',
  ],
  [
    'empty',
    (path) => {
      writeFileSync(path, '');
    },
    'cannot be used as a backup',
  ],
  [
    'of newer software',
    (path) => {
      new Database(path).exec('PRAGMA user_version = 99; CREATE TABLE documents (a)');
    },
    'newer version',
  ],
  [
    'of another program',
    (path) => {
      new Database(path).exec('CREATE TABLE recipes (a)');
    },
    'cannot be used as a backup',
  ],
])('a backup that is %s is refused, and the database stays as it is', async (_, make, sentence) => {
  const store = openSqlite(file);
  await add(store, 'a');
  await store.close();
  const bad = join(folder, 'bad.db');
  make(bad);
  await expect(putsBack(file, bad, 'now')).rejects.toThrow(sentence);
  expect(await idsIn(file)).toEqual(['a']);
});

test('a backup that is damaged inside, though it opens, is refused', async () => {
  const store = openSqlite(file);
  for (let each = 0; each < 50; each += 1) await add(store, `seat-${each}`);
  backupSqlite(file, copy);
  await store.close();
  // What an index says of a team's seats is no longer what the table says.
  const db = new Database(copy);
  db.exec('PRAGMA writable_schema = ON');
  db.exec("UPDATE sqlite_schema SET sql = replace(sql, 'teamId', 'personId') WHERE name = 'by_seatsOfTeam'");
  db.close();
  expect(new Database(copy).prepare('SELECT count(*) AS all_ FROM documents').get()).toMatchObject({ all_: 50 });
  await expect(putsBack(join(folder, 'other.db'), copy, 'now')).rejects.toThrow('it is damaged');
});

test('what SQLite left beside a damaged database does not get into the restored one', async () => {
  const store = openSqlite(file);
  await add(store, 'a');
  backupSqlite(file, copy);
  await store.close();
  for (const [end, content] of [
    ['', 'no database'],
    ['-wal', 'old wal'],
    ['-shm', 'old shm'],
  ] as const)
    writeFileSync(`${file}${end}`, content.repeat(500));
  const kept = await putsBack(file, copy, 'now');
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(readFileSync(`${kept!}-wal`, 'utf8')).toContain('old wal');
  expect(await idsIn(file)).toEqual(['a']);
});

test('what a killed bot left of a database that is gone does not get into the restored one, and is kept', async () => {
  const store = openSqlite(file);
  for (let each = 0; each < 50; each += 1) await add(store, `seat-${each}`);
  backupSqlite(file, copy);
  await store.close();
  const bot = join(folder, 'bot', 'schakel.db');
  await killed(bot, 'after the copy');
  const wal = readFileSync(`${bot}-wal`);
  rmSync(bot);
  const kept = await putsBack(bot, copy, 'now');
  expect(kept).toBe(`${bot}.before-now-wal`);
  expect(readFileSync(kept!).equals(wal)).toBe(true);
  expect(readdirSync(dirname(bot)).sort()).toEqual(['schakel.db', 'schakel.db.before-now-wal']);
  const ids = await idsIn(bot);
  expect(ids).toHaveLength(50);
  expect(ids).not.toContain('after the copy');
});

test('a backup with a WAL beside it, as of a folder copied after a kill, is restored with what is in the WAL', async () => {
  const saved = join(folder, 'saved', 'schakel.db');
  await killed(saved, 'a', 'b');
  const before = ['', '-wal'].map((end) => readFileSync(`${saved}${end}`));
  const other = join(folder, 'other.db');
  await putsBack(other, saved, 'now');
  expect(await idsIn(other)).toEqual(['a', 'b']);
  expect(['', '-wal'].map((end) => readFileSync(`${saved}${end}`))).toEqual(before);
});

test('a database to be removed goes with all that SQLite left of it, unless a bot has it open', async () => {
  const bot = join(folder, 'bot', 'schakel.db');
  await killed(bot, 'a');
  removeSqlite(bot);
  expect(readdirSync(dirname(bot))).toEqual([]);
  const store = openSqlite(file);
  await add(store, 'b');
  expect(() => {
    removeSqlite(file);
  }).toThrow('is in use; stop the bot first');
  await store.close();
  expect(await idsIn(file)).toEqual(['a', 'b']);
});

test('a copy of something else is no backup, and leaves nothing that looks like one', () => {
  new Database(file).exec('CREATE TABLE recipes (name TEXT)');
  expect(() => {
    backupSqlite(file, copy);
  }).toThrow('cannot be used as a backup');
  expect(readdirSync(dirname(copy))).toEqual([]);
});

test('a backup never writes over anything', () => {
  void openSqlite(file).close();
  backupSqlite(file, copy);
  expect(() => {
    backupSqlite(file, copy);
  }).toThrow('is there already');
  expect(() => {
    backupSqlite(join(folder, 'none.db'), join(folder, 'x'));
  }).toThrow('There is no database');
  expect(existsSync(join(folder, 'none.db'))).toBe(false);
});
