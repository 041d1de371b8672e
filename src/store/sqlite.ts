import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PageEnd } from '../domain/cursor';
import { orUnreadable, parseDocument, UnreadableDocument, type DocumentOf, type DocumentType } from './documents';
import { mergedPage, unlisted } from './list';
import { checkLimit, pageOf, readCursor } from './place';
import { commitsTo, statementsOf, type SqliteStatements } from './sqlite-commit';
import { openedFile } from './sqlite-file';
import { layoutVersion } from './sqlite-look';
import { field, openFile } from './sqlite-open';
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

interface Row {
  partition: string;
  id: string;
  revision: string;
  json: string;
  ordering: string;
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
