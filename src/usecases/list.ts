import { cursorOf, type PageEnd } from '../domain/cursor';
import type { PageAsked, PageOf } from '../domain/page';
import type { DocumentType } from '../store/documents';
import { readAhead } from '../store/keys';
import type { Key, ListedResult, ListRange, QueryName, Sources } from '../store/store';
import type { Deps } from './deps';
import { unreadableOf } from './read-all';

/** What a list shows of what several queries find. */
export interface ListOf<Q extends QueryName, R> extends Pick<
  ListRange<Q>,
  'partition' | 'upTo' | 'descending' | 'about'
> {
  /** The queries and what each is asked with. All walk in one order, so that one place continues them all. */
  sources: Sources<Q>;
  /** What the rows of a page will need, to be read at once. */
  ahead?: (docs: ListedResult<Q>[]) => Key<DocumentType>[];
  /** The row of a document; undefined for what may not be shown, which is left out. */
  row: (doc: ListedResult<Q>) => Promise<R | undefined> | R | undefined;
  /**
   * Reads on, so many at a time, until the page is full and one more was found: then no page is short, and none empty,
   * for what was left out. Without it a page says of the next documents what may be shown, and reads on only while that
   * is nothing: no page is empty that has a next one.
   */
  fill?: number;
  /** How many it reads on to at most: the next page goes on from there. */
  most?: number;
}

/** One page of a list; it reads no more than the page needs. What cannot be read makes it no shorter. */
export async function listPage<Q extends QueryName, R>(
  deps: Pick<Deps, 'store' | 'onUnreadable'>,
  list: ListOf<Q, R>,
  { after, limit }: PageAsked,
): Promise<Required<PageOf<R>>> {
  const { leave, unread } = leavingOut(deps);
  const found: { place: PageEnd; row: R }[] = [];
  const { most = Number.POSITIVE_INFINITY } = list;
  let read = 0;
  let next = after;
  do {
    const { sources, partition, upTo, descending, about } = list;
    const range = { partition, upTo, descending, about, after: next, limit: list.fill ?? limit, onUnreadable: leave };
    const page = await deps.store.list(sources, range);
    if (list.ahead) await readAhead(deps.store, list.ahead(page.shown.map(({ doc }) => doc)));
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

/**
 * What of a list cannot be read, or rests on what cannot – a right, a consent – is left out and told, and its reader must
 * be shown how much that is.
 */
export function leavingOut({ onUnreadable }: Pick<Deps, 'onUnreadable'>): {
  leave: (fault: unknown) => undefined;
  unread: () => number;
} {
  const places = new Set<string>();
  return {
    leave: (fault) => {
      const unreadable = unreadableOf(fault);
      if (unreadable === undefined) throw fault;
      places.add(JSON.stringify([unreadable.partition, unreadable.documentId]));
      onUnreadable?.(unreadable);
    },
    unread: () => places.size,
  };
}
