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
      for (const { json, other } of differing(file, replacedBy, order)) take(found, json, other);
      break;
    } catch {
      found.whole = false;
    }
  }
  return found;
}

/** What is looked at of a document. */
interface Counted {
  type?: unknown;
  messages?: number;
  latest?: { number: number }[];
}

function take(found: Former, json: string, other: string | null): void {
  try {
    const doc = JSON.parse(json) as Counted;
    if (doc.type === 'message') found.messages += 1;
    if (doc.type === 'thread') found.messages += differingMessages(doc, JSON.parse(other ?? '{}') as Counted);
    if (doc.type === 'audit') found.records += 1;
    if (doc.type === 'card') found.cards.push(parseDocument('card', doc));
  } catch {
    found.whole = false;
  }
}

/** Messages of a thread that came since, or stand otherwise in both; 0.1.0 kept them in documents of their own. */
function differingMessages({ latest, messages = 0 }: Counted, other: Counted): number {
  if (latest === undefined) return 0;
  const known = new Map(other.latest?.map((each) => [each.number, JSON.stringify(each)]));
  const others = latest.filter((each) => known.has(each.number) && known.get(each.number) !== JSON.stringify(each));
  return Math.max(0, messages - (other.messages ?? 0)) + others.length;
}

interface Differing {
  json: string;
  /** As the other database has it. */
  other: string | null;
}

/**
 * The documents whose revision the other database does not have, one by one: of what stands before a damaged page
 * nothing is left out.
 * @throws Error at the first that cannot be read
 */
function* differing(file: string, other: string, order: 'ASC' | 'DESC'): Generator<Differing> {
  const db = openToLook(file);
  try {
    db.prepare('ATTACH ? AS other').run(toLook(other));
    const next = db.prepare(
      `SELECT here.partition, here.id, here.json, there.json AS other FROM main.documents AS here LEFT JOIN other.documents AS there
       ON there.partition = here.partition AND there.id = here.id
       WHERE (here.partition, here.id) ${order === 'ASC' ? '>' : '<'} (?, ?) AND there.revision IS NOT here.revision
       ORDER BY here.partition ${order}, here.id ${order} LIMIT 1`,
    );
    let place = { partition: order === 'ASC' ? '' : '\u{10ffff}', id: '' };
    for (;;) {
      const row = next.get(place.partition, place.id) as (Differing & typeof place) | undefined;
      if (row === undefined) return;
      yield row;
      place = row;
    }
  } finally {
    db.close();
  }
}
