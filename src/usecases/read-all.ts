import {
  UnreadableDocument,
  type QueryName,
  type QueryRange,
  type QueryResult,
  type Store,
  type Stored,
} from '../store/store';

/** All pages of a query that is small by nature (a team's people, a network's teams), at most `most`. */
export async function readAll<Q extends QueryName>(
  store: Store,
  name: Q,
  value: string,
  range: Omit<QueryRange, 'limit' | 'after'> = {},
  most = 1_000,
): Promise<Stored<QueryResult<Q>>[]> {
  const found: Stored<QueryResult<Q>>[] = [];
  let after: string | undefined;
  do {
    const page = await store.query(name, value, { ...range, limit: 100, ...(after === undefined ? {} : { after }) });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined && found.length < most);
  return found;
}

/** For jobs: the same, passing by what cannot be read; `faults` are to be told once the others had their turn. */
export async function readReadable<Q extends QueryName>(
  store: Store,
  name: Q,
  value: string,
  range: Omit<QueryRange, 'limit' | 'after' | 'passBy'> = {},
  most = 1_000,
): Promise<{ found: Stored<QueryResult<Q>>[]; faults: UnreadableDocument[] }> {
  const faults: UnreadableDocument[] = [];
  const passBy = (fault: UnreadableDocument): void => void faults.push(fault);
  return { found: await readAll(store, name, value, { ...range, passBy }, most), faults };
}

/** The fault that a document cannot be read, to be told by its place; undefined for any other. */
export function unreadableOf(fault: unknown): UnreadableDocument | undefined {
  return fault instanceof UnreadableDocument ? fault : undefined;
}
