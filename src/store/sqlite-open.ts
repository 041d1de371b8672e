import { existsSync } from 'node:fs';
import type Database from 'libsql';
import { SchakelError } from '../errors';
import { layoutVersion, openToLook, wrongWith, type Wrong } from './sqlite-look';
import { queries, type QueryName } from './store';
import { whenNeeded } from '../when-needed';

const sqlite = whenNeeded('libsql');

/** How long a write waits for another process, in milliseconds. */
const busyTimeoutMs = 5_000;
/** How long opening waits in all, and how long it leaves a busy database alone, in milliseconds. */
const [openingMs, openingPauseMs] = [15_000, 20];

/** The file cannot be used as it stands; the message says what to do. */
export class UnusableDatabase extends SchakelError {
  readonly code = 'UNUSABLE_DATABASE';
}

/**
 * Opens a database to work in, laid out for the queries of `store.ts`. Another process may hold it for longer than SQLite
 * itself waits, on a machine that is busy.
 * @throws UnusableDatabase when it is damaged or of a newer version; nothing is changed then
 */
export function openFile(file: string): Database.Database {
  const until = performance.now() + openingMs;
  for (;;) {
    try {
      return openOnce(file);
    } catch (error) {
      if (error instanceof UnusableDatabase) throw error;
      if (codeOf(error) !== 'SQLITE_BUSY' || performance.now() >= until)
        throw new UnusableDatabase(
          `The database ${file} cannot be opened (${codeOf(error)}); put a backup in its place or name another file.`,
        );
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, openingPauseMs);
    }
  }
}

function openOnce(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    if (existsSync(file)) refuseUnusable(file);
    db = new (sqlite())(file, { timeout: busyTimeoutMs });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // What was removed or replaced is overwritten, not only let go (ADR 0013).
    db.pragma('secure_delete = ON');
    layOut(db);
    return db;
  } catch (error) {
    db?.close();
    throw error;
  }
}

/** What to do about a file that is not ours to change; to write on in a damaged one would make it worse, and hide it. */
const remedies: Record<Wrong, string> = {
  'was made by a newer version of Schakel': 'start that version.',
  'is of another program': 'name another file.',
  'is damaged': 'put a backup in its place (npm run restore -- FILE) or name another file. Nothing was changed.',
};

/**
 * Looks before anything is opened to be written in. Every page is read: some 0.2 s for 100 MB, 1 s when they come
 * from the disk.
 * @throws UnusableDatabase, or SQLite's own error
 */
function refuseUnusable(file: string): void {
  const look = (): void => {
    // A change that was cut off at the very first start: only SQLite itself can undo it.
    const db = existsSync(`${file}-journal`) ? new (sqlite())(file, { timeout: busyTimeoutMs }) : openToLook(file);
    try {
      const wrong = wrongWith(db, 'quick_check');
      if (wrong !== undefined) throw new UnusableDatabase(`The database ${file} ${wrong}; ${remedies[wrong]}`);
    } finally {
      db.close();
    }
  };
  try {
    look();
  } catch (error) {
    // Another process may have begun to write in it while we looked past its WAL.
    if (!existsSync(`${file}-wal`)) throw error;
    look();
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}

function layOut(db: Database.Database): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS documents (partition TEXT NOT NULL, id TEXT NOT NULL, revision TEXT NOT NULL, json TEXT NOT NULL, expires INTEGER, PRIMARY KEY (partition, id)) WITHOUT ROWID',
  );
  layExpiry(db);
  dropFormerIndexes(db);
  for (const name of Object.keys(queries) as QueryName[]) layIndex(db, name);
  db.exec(`PRAGMA user_version = ${layoutVersion}`);
}

/** A file of before has no column for when a document leaves; what stands in it stays until it is written again. */
function layExpiry(db: Database.Database): void {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'expiring'").get() !== undefined) return;
  db.exec('BEGIN IMMEDIATE');
  const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all('documents') as { name: string }[];
  if (!columns.some(({ name }) => name === 'expires')) db.exec('ALTER TABLE documents ADD COLUMN expires INTEGER');
  db.exec('CREATE INDEX IF NOT EXISTS expiring ON documents (expires) WHERE expires IS NOT NULL; COMMIT');
}

/**
 * Queries that are no more leave none behind, which every write would keep up. A program that still asks one is slower
 * for it until it opens the file again.
 */
function dropFormerIndexes(db: Database.Database): void {
  const made = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'documents' AND sql IS NOT NULL")
    .all() as { name: string }[];
  for (const { name } of made) {
    if (name !== 'expiring' && !Object.keys(queries).some((query) => name === `by_${query}`))
      db.exec(`DROP INDEX IF EXISTS "${name}"`);
  }
}

/** Makes a query's index, anew when the query has changed since: an index of the old kind would not be used. */
function layIndex(db: Database.Database, name: QueryName): void {
  const { type, by, order } = queries[name];
  const sql = `CREATE INDEX by_${name} ON documents (${field(by)}, ${field(order)}, id, partition) WHERE ${field('type')} = '${type}'`;
  const found = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(`by_${name}`) as
    { sql: string } | undefined;
  if (found?.sql === sql) return;
  db.exec(`BEGIN IMMEDIATE; DROP INDEX IF EXISTS by_${name}; ${sql}; COMMIT`);
}

/** A field of a document, as the indexes and the queries both write it. */
export function field(name: string): string {
  return `json_extract(json, '$.${name}')`;
}
