import { parseDocument, type DocumentOf } from './documents';
import { openToLook, toLook } from './sqlite-look';

/** What a database that was replaced has, and the one in its place has not or has otherwise. */
export interface Former {
  cards: DocumentOf<'card'>[];
  messages: number;
  /** Of the audit record. */
  records: number;
  /** False when something of it cannot be read, or nothing: there may be more. */
  whole: boolean;
}

/**
 * Reads a replaced database and changes nothing in it: from the first row on and, where damage ends that, from the last
 * one back.
 * @param file undefined where nothing is left of it
 */
export function readFormer(file: string | undefined, replacedBy: string): Former {
  const found: Former = { cards: [], messages: 0, records: 0, whole: true };
  if (file === undefined) return { ...found, whole: false };
  for (const order of ['ASC', 'DESC'] as const) {
    try {
      for (const json of differing(file, replacedBy, order)) take(found, json);
      break;
    } catch {
      found.whole = false;
    }
  }
  return found;
}

function take(found: Former, json: string): void {
  try {
    const doc = JSON.parse(json) as { type?: unknown };
    if (doc.type === 'message') found.messages += 1;
    if (doc.type === 'audit') found.records += 1;
    if (doc.type === 'card') found.cards.push(parseDocument('card', doc));
  } catch {
    found.whole = false;
  }
}

/**
 * The documents whose revision the other database does not have, one by one: of what stands before a damaged page
 * nothing is left out.
 * @throws Error at the first that cannot be read
 */
function* differing(file: string, other: string, order: 'ASC' | 'DESC'): Generator<string> {
  const db = openToLook(file);
  try {
    db.prepare('ATTACH ? AS other').run(toLook(other));
    const next = db.prepare(
      `SELECT here.partition, here.id, here.json FROM main.documents AS here LEFT JOIN other.documents AS there
       ON there.partition = here.partition AND there.id = here.id
       WHERE (here.partition, here.id) ${order === 'ASC' ? '>' : '<'} (?, ?) AND there.revision IS NOT here.revision
       ORDER BY here.partition ${order}, here.id ${order} LIMIT 1`,
    );
    let place = { partition: order === 'ASC' ? '' : '\u{10ffff}', id: '' };
    for (;;) {
      const row = next.get(place.partition, place.id) as ({ json: string } & typeof place) | undefined;
      if (row === undefined) return;
      yield row.json;
      place = row;
    }
  } finally {
    db.close();
  }
}
