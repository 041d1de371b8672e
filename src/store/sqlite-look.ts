import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type Database from 'libsql';
import { whenNeeded } from '../when-needed';

const sqlite = whenNeeded('libsql');

/** What SQLite may leave beside a database: of one database it must never meet another. */
export const beside = ['-wal', '-journal', '-shm'] as const;

/**
 * Opens a database to look in only, with what its WAL holds: nothing in it is changed. (The driver's own `readonly`
 * lets everything be written, and makes a file that is not there.)
 * @throws Error when there is none
 */
export function openToLook(file: string): Database.Database {
  return new (sqlite())(toLook(file), { timeout: 5_000 });
}

/** The name under which SQLite opens a file to look in only, also beside another. */
export function toLook(file: string): string {
  const isWhole = !existsSync(`${file}-wal`) && !existsSync(`${file}-journal`);
  // Nobody has it open then, and SQLite leaves no empty WAL beside it.
  const how = isWhole ? 'mode=ro&immutable=1' : 'mode=ro';
  return `${pathToFileURL(file).href}?${how}`;
}

/** Layout of the file; a file with a higher number was made by newer software. */
export const layoutVersion = 1;

export type Wrong = 'was made by a newer version of Schakel' | 'is of another program' | 'is damaged';

/**
 * What is wrong with a database, if anything; every page is looked at, more or less closely.
 * @throws Error, SQLite's own, where it cannot be read at all
 */
export function wrongWith(db: Database.Database, pages: 'quick_check' | 'integrity_check'): Wrong | undefined {
  const ask = (sql: string): unknown => Object.values(db.prepare(sql).get() as object)[0];
  if (Number(ask('PRAGMA user_version')) > layoutVersion) return 'was made by a newer version of Schakel';
  const others = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name <> 'documents'";
  if (ask(others) !== 0) return 'is of another program';
  return ask(`PRAGMA ${pages}(1)`) === 'ok' ? undefined : 'is damaged';
}
