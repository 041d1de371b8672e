import { pageOf } from '../domain/page';
import type { DocumentOf, DocumentType } from './documents';
import {
  queries,
  type ListedResult,
  type ListedPage,
  type ListRange,
  type Page,
  type Placed,
  type QueryName,
  type QueryRange,
  type QueryResult,
  type Sources,
} from './store';

/** What a list does not read: no row says it, and it is most of a document. */
export const unlisted: Partial<Record<DocumentType, keyof DocumentOf<'thread'>>> = { thread: 'latest' };

/** The queries of several sources with the values they are asked with. */
export function asksOf<Q extends QueryName>(sources: Sources<Q>): [Q, readonly string[]][] {
  const all = Object.entries(sources) as [Q, readonly string[]][];
  return all.filter(([, values]) => values.length > 0);
}

/** Answers documents without what is `unlisted`. */
type Ask<Q extends QueryName> = (name: Q, value: string, range: QueryRange) => Promise<Page<QueryResult<Q>>>;

/** A page of what several queries find, each asked in its order for as many as the page has. */
export async function mergedPage<Q extends QueryName>(
  ask: Ask<Q>,
  sources: Sources<Q>,
  { about, ...range }: ListRange<Q>,
): Promise<ListedPage<Q>> {
  // One more tells that there is a next page.
  const wanted = { ...range, limit: range.limit + 1 };
  const asks = asksOf(sources).flatMap(([name, values]) => values.map((value) => upToLimit(ask, name, value, wanted)));
  return cutPage((await Promise.all(asks)).flat(), { about, ...range });
}

/** As many as are wanted, though some of a page may be skipped. */
async function upToLimit<Q extends QueryName>(
  ask: Ask<Q>,
  name: Q,
  value: string,
  range: QueryRange,
): Promise<Placed<Q>[]> {
  const found: Placed<Q>[] = [];
  let { after } = range;
  do {
    const page = await ask(name, value, { ...range, after });
    found.push(...page.items.map(({ doc }) => ({ doc: doc as unknown as ListedResult<Q>, place: placeIn(name, doc) })));
    after = page.next;
  } while (after !== undefined && found.length < range.limit);
  return found.slice(0, range.limit);
}

/** The first of what was found, each once, in order. */
export function cutPage<Q extends QueryName>(
  found: readonly Placed<Q>[],
  { about = ownPlace, limit, descending }: ListRange<Q>,
): ListedPage<Q> {
  const unique = new Map(found.map((each) => [about(each.doc), each]));
  return pageOf([...unique.values()], ({ place }) => place, { after: undefined, limit, descending });
}

/** Two networks may have a document of one id in the same place. */
export function ownPlace({ partition, id }: { partition: string; id: string }): string {
  return `${partition} ${id}`;
}

/** Where a document stands in the order of a query. */
export function placeIn(name: QueryName, doc: object): Placed<QueryName>['place'] {
  const { [queries[name].order]: value, id, partition } = doc as Record<string, unknown>;
  return { value: typeof value === 'string' ? value : '', id: String(id), partition: String(partition) };
}
