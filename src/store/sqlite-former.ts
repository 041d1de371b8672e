import { isDeepStrictEqual } from 'node:util';
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
      for (const each of differing(file, replacedBy, order)) take(found, each);
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

function take(found: Former, { json, other }: Differing): void {
  try {
    const doc = parse(json);
    if (doc.type === 'message') found.messages += 1;
    if (doc.type === 'thread') found.messages += differingMessages(doc, other === null ? {} : parse(other));
    if (doc.type === 'audit') found.records += 1;
    if (doc.type === 'card') found.cards.push(parseDocument('card', doc));
  } catch {
    found.whole = false;
  }
}

/** Damage may stand in the middle of a text: the driver would end the process there. */
const words = new TextDecoder('utf-8', { fatal: true });

function parse(json: Uint8Array): Counted {
  return JSON.parse(words.decode(json)) as Counted;
}

/** Messages of a thread that came since, or stand otherwise in both; 0.1.0 kept them in documents of their own. */
function differingMessages({ latest, messages = 0 }: Counted, other: Counted): number {
  if (latest === undefined) return 0;
  const known = new Map(other.latest?.map((each) => [each.number, each]));
  // In whatever order their fields stand: a program that rewrites a thread may put them in another.
  const others = latest.filter((each) => known.has(each.number) && !isDeepStrictEqual(known.get(each.number), each));
  return Math.max(0, messages - (other.messages ?? 0)) + others.length;
}

interface Differing {
  json: Uint8Array;
  /** As the other database has it. */
  other: Uint8Array | null;
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
      `SELECT CAST(here.partition AS BLOB) AS partition, CAST(here.id AS BLOB) AS id,
       CAST(here.json AS BLOB) AS json, CAST(there.json AS BLOB) AS other FROM main.documents AS here LEFT JOIN other.documents AS there
       ON there.partition = here.partition AND there.id = here.id
       WHERE (here.partition, here.id) ${order === 'ASC' ? '>' : '<'} (?, ?) AND there.revision IS NOT here.revision
       ORDER BY here.partition ${order}, here.id ${order} LIMIT 1`,
    );
    let place = { partition: order === 'ASC' ? '' : '\u{10ffff}', id: '' };
    for (;;) {
      const row = next.get(place.partition, place.id) as
        (Differing & Record<'partition' | 'id', Uint8Array>) | undefined;
      if (row === undefined) return;
      yield row;
      place = { partition: words.decode(row.partition), id: words.decode(row.id) };
    }
  } finally {
    db.close();
  }
}
