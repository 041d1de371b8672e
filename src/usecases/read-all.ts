import {
  UnreadableDocument,
  type QueryName,
  type QueryRange,
  type QueryResult,
  type Store,
  type Stored,
} from '../store/store';

/**
 * All pages of a query. Without `most` there is no bound, so that nobody is left out in silence; `most` is for jobs that
 * go on with the rest the next time, and for callers that tell what they leave out.
 */
export async function readAll<Q extends QueryName>(
  store: Store,
  name: Q,
  value: string,
  range: Omit<QueryRange, 'limit' | 'after'> = {},
  most = Number.POSITIVE_INFINITY,
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
  most = Number.POSITIVE_INFINITY,
): Promise<{ found: Stored<QueryResult<Q>>[]; faults: UnreadableDocument[] }> {
  const faults: UnreadableDocument[] = [];
  const passBy = (fault: UnreadableDocument): void => void faults.push(fault);
  return { found: await readAll(store, name, value, { ...range, passBy }, most), faults };
}

/** The fault that a document cannot be read, to be told by its place; undefined for any other. */
export function unreadableOf(fault: unknown): UnreadableDocument | undefined {
  return fault instanceof UnreadableDocument ? fault : undefined;
}
