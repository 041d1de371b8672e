import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';

/** What SQLite may leave beside a database: of one database it must never meet another. */
export const beside = ['-wal', '-journal', '-shm'] as const;

/**
 * Opens a database to look in only, with what its WAL holds: nothing in it is changed. (The driver's own `readonly`
 * lets everything be written, and makes a file that is not there.)
 * @throws Error when there is none
 */
export function openToLook(file: string): Database.Database {
  const isWhole = !existsSync(`${file}-wal`) && !existsSync(`${file}-journal`);
  // Nobody has it open then, and SQLite leaves no empty WAL beside it.
  const how = isWhole ? 'mode=ro&immutable=1' : 'mode=ro';
  return new Database(`${pathToFileURL(file).href}?${how}`, { timeout: 5_000 });
}
