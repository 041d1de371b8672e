import { randomUUID } from 'node:crypto';
import type Database from 'libsql';
import { checkBatch } from './batch';
import type { AnyDocument } from './documents';
import { staysSeconds } from './stays';
import type { CommitResult, Store, Write } from './store';

/** The statement of a text, prepared once for each connection. */
export type SqliteStatements = (sql: string) => Database.Statement;

export function statementsOf(db: Database.Database): SqliteStatements {
  const prepared = new Map<string, Database.Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

/** A batch that waits for its transaction. */
interface Waiting {
  partition: string;
  writes: Write[];
  done: (result: CommitResult) => void;
  failed: (error: unknown) => void;
}

/**
 * Commits batches in the order of their arrival. Those that arrive in one turn of the event loop are one transaction,
 * with a savepoint each: they wait for the disk once, and each has its own result (ADR 0019). Nothing is answered
 * before COMMIT has returned; where that fails, all of them fail. The transaction begins and ends without giving way,
 * so that no read on this connection comes in between.
 * @param check throws where what is written would not be kept; asked before, and again before anything is answered
 */
export function commitsTo(
  db: Database.Database,
  statements: SqliteStatements,
  now: () => number,
  check: () => void,
): { commit: Store['commit']; flush: () => void } {
  let waiting: Waiting[] = [];
  const run = (sql: string): unknown => statements(sql).run();

  /** What to tell once the transaction is on the disk. */
  const attempt = ({ partition, writes, done, failed }: Waiting): (() => void) => {
    // A single statement undoes by itself what it could not do.
    const several = writes.length > 1;
    if (several) run('SAVEPOINT batch');
    const result = resultOf(() => writes.map((write, index) => carryOut(statements, partition, write, index, now())));
    // What SQLite cannot undo in part, such as a full disk, has ended the whole transaction.
    if (!db.inTransaction) throw result instanceof Error ? result : new Error('The transaction has ended');
    const stored = !(result instanceof Error) && result.ok;
    if (several && !stored) run('ROLLBACK TO batch');
    if (several) run('RELEASE batch');
    return () => {
      if (result instanceof Error) failed(result);
      else done(result);
    };
  };

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      check();
      run('BEGIN IMMEDIATE');
      const tell = group.map(attempt);
      run('COMMIT');
      check();
      for (const each of tell) each();
    } catch (error) {
      undo(db);
      for (const { failed } of group) failed(error);
    }
  };

  return {
    flush,
    commit: (partition, writes) =>
      new Promise((done, failed) => {
        checkBatch(partition, writes);
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ partition, writes, done, failed });
      }),
  };
}

/** Without a word where it cannot: the error that led here is told, and so is the next transaction's. */
function undo(db: Database.Database): void {
  try {
    // To ask a closed database ends the process.
    if (db.open && db.inTransaction) db.exec('ROLLBACK');
  } catch {
    return;
  }
}

/** Thrown by the failing write itself, to leave the batch; never leaves this file. */
class Conflict extends Error {
  constructor(
    readonly reason: 'exists' | 'changed',
    readonly index: number,
  ) {
    super(reason);
  }
}

function resultOf(carryOutAll: () => string[]): CommitResult | Error {
  try {
    return { ok: true, revisions: carryOutAll() };
  } catch (error) {
    if (error instanceof Conflict) return { ok: false, reason: error.reason, index: error.index };
    return error instanceof Error ? error : new Error('A write failed');
  }
}

const sqlInsert =
  'INSERT INTO documents (partition, id, revision, json, expires) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';
const sqlReplace =
  'UPDATE documents SET revision = ?, json = ?, expires = ? WHERE partition = ? AND id = ? AND revision = ?';
const sqlRemove = 'DELETE FROM documents WHERE partition = ? AND id = ? AND revision = ?';

/** When a document leaves, in epoch milliseconds; null: it stays. */
function expiry(doc: AnyDocument, now: number): number | null {
  const seconds = staysSeconds(doc);
  return seconds === undefined ? null : now + seconds * 1_000;
}

function carryOut(statements: SqliteStatements, partition: string, write: Write, index: number, now: number): string {
  const revision = randomUUID();
  const run = (reason: 'exists' | 'changed', sql: string, ...values: (string | number | null)[]): string => {
    if (statements(sql).run(...values).changes === 0) throw new Conflict(reason, index);
    return write.kind === 'remove' ? '' : revision;
  };
  switch (write.kind) {
    case 'insert':
      return run(
        'exists',
        sqlInsert,
        partition,
        write.doc.id,
        revision,
        JSON.stringify(write.doc),
        expiry(write.doc, now),
      );
    case 'replace': {
      const { doc } = write;
      const content = [JSON.stringify(doc), expiry(doc, now)] as const;
      return run('changed', sqlReplace, revision, ...content, partition, doc.id, write.revision);
    }
    case 'remove':
      return run('changed', sqlRemove, partition, write.id, write.revision);
  }
}
