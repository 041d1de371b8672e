import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { SchakelError } from '../errors';
import { checkBatch } from './batch';
import { parseDocument, parseRows, UnreadableDocument, type DocumentOf, type DocumentType } from './documents';
import { checkLimit, cursorOf, readCursor } from './place';
import { openToLook } from './sqlite-look';
import {
  queries,
  type CommitResult,
  type Page,
  type QueryName,
  type QueryRange,
  type QueryResult,
  type Store,
  type Stored,
  type Write,
} from './store';

/** Layout of the file; a file with a higher number was made by newer software. */
export const layoutVersion = 1;
/** How long a write waits for another process, in milliseconds. */
const busyTimeoutMs = 5_000;

interface Row {
  partition: string;
  id: string;
  revision: string;
  json: string;
  ordering: string;
}

/** The file cannot be used as it stands; the message says what to do. */
export class UnusableDatabase extends SchakelError {
  readonly code = 'UNUSABLE_DATABASE';
}

/**
 * The embedded store: documents in one table, the queries of `store.ts` as partial expression
 * indexes. WAL with synchronous=FULL: what was committed survives a power cut.
 * @param file path of the database, or ':memory:'
 * @throws UnusableDatabase when the file is damaged or of a newer version; nothing is changed then
 */
export function openSqlite(file: string): Store {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = openFile(file);
  const read = db.prepare('SELECT revision, json FROM documents WHERE partition = ? AND id = ?');

  const store: Store = {
    get<T extends DocumentType>(type: T, partition: string, id: string) {
      return answer((): Stored<DocumentOf<T>> | undefined => {
        const row = read.get(partition, id) as Row | undefined;
        if (row === undefined) return undefined;
        const json = contentOf(type, partition, id, row.json);
        if (!isOfType(json, type)) return undefined;
        return { doc: parseDocument(type, json), revision: row.revision };
      });
    },
    query: (name, value, range) => answer(() => runQuery(db, name, value, range)),
    commit: (partition, writes) => answer(() => commitBatch(db, partition, writes)),
    ready: () => answer(() => void db.prepare('SELECT 1').get()),
    close: () => answer(() => void db.close()),
  };
  return store;
}

function isOfType(json: unknown, type: DocumentType): boolean {
  return typeof json === 'object' && json !== null && 'type' in json && json.type === type;
}

/** Damaged text is an unreadable document; the parser's own error would quote it. */
function contentOf(type: DocumentType, partition: string, id: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UnreadableDocument(type, id, partition);
  }
}

/** libsql answers at once; the port promises. */
function answer<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function openFile(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    if (existsSync(file)) refuseUnusable(file);
    db = new Database(file, { timeout: busyTimeoutMs });
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // What was removed or replaced is overwritten, not only let go (ADR 0013).
    db.pragma('secure_delete = ON');
    layOut(db);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof UnusableDatabase) throw error;
    throw new UnusableDatabase(
      `The database ${file} cannot be opened (${codeOf(error)}); put a backup in its place or name another file.`,
    );
  }
}

/**
 * Looks before anything is opened to be written in. Every page is read: some 0.2 s for 100 MB, 1 s when they come
 * from the disk.
 * @throws Error, as `refuseForeign` and `refuseDamaged`, or SQLite's own
 */
