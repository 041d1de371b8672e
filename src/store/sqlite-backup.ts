import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'libsql';
import { UnusableDatabase } from './sqlite-open';
import { beside, openToLook, wrongWith } from './sqlite-look';
import { whenNeeded } from '../when-needed';

const sqlite = whenNeeded('libsql');

/**
 * A consistent copy of the database at one moment, made while bots may be writing in it.
 * @throws UnusableDatabase when there is none, when it cannot be read, or when `to` is there already
 */
export function backupSqlite(file: string, to: string): void {
  if (!existsSync(file)) throw new UnusableDatabase(`There is no database ${file}.`);
  if (existsSync(to)) throw new UnusableDatabase(`${to} is there already; a backup never writes over anything.`);
  mkdirSync(dirname(to), { recursive: true });
  // Half a copy never bears the name of a backup.
  renameSync(copyOf(file, new (sqlite())(file, { timeout: 30_000 }), to), to);
}

/** What stands in the place of a backup that is put back. */
export interface Replaced {
  /** The database, or what is left of it where it is gone itself; undefined when nothing is there. */
  file: string | undefined;
  /** The name under which it is kept. */
  keptAs: string | undefined;
}

/**
 * Puts a backup in the place of the database, with what was committed in a WAL beside the backup. What was there
 * stays beside it, under another name: the database and all that SQLite left of it, which would be read into the
 * backup otherwise.
 * @param prepare works in a copy of the backup before it takes the place, so that a stop at any moment leaves either
 * what was there or all of what is put back
 * @throws UnusableDatabase when the backup is damaged or of newer software, or while a bot has the database open; as
 * whatever `prepare` throws, nothing was changed then
 */
export async function restoreSqlite<T>(
  file: string,
  from: string,
  stamp: string,
  prepare: (copy: string, replaced: Replaced) => Promise<T>,
): Promise<T> {
  if (!existsSync(from)) throw new UnusableDatabase(`There is no backup ${from}.`);
  check(from);
  if (existsSync(file)) refuseWhileOpen(file);
  mkdirSync(dirname(file), { recursive: true });
  const copy = copyOf(from, openToLook(from), `${file}.restoring`);
  const aside = `${file}.before-${stamp}`;
  const [first] = endsOf(file);
  const replaced = first === undefined ? [undefined, undefined] : [`${file}${first}`, `${aside}${first}`];
  try {
    const prepared = await prepare(copy, { file: replaced[0], keptAs: replaced[1] });
    // In one file: the driver goes on holding what it wrote beside the one in which was worked.
    const part = copyOf(copy, openToLook(copy), file);
    putInPlace(file, part, aside);
    return prepared;
  } finally {
    removeFiles(copy);
  }
}

function putInPlace(file: string, part: string, aside: string): void {
  try {
    // Again: a bot may have been started meanwhile, which would go on in the file that is moved aside.
    if (existsSync(file)) refuseWhileOpen(file);
  } catch (error) {
    removeFiles(part);
    throw error;
  }
  for (const end of endsOf(file)) renameSync(`${file}${end}`, `${aside}${end}`);
  renameSync(part, file);
}

/**
 * Removes a database with all that SQLite left of it.
 * @throws UnusableDatabase while a bot has it open
 */
export function removeSqlite(file: string): void {
  if (existsSync(file)) refuseWhileOpen(file);
  removeFiles(file);
}

function removeFiles(file: string): void {
  for (const end of ['', ...beside]) rmSync(`${file}${end}`, { force: true });
}

/** Which of a database and what SQLite leaves beside it are there, by the ends of their names. */
function endsOf(file: string): string[] {
  return ['', ...beside].filter((end) => existsSync(`${file}${end}`));
}

/** A checked copy in one file, beside the place it is for; answers its name. What does not come to an end leaves none. */
function copyOf(file: string, db: Database.Database, to: string): string {
  const part = `${to}.part`;
  // A cut-off copy's WAL would be read into this one.
  removeFiles(part);
  try {
    copyInto(part, file, db);
    check(part);
  } catch (error) {
    removeFiles(part);
    throw error;
  }
  return part;
}

function copyInto(part: string, file: string, db: Database.Database): void {
  try {
    db.prepare('VACUUM INTO ?').run(part);
  } catch (error) {
    throw new UnusableDatabase(`The database ${file} could not be copied: ${messageOf(error)}.`);
  } finally {
    db.close();
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
  const db = new (sqlite())(file, { timeout: 1_000 });
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
