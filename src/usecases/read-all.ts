import type { QueryName, QueryRange, QueryResult, Store, Stored } from '../store/store';

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