function refuseUnusable(file: string): void {
  const look = (): void => {
    // A change that was cut off at the very first start: only SQLite itself can undo it.
    const db = existsSync(`${file}-journal`) ? new Database(file, { timeout: busyTimeoutMs }) : openToLook(file);
    try {
      refuseForeign(db, file);
      refuseDamaged(db, file);
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

/** @throws UnusableDatabase where pages are damaged: to write on would make it worse, and hide it in the next backup */
function refuseDamaged(db: Database.Database, file: string): void {
  const { quick_check: found } = db.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
  if (found === 'ok') return;
  throw new UnusableDatabase(
    `The database ${file} is damaged; put a backup in its place (npm run restore -- FILE) or name another file. Nothing was changed.`,
  );
}

/** @throws UnusableDatabase before anything is written into a file that is not ours to change */
function refuseForeign(db: Database.Database, file: string): void {
  // Not `simple: true`: libsql answers with the row all the same.
  const { user_version: found } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (found > layoutVersion) {
    throw new UnusableDatabase(`The database ${file} was made by a newer version of Schakel; start that version.`);
  }
  const { others } = db
    .prepare("SELECT count(*) AS others FROM sqlite_schema WHERE type = 'table' AND name <> 'documents'")
    .get() as { others: number };
  if (others > 0) throw new UnusableDatabase(`The database ${file} is of another program; name another file.`);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
}

function layOut(db: Database.Database): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS documents (partition TEXT NOT NULL, id TEXT NOT NULL, revision TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (partition, id)) WITHOUT ROWID',
  );
  for (const name of Object.keys(queries) as QueryName[]) layIndex(db, name);
  db.exec(`PRAGMA user_version = ${layoutVersion}`);
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

function field(name: string): string {
  return `json_extract(json, '$.${name}')`;
}

/** The SQL of a named query; public so that a test can ask SQLite for its plan. */
export function sqlOf(name: QueryName, range: QueryRange): { sql: string; parameters: string[] } {
  checkLimit(range.limit);
  const { type, by, order } = queries[name];
  const direction = range.descending === true ? 'DESC' : 'ASC';
  const beyond = range.descending === true ? '<' : '>';
  const conditions = [`${field('type')} = '${type}'`, `${field(by)} = ?`];
  const parameters: string[] = [];
  if (range.partition !== undefined) {
    conditions.push('partition = ?');
    parameters.push(range.partition);
  }
  if (range.upTo !== undefined) {
    conditions.push(`${field(order)} <= ?`);
    parameters.push(range.upTo);
  }
  if (range.after !== undefined) {
    const { value, id, partition } = readCursor(range.after);
    const known = partition === undefined ? [value, id] : [value, id, partition];
    const columns = [field(order), 'id', 'partition'].slice(0, known.length);
    conditions.push(`(${columns.join(', ')}) ${beyond} (${known.map(() => '?').join(', ')})`);
    parameters.push(...known);
  }
  const sql = `SELECT partition, id, revision, json, ${field(order)} AS ordering FROM documents WHERE ${conditions.join(' AND ')} ORDER BY ${field(order)} ${direction}, id ${direction}, partition ${direction} LIMIT ${range.limit + 1}`;
  return { sql, parameters };
}

function runQuery<Q extends QueryName>(
  db: Database.Database,
  name: Q,
  value: string,
  range: QueryRange,
): Page<QueryResult<Q>> {
  const { sql, parameters } = sqlOf(name, range);
  const rows = db.prepare(sql).all(value, ...parameters) as Row[];
  const shown = rows.slice(0, range.limit);
  const last = shown.at(-1);
  const { type } = queries[name];
  const parse = ({ partition, id, json, revision }: Row): Stored<QueryResult<Q>> => ({
    doc: parseDocument(type, contentOf(type, partition, id, json)) as QueryResult<Q>,
    revision,
  });
  return {
    items: parseRows(shown, parse, range.passBy),
    next:
      rows.length > shown.length && last
        ? cursorOf({ value: last.ordering, id: last.id, partition: last.partition })
        : undefined,
  };
}

const sqlInsert = 'INSERT INTO documents (partition, id, revision, json) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
const sqlReplace = 'UPDATE documents SET revision = ?, json = ? WHERE partition = ? AND id = ? AND revision = ?';
const sqlRemove = 'DELETE FROM documents WHERE partition = ? AND id = ? AND revision = ?';

/** Thrown by the failing write itself, to leave the transaction; never leaves this file. */
class Conflict extends Error {
  constructor(
    readonly reason: 'exists' | 'changed',
    readonly index: number,
  ) {
    super(reason);
  }
}

function commitBatch(db: Database.Database, partition: string, writes: Write[]): CommitResult {
  checkBatch(partition, writes);
  db.exec('BEGIN IMMEDIATE');
  try {
    const revisions = writes.map((write, index) => carryOut(db, partition, write, index));
    db.exec('COMMIT');
    return { ok: true, revisions };
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    if (error instanceof Conflict) return { ok: false, reason: error.reason, index: error.index };
    throw error;
  }
}

function carryOut(db: Database.Database, partition: string, write: Write, index: number): string {
  const revision = randomUUID();
  const json = write.kind === 'remove' ? '' : JSON.stringify(write.doc);
  const run = (sql: string, ...values: string[]) => db.prepare(sql).run(...values).changes;
  switch (write.kind) {
    case 'insert':
      if (run(sqlInsert, partition, write.doc.id, revision, json) === 0) throw new Conflict('exists', index);
      return revision;
    case 'replace':
      if (run(sqlReplace, revision, json, partition, write.doc.id, write.revision) === 0)
        throw new Conflict('changed', index);
      return revision;
    case 'remove':
      if (run(sqlRemove, partition, write.id, write.revision) === 0) throw new Conflict('changed', index);
      return '';
  }
}
