import type { DocumentType } from '../store/documents';
import { queries, type Page, type QueryName, type QueryRange, type QueryResult, type Store } from '../store/store';
import type { Deps } from './deps';
import { unreadableOf } from './read-all';

/** What lists are made of. Whatever else cannot be read – a right, a consent – is a fault for the whole list too. */
const listed: readonly DocumentType[] = ['thread', 'network', 'checklist', 'member'];

/**
 * The same for a list: what of it cannot be read is left out and told, and its reader must be shown how much that is.
 * Pages are as full as without. What is left out may be a network, which then is not there for the list.
 */
export function leavingOut(deps: Deps): { deps: Deps; unread: () => number } {
  const { store } = deps;
  const places = new Set<string>();
  const note = (fault: unknown): void => {
    const unreadable = unreadableOf(fault);
    if (unreadable === undefined) throw fault;
    places.add(JSON.stringify([unreadable.partition, unreadable.documentId]));
    deps.passBy?.(unreadable);
  };
  const own: Store = {
    ...store,
    get: (type, partition, id, options) => {
      const found = store.get(type, partition, id, options);
      return listed.includes(type)
        ? found.catch((fault: unknown) => {
            note(fault);
            return undefined;
          })
        : found;
    },
    query: (name, value, range) =>
      listed.includes(queries[name].type)
        ? fullPage(store, name, value, { ...range, passBy: note })
        : store.query(name, value, range),
  };
  return { deps: { ...deps, store: own }, unread: () => places.size };
}

/** A page goes on where documents were passed by, so that it is short at the end only. */
async function fullPage<Q extends QueryName>(
  store: Store,
  name: Q,
  value: string,
  range: QueryRange,
): Promise<Page<QueryResult<Q>>> {
  const page = await store.query(name, value, range);
  while (page.next !== undefined && page.items.length < range.limit) {
    const limit = range.limit - page.items.length;
    const { items, next } = await store.query(name, value, { ...range, limit, after: page.next });
    page.items.push(...items);
    page.next = next;
  }
  return page;
}
