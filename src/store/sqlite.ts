import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { PageEnd } from '../domain/cursor';
import { SchakelError } from '../errors';
import { orUnreadable, parseDocument, UnreadableDocument, type DocumentOf, type DocumentType } from './documents';
import { mergedPage, unlisted } from './list';
import { checkLimit, pageOf, readCursor } from './place';
import { commitsTo, statementsOf, type SqliteStatements } from './sqlite-commit';
import { openedFile } from './sqlite-file';
import { layoutVersion, openToLook, wrongWith, type Wrong } from './sqlite-look';
import {
  queries,
  type Key,
  type Page,
  type PlacesPage,
  type QueryName,
  type QueryRange,
  type QueryResult,
  type Reading,
  type Store,
  type Stored,
} from './store';

/** How long a write waits for another process, in milliseconds. */
const busyTimeoutMs = 5_000;
/** How long opening waits in all, and how long it leaves a busy database alone, in milliseconds. */
const [openingMs, openingPauseMs] = [15_000, 20];

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
 * @param now the clock by which documents leave, in epoch milliseconds
 * @throws UnusableDatabase when the file is damaged or of a newer version; nothing is changed then
 */
export function openSqlite(file: string, now: () => number = Date.now): Store {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = openFile(file);
  const statements = statementsOf(db);
  const opened = openedFile(file);
  const { commit, flush } = commitsTo(db, statements, now, () => {
    // The last to close a database takes its WAL away.
    if (db.open) opened.checkAll();
  });
  /** libsql answers at once; the port promises. Nothing is answered from a file that is gone. */
  const answer = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      opened.checkName();
      resolve(work());
    });

  const store: Store = {
    get: (type, partition, id) => answer(() => read(statements, { type, partition, id })),
    getMany: (keys) => answer(() => keys.map((key) => orUnreadable(() => read(statements, key)))),
    query: (name, value, range) => answer(() => runQuery(statements, name, value, range)),
    places: (name, value, range) => answer(() => placesFound(statements, name, value, range)),
    list: (sources, range) =>
      mergedPage(
        (name, value, page) => answer(() => runQuery(statements, name, value, page, 'for a list')),
        sources,
        range,
      ),
    commit,
    removeExpired: (most) => answer(() => statements(sqlExpired).run(now(), most).changes),
    isEmpty: () => answer(() => statements('SELECT id FROM documents LIMIT 1').get() === undefined),
    ready: () =>
      answer(() => {
        opened.checkAll();
        opened.checkRoom();
        // Writes the number that is there once more, a page of the file that waits for the disk as every commit does.
        db.exec(`PRAGMA user_version = ${layoutVersion}`);
      }),
    close: () =>
      new Promise((resolve) => {
        flush();
        db.close();
        resolve();
      }),
  };
  return store;
}

const sqlExpired =
  'DELETE FROM documents WHERE (partition, id) IN (SELECT partition, id FROM documents WHERE expires <= ? LIMIT ?)';
const sqlRead = 'SELECT revision, json FROM documents WHERE partition = ? AND id = ?';

function read<T extends DocumentType>(
  statements: SqliteStatements,
  { type, partition, id }: Key<T>,
): Stored<DocumentOf<T>> | undefined {
  const row = statements(sqlRead).get(partition, id) as Row | undefined;
  if (row === undefined) return undefined;
  const json = contentOf(type, partition, id, row.json) as { type?: unknown } | null;
  if (json?.type !== type) return undefined;
  return { doc: parseDocument(type, json), revision: row.revision };
}

/** Damaged text is an unreadable document; the parser's own error would quote it. */
function contentOf(type: DocumentType, partition: string, id: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UnreadableDocument(type, id, partition);
  }
}

