import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { UnusableDatabase } from './sqlite';
import { beside, openToLook, wrongWith } from './sqlite-look';

/**
 * A consistent copy of the database at one moment, made while bots may be writing in it.
 * @throws UnusableDatabase when there is none, when it cannot be read, or when `to` is there already
 */
export function backupSqlite(file: string, to: string): void {
  if (!existsSync(file)) throw new UnusableDatabase(`There is no database ${file}.`);
  if (existsSync(to)) throw new UnusableDatabase(`${to} is there already; a backup never writes over anything.`);
  mkdirSync(dirname(to), { recursive: true });
  // Half a copy never bears the name of a backup.
  renameSync(copyOf(file, new Database(file, { timeout: 30_000 }), to), to);
}

/**
 * Puts a backup in the place of the database, with what was committed in a WAL beside the backup. What was there
 * stays beside it, under another name: the database and all that SQLite left of it, which would be read into the
 * backup otherwise.
 * @returns the name under which the former database is kept, or its WAL where the database itself was gone; undefined
 * when nothing was there
 * @throws UnusableDatabase when the backup is damaged or of newer software, or while a bot has the database open;
 * nothing was changed then
 */
export function restoreSqlite(file: string, from: string, stamp: string): string | undefined {
  if (!existsSync(from)) throw new UnusableDatabase(`There is no backup ${from}.`);
  check(from);
  const refuse = (): void => {
    if (existsSync(file)) refuseWhileOpen(file);
  };
  refuse();
  mkdirSync(dirname(file), { recursive: true });
  const part = copyOf(from, openToLook(from), file);
  // Again: copying may take long enough for a bot to be started, which would go on in the file that is moved aside.
  orWithout(part, refuse);
  const kept = moveAside(file, `${file}.before-${stamp}`);
  renameSync(part, file);
  return kept;
}

/**
 * Removes a database with all that SQLite left of it.
 * @throws UnusableDatabase while a bot has it open
 */
export function removeSqlite(file: string): void {
  if (existsSync(file)) refuseWhileOpen(file);
  for (const end of ['', ...beside]) rmSync(`${file}${end}`, { force: true });
}

/** The first name of those it moved. */
function moveAside(file: string, name: string): string | undefined {
  const there = ['', ...beside].filter((end) => existsSync(`${file}${end}`));
  for (const end of there) renameSync(`${file}${end}`, `${name}${end}`);
  return there[0] === undefined ? undefined : `${name}${there[0]}`;
}

/** A checked copy in one file, beside the place it is for; answers its name. */
function copyOf(file: string, db: Database.Database, to: string): string {
  const part = `${to}.part`;
  rmSync(part, { force: true });
  orWithout(part, () => {
    try {
      db.prepare('VACUUM INTO ?').run(part);
    } catch (error) {
      throw new UnusableDatabase(`The database ${file} could not be copied: ${messageOf(error)}.`);
    } finally {
      db.close();
    }
    check(part);
  });
  return part;
}

/** What does not come to an end leaves nothing half done, least of all on a full disk. */
function orWithout(part: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** @throws UnusableDatabase unless it is a whole database of ours, of this version or older */
function check(file: string): void {
  try {
    const db = openToLook(file);
    try {
      const wrong = wrongWith(db, 'integrity_check');
      if (wrong !== undefined) throw new Error(`it ${wrong}`);
      db.prepare('SELECT count(*) FROM documents').get();
    } finally {
      db.close();
    }
  } catch (error) {
    throw new UnusableDatabase(`${file} cannot be used as a backup: ${messageOf(error)}.`);
  }
}

/**
 * Leaving WAL mode takes the database for oneself, which SQLite refuses while another has it open;
 * it also writes what is in the WAL into the file. A damaged database nobody can have open is let through.
 */
function refuseWhileOpen(file: string): void {
  const db = new Database(file, { timeout: 1_000 });
  try {
    const { journal_mode: mode } = db.prepare('PRAGMA journal_mode = DELETE').get() as { journal_mode: string };
    if (mode === 'wal') throw new Error('database is locked');
  } catch (error) {
    if (/locked|busy/i.test(messageOf(error))) {
      throw new UnusableDatabase(`The database ${file} is in use; stop the bot first. Nothing was changed.`);
    }
  } finally {
    db.close();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
