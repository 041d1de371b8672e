import type { Store, Until } from './store';

interface Known {
  /** Where it lies; undefined for what was found across partitions. */
  partition: string | undefined;
  reading: Promise<unknown>;
}

/**
 * A store for one press: what was read in it is not read again. After a commit that somebody else was first at, all is
 * read anew, so that a decision made again is made on what is true then. After one that succeeded, only what lies where
 * it wrote or across partitions is, but for what it wrote itself. Only for one press: what another one changes meanwhile
 * is met as a conflict, by the guards of the batch; where a batch cannot guard it, `readingAnew` looks again. `until`:
 * when the press must have ended.
 */
export function readOnce(inner: Store, until?: Until): Store {
  const within = until === undefined ? {} : { until };
  const found = new Map<string, Known>();
  const once = <T>(partition: string | undefined, what: readonly unknown[], anew = false, read: () => Promise<T>) => {
    const key = JSON.stringify(what);
    const before = anew ? undefined : (found.get(key)?.reading as Promise<T> | undefined);
    if (before !== undefined) return before;
    const reading = read();
    found.set(key, { partition, reading });
    reading.catch(() => found.delete(key));
    return reading;
  };
  /** Of where something is written, and of what lies anywhere. */
  const forget = (partition: string): void => {
    for (const [key, known] of found) {
      if (known.partition === undefined || known.partition === partition) found.delete(key);
    }
  };
  return {
    ...inner,
    get: (type, partition, id, options) =>
      once(partition, ['get', type, partition, id], options?.anew, () => inner.get(type, partition, id, within)),
    query: (name, value, { anew, ...range }) => {
      const read = () => inner.query(name, value, { ...range, ...within });
      // Who is told of what cannot be read is told each time.
      return range.onUnreadable === undefined
        ? once(range.partition, ['query', name, value, range], anew, read)
        : read();
    },
    commit: async (partition, writes) => {
      const result = await inner.commit(partition, writes, until).finally(() => {
        forget(partition);
      });
      if (!result.ok) {
        found.clear();
        return result;
      }
      writes.forEach((write, index) => {
        const revision = result.revisions[index];
        // A removed one's type is not known, and the audit record is sealed on its way.
        if (write.kind === 'remove' || revision === undefined || write.doc.type === 'audit') return;
        const { doc } = write;
        const key = JSON.stringify(['get', doc.type, partition, doc.id]);
        found.set(key, { partition, reading: Promise.resolve({ doc, revision }) });
      });
      return result;
    },
  };
}
