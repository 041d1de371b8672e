import type { OnUnreadable } from '../store/documents';
import {
  UnreadableDocument,
  type Page,
  type QueryName,
  type QueryRange,
  type QueryResult,
  type Store,
  type Stored,
} from '../store/store';
import type { Deps } from './deps';

/**
 * What a query finds, in its order, from `range.after` on; `range.limit` at a time. The next page is read once the one
 * before is used up, so that whoever has enough stops there.
 */
export async function* eachOf<Q extends QueryName>(
  store: Store,
  name: Q,
  value: string,
  range: Partial<QueryRange> = {},
): AsyncGenerator<Stored<QueryResult<Q>>> {
  const { limit = 100 } = range;
  let { after } = range;
  do {
    const page: Page<QueryResult<Q>> = await store.query(name, value, { ...range, limit, after });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}

/**
 * The same, all at once. Without `most` there is no bound, so that nobody is left out in silence; `most` is for jobs that
 * go on with the rest the next time, and for callers that tell what they leave out.
 */
export async function readAll<Q extends QueryName>(
  store: Store,
  name: Q,
  value: string,
  range: Partial<QueryRange> = {},
  most = Number.POSITIVE_INFINITY,
): Promise<Stored<QueryResult<Q>>[]> {
  const found: Stored<QueryResult<Q>>[] = [];
  for await (const each of eachOf(store, name, value, range)) {
    found.push(each);
    if (found.length >= most) break;
  }
  return found;
}

/** For jobs: the same, skipping what cannot be read; `faults` are to be told once the others had their turn. */
export async function readReadable<Q extends QueryName>(
  store: Store,
  name: Q,
  value: string,
  range: Omit<Partial<QueryRange>, 'onUnreadable'> = {},
  most = Number.POSITIVE_INFINITY,
): Promise<{ found: Stored<QueryResult<Q>>[]; faults: UnreadableDocument[] }> {
  const faults: UnreadableDocument[] = [];
  const onUnreadable = (fault: UnreadableDocument): void => void faults.push(fault);
  return { found: await readAll(store, name, value, { ...range, onUnreadable }, most), faults };
}

/**
 * For what is read of several people or teams for somebody else: a document that cannot be read is as none, so that it
 * does not shut out the others, and it is told.
 */
export async function readOrTell<T>(
  { onUnreadable }: Pick<Deps, 'onUnreadable'>,
  reading: Promise<T>,
): Promise<T | undefined> {
  try {
    return await reading;
  } catch (fault) {
    const unreadable = unreadableOf(fault);
    if (unreadable === undefined) throw fault;
    onUnreadable?.(unreadable);
    return undefined;
  }
}

/** The same for a query. */
export function tellingUnreadable({ onUnreadable = () => undefined }: Pick<Deps, 'onUnreadable'>): {
  onUnreadable: OnUnreadable;
} {
  return { onUnreadable };
}

/** Deps that keep each document that is skipped, besides telling it: for what is to be done once it can be read. */
export function notingUnreadable<D extends Pick<Deps, 'onUnreadable'>>(
  deps: D,
): { deps: D; faults: UnreadableDocument[] } {
  const faults: UnreadableDocument[] = [];
  const onUnreadable: OnUnreadable = (fault) => {
    faults.push(fault);
    deps.onUnreadable?.(fault);
  };
  return { deps: { ...deps, onUnreadable }, faults };
}

/** The fault that a document cannot be read, to be told by its place; undefined for any other. */
export function unreadableOf(fault: unknown): UnreadableDocument | undefined {
  return fault instanceof UnreadableDocument ? fault : undefined;
}
