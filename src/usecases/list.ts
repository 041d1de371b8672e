import { cursorOf, type PageEnd } from '../domain/cursor';
import { pageOf, type PageAsked, type PageOf } from '../domain/page';
import type { AnyDocument, DocumentType, OnUnreadable } from '../store/documents';
import { queries, type QueryName, type QueryRange, type QueryResult, type Store } from '../store/store';
import type { Deps } from './deps';
import { readAll, unreadableOf } from './read-all';

/** What a list shows of what several queries find. */
export interface ListOf<Q extends QueryName, R> extends Pick<QueryRange, 'partition' | 'upTo' | 'descending'> {
  /** The queries and what each is asked with. All walk in one order, so that one place continues them all. */
  sources: Readonly<Record<Q, readonly string[]>>;
  /** What a row is about: found by two queries, it is listed once. The document, where it is not said. */
  about?: (doc: QueryResult<Q>) => string;
  /** The row of a document; undefined for what may not be shown, which is left out. */
  row: (doc: QueryResult<Q>) => Promise<R | undefined> | R | undefined;
  /**
   * Reads on, so many at a time, until the page is full and one more was found: then no page is short, and none empty,
   * for what was left out. Without it a page says of the next documents what may be shown, and reads on only while that
   * is nothing: no page is empty that has a next one.
   */
  fill?: number;
  /** How many it reads on to at most: the next page goes on from there. */
  most?: number;
  /** What is left out too where it cannot be read, as nothing hangs on it here. */
  leave?: readonly DocumentType[];
}

/** One page of a list; it reads no more than the page needs. What cannot be read makes it no shorter. */
export async function listPage<Q extends QueryName, R>(
  deps: Pick<Deps, 'store' | 'onUnreadable'>,
  list: ListOf<Q, R>,
  { after, limit }: PageAsked,
): Promise<Required<PageOf<R>>> {
  const { leave, unread } = leavingOut(deps, list.leave);
  const found: { place: PageEnd; row: R }[] = [];
  const { most = Number.POSITIVE_INFINITY } = list;
  let read = 0;
  let next = after;
  do {
    const page = await nextOf(deps.store, list, { after: next, limit: list.fill ?? limit, onUnreadable: leave });
    const rows = await Promise.all(page.shown.map(async ({ doc }) => list.row(doc)).map((row) => row.catch(leave)));
    page.shown.forEach(({ place }, index) => {
      const row = rows[index];
      if (row !== undefined) found.push({ place, row });
    });
    read += page.shown.length;
    ({ next } = page);
  } while (next !== undefined && found.length <= (list.fill === undefined ? 0 : limit) && read < most);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const onward = last && found.length > limit ? cursorOf(last.place) : next;
  return { shown: shown.map(({ row }) => row), next: onward, unread: unread() };
}

/** What lists are made of. Whatever else cannot be read – a right, a consent – is a fault for the whole list too. */
const listed: readonly DocumentType[] = ['thread', 'network', 'checklist', 'member'];

/** What of a list cannot be read is left out and told, and its reader must be shown how much that is. */
export function leavingOut(
  { onUnreadable }: Pick<Deps, 'onUnreadable'>,
  others: readonly DocumentType[] = [],
): {
  leave: (fault: unknown) => undefined;
  unread: () => number;
} {
  const left: readonly string[] = [...listed, ...others];
  const places = new Set<string>();
  return {
    leave: (fault) => {
      const unreadable = unreadableOf(fault);
      if (unreadable === undefined || !left.includes(unreadable.documentType)) throw fault;
      places.add(JSON.stringify([unreadable.partition, unreadable.documentId]));
      onUnreadable?.(unreadable);
    },
    unread: () => places.size,
  };
}

interface Placed<D> {
  doc: D;
  place: PageEnd;
}

/** The next documents of all sources, merged. */
async function nextOf<Q extends QueryName>(
  store: Store,
  { sources, partition, upTo, descending, about = ({ partition: of, id }) => `${of} ${id}` }: ListOf<Q, unknown>,
  { limit, ...asked }: PageAsked & { onUnreadable: OnUnreadable },
): Promise<PageOf<Placed<QueryResult<Q>>>> {
  // One more tells that there is a next page.
  const range = { partition, upTo, descending, ...asked, limit: limit + 1 };
  const asks = (Object.entries(sources) as [Q, string[]][]).flatMap(([name, values]) =>
    values.map(async (value) => {
      const found = await readAll(store, name, value, range, range.limit);
      return found.map(({ doc }) => ({ doc, place: placeOf(doc, queries[name].order) }));
    }),
  );
  const unique = new Map((await Promise.all(asks)).flat().map((each) => [about(each.doc), each]));
  return pageOf([...unique.values()], ({ place }) => place, { after: undefined, limit, descending });
}

function placeOf(doc: AnyDocument, order: string): PageEnd {
  const value = (doc as unknown as Record<string, unknown>)[order];
  return { value: typeof value === 'string' ? value : '', id: doc.id, partition: doc.partition };
}
