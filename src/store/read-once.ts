import type { Store } from './store';

/**
 * A store for one press: what was read in it is not read again until it commits. After every commit, also one that
 * somebody else was first at, all is read anew, so that a decision made again is made on what is true then. Only for
 * one press: what another one changes meanwhile is met as a conflict, by the guards of the batch.
 */
export function readOnce(inner: Store): Store {
  const found = new Map<string, Promise<unknown>>();
  const once = <T>(what: readonly unknown[], read: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(what);
    const known = found.get(key) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const reading = read();
    found.set(key, reading);
    reading.catch(() => found.delete(key));
    return reading;
  };
  return {
    ...inner,
    get: (type, partition, id) => once(['get', type, partition, id], () => inner.get(type, partition, id)),
    query: (name, value, range) =>
      // Who is told of what cannot be read is told each time.
      range.passBy === undefined
        ? once(['query', name, value, range], () => inner.query(name, value, range))
        : inner.query(name, value, range),
    commit: async (partition, writes) => {
      found.clear();
      try {
        return await inner.commit(partition, writes);
      } finally {
        found.clear();
      }
    },
  };
}
