import { idOf } from './write';
import type { Store, Write } from './store';

/**
 * A store for one press: what was read in it is not read again until it commits. After a commit that somebody else was
 * first at, all is read anew, so that a decision made again is made on what is true then. After one that succeeded, what
 * it wrote is known without being read, and so are the organisations and teams of another partition: they are shown,
 * never a ground for a right. All else is read anew. Only for one press: what another one changes meanwhile is met as a
 * conflict, by the guards of the batch.
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
      const shown = [...found].filter(([key]) => isShown(key, partition));
      found.clear();
      const result = await inner.commit(partition, writes).finally(() => found.clear());
      if (!result.ok) return result;
      for (const [key, reading] of shown) found.set(key, reading);
      for (const [index, write] of writes.entries()) {
        for (const [key, doc] of known(partition, write, result.revisions[index])) found.set(key, Promise.resolve(doc));
      }
      return result;
    },
  };
}

/** An organisation or team, by its id, that a batch in this partition cannot have changed. */
function isShown(key: string, written: string): boolean {
  const [how, type, partition] = JSON.parse(key) as string[];
  return how === 'get' && (type === 'organisation' || type === 'team') && partition !== written;
}

/** What reading a written document would answer; a removed one's type is not known, the audit record is sealed on its way. */
function known(partition: string, write: Write, revision: string | undefined): [string, unknown][] {
  if (write.kind === 'remove' || revision === undefined || write.doc.type === 'audit') return [];
  const { doc } = write;
  return [[JSON.stringify(['get', doc.type, partition, idOf(write)]), { doc, revision }]];
}