/** Another process may hold the database for longer than SQLite itself waits, on a machine that is busy. */
function openFile(file: string): Database.Database {
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
    db = new Database(file, { timeout: busyTimeoutMs });
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
    const db = existsSync(`${file}-journal`) ? new Database(file, { timeout: busyTimeoutMs }) : openToLook(file);
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

function field(name: string): string {
  return `json_extract(json, '$.${name}')`;
}

interface Asked {
  sql: string;
  parameters: string[];
}

type Condition = readonly [sql: string, ...parameters: string[]];

/**
 * The SQL of a named query, where the value asked for stands before these parameters and the limit behind them; public
 * so that a test can ask SQLite for its plan. A page that goes on is two of them, one after the other: what has the
 * very order of the place it goes on from, and what lies beyond. Compared in one, SQLite would look the place up in no
 * index and walk through all that was shown before.
 */
export function sqlOf(name: QueryName, range: QueryRange, reading: Reading = 'all'): Asked[] {
  checkLimit(range.limit);
  const { type, by, order } = queries[name];
  const [direction, beyond] = range.descending === true ? ['DESC', '<'] : ['ASC', '>'];
  const left = reading === 'for a list' ? unlisted[type] : undefined;
  const json = left === undefined ? 'json' : `json_remove(json, '$.${left}') AS json`;
  const content = reading === 'places' ? '' : `revision, ${json}, `;
  const select = (columns: string[], ...others: Condition[]): Asked => {
    const conditions = [...asked(order, range), ...others];
    const where = [`${field('type')} = '${type}'`, `${field(by)} = ?`, ...conditions.map(([sql]) => sql)];
    const ordering = columns.map((column) => `${column} ${direction}`);
    return {
      sql: `SELECT partition, id, ${content}${field(order)} AS ordering FROM documents WHERE ${where.join(' AND ')} ORDER BY ${ordering.join(', ')} LIMIT ?`,
      parameters: conditions.flatMap(([, ...parameters]) => parameters),
    };
  };
  const columns = [field(order), 'id', 'partition'];
  if (range.after === undefined) return [select(columns)];
  const { value, id, partition } = readCursor(range.after);
  const further: Condition =
    partition === undefined ? [`id ${beyond} ?`, id] : [`(id, partition) ${beyond} (?, ?)`, id, partition];
  return [
    select(['id', 'partition'], [`${field(order)} = ?`, value], further),
    select(columns, [`${field(order)} ${beyond} ?`, value]),
  ];
}

/** What a range demands beside its place. */
function asked(order: string, { partition, upTo }: QueryRange): Condition[] {
  return [
    // With its sign it is looked up in no index: that of the query is the better one.
    ...(partition === undefined ? [] : [['+partition = ?', partition] as const]),
    ...(upTo === undefined ? [] : [[`${field(order)} <= ?`, upTo] as const]),
  ];
}

/** One row more than the page has. */
function rowsOf(
  statements: SqliteStatements,
  name: QueryName,
  value: string,
  range: QueryRange,
  reading: Reading,
): Row[] {
  const rows: Row[] = [];
  for (const { sql, parameters } of sqlOf(name, range, reading)) {
    const wanted = range.limit + 1 - rows.length;
    if (wanted > 0) rows.push(...(statements(sql).all(value, ...parameters, wanted) as Row[]));
  }
  return rows;
}

function endOf({ ordering, id, partition }: Row): PageEnd {
  return { value: ordering, id, partition };
}

function placesFound(statements: SqliteStatements, name: QueryName, value: string, range: QueryRange): PlacesPage {
  const rows = rowsOf(statements, name, value, range, 'places');
  return pageOf(rows, range, ({ partition, id }) => ({ partition, id }), endOf);
}

function runQuery<Q extends QueryName>(
  statements: SqliteStatements,
  name: Q,
  value: string,
  range: QueryRange,
  reading: Reading = 'all',
): Page<QueryResult<Q>> {
  const { type } = queries[name];
  const parse = ({ partition, id, json, revision }: Row): Stored<QueryResult<Q>> => {
    const doc = parseDocument(type, contentOf(type, partition, id, json)) as QueryResult<Q>;
    // In Cosmos DB an item lies where it says; here its row may say another place.
    const isThere = doc.partition === partition && doc.id === id;
    return isThere ? { doc, revision } : { doc, revision, foundAt: { partition, id } };
  };
  return pageOf(rowsOf(statements, name, value, range, reading), range, parse, endOf);
}
