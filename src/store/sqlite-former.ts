import type Database from 'libsql';
import { parseDocument, type DocumentOf, type DocumentType } from './documents';
import { openToLook } from './sqlite-look';

interface Row {
  partition: string;
  id: string;
  json: string;
}

type Found = Omit<Row, 'json'> & { json: string | null };

/** A database that was replaced, to look in only: as much of it as can still be read. */
export interface Former {
  /** Every readable document of a type whose id begins so. */
  all: <T extends DocumentType>(type: T, idBeginning: string) => DocumentOf<T>[];
  /** How many of its documents of a type are not in the database at `file`. */
  countMissingIn: (file: string, type: 'message' | 'audit') => number;
  /** False once something in it turned out not to be readable. */
  whole: () => boolean;
  close: () => void;
}

/**
 * Opens a replaced database and changes nothing in it. What is damaged in it is passed by.
 * @throws Error when it cannot be read at all
 */
export function openFormer(file: string): Former {
  const db = openToLook(file);
  let whole = true;
  const guarded = (read: () => void): boolean => {
    try {
      read();
      return true;
    } catch {
      whole = false;
      return false;
    }
  };
  if (!guarded(() => db.prepare('SELECT id FROM documents LIMIT 1').get())) {
    db.close();
    throw new Error('It is no database of Schakel, or too damaged to read');
  }
  return {
    all: <T extends DocumentType>(type: T, idBeginning: string) => {
      const found: DocumentOf<T>[] = [];
      const take = (row: Row): boolean => guarded(() => found.push(parseDocument(type, JSON.parse(row.json))));
      eachRow(db, idBeginning, guarded, take);
      return found;
    },
    countMissingIn: (other, type) => {
      const compared = openToLook(other);
      const isMissing = missingFrom(compared);
      let missing = 0;
      eachRow(db, `${type}:`, guarded, (row) => (missing += isMissing(row) ? 1 : 0));
      compared.close();
      return missing;
    },
    whole: () => whole,
    close: () => {
      db.close();
    },
  };
}

/** From the first row on and, where a damaged page ends that, from the last one back: what is beyond it counts too. */
function eachRow(
  db: Database.Database,
  idBeginning: string,
  guarded: (read: () => void) => boolean,
  take: (row: Row) => void,
): void {
  const taken = new Set<string>();
  const walk = (direction: 'ASC' | 'DESC'): void => {
    for (const row of rowsOf(db, direction, idBeginning)) {
      const key = JSON.stringify([row.partition, row.id]);
      if (taken.has(key)) continue;
      taken.add(key);
      take(row);
    }
  };
  const forward = (): void => {
    walk('ASC');
  };
  const back = (): void => {
    walk('DESC');
  };
  if (!guarded(forward)) guarded(back);
}

/**
 * Page by page in the order of the table's key; the page that cannot be read once more row by row.
 * @throws Error at the first row that cannot be read
 */
function* rowsOf(db: Database.Database, direction: 'ASC' | 'DESC', idBeginning: string): Generator<Row> {
  const page = db.prepare(
    `SELECT partition, id, CASE WHEN substr(id, 1, ?) = ? THEN json END AS json FROM documents
     WHERE (partition, id) ${direction === 'ASC' ? '>' : '<'} (?, ?) ORDER BY partition ${direction}, id ${direction} LIMIT ?`,
  );
  const end = direction === 'ASC' ? '' : '\u{10ffff}';
  let place: Pick<Row, 'partition' | 'id'> = { partition: end, id: end };
  let limit = 500;
  for (;;) {
    try {
      const rows = page.all(idBeginning.length, idBeginning, place.partition, place.id, limit) as Found[];
      for (const { partition, id, json } of rows) if (json !== null) yield { partition, id, json };
      const last = rows.at(-1);
      if (last === undefined) return;
      place = last;
    } catch (error) {
      if (limit === 1) throw error;
      limit = 1;
    }
  }
}

/** Told apart by their moment too: in a copy the next message of a thread gets a number that was used after it. */
function missingFrom(db: Database.Database): (row: Row) => boolean {
  const find = db.prepare('SELECT json FROM documents WHERE partition = ? AND id = ?');
  return ({ partition, id, json }) => {
    const found = find.get(partition, id) as { json: string } | undefined;
    return found === undefined || momentOf(found.json) !== momentOf(json);
  };
}

function momentOf(json: string): string {
  return /"at":"([^"]+)"/.exec(json)?.[1] ?? '';
}
