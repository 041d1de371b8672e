import { askedFrom } from '../errors';
import { UnreadableDocument, type DocumentType, type OnUnreadable } from './documents';
import type { Found, Key, ReadOptions, Store, Until } from './store';

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
    reading.catch((error: unknown) => {
      // What cannot be read now cannot be in this press.
      if (!(error instanceof UnreadableDocument)) found.delete(key);
    });
    return reading;
  };
  /** Of where something is written, and of what lies anywhere. */
  const forget = (partition: string): void => {
    for (const [key, known] of found) {
      if (known.partition === undefined || known.partition === partition) found.delete(key);
    }
  };
  /** Asks for those that are not known, at once; each is known from then on. */
  const getMany = async <T extends DocumentType>(
    keys: readonly Key<T>[],
    { anew }: ReadOptions = {},
  ): Promise<Found<T>[]> => {
    const nameOf = ({ type, partition, id }: Key<T>) => JSON.stringify(['get', type, partition, id]);
    const asked = new Map(
      keys.filter((key) => anew === true || !found.has(nameOf(key))).map((key) => [nameOf(key), key]),
    );
    const reading = asked.size === 0 ? undefined : inner.getMany([...asked.values()], within);
    const places = [...asked.keys()];
    const each = async (key: Key<T>) => orThrow((await reading)?.[places.indexOf(nameOf(key))]);
    const readings = keys.map((key) => {
      const { type, partition, id } = key;
      return once(partition, ['get', type, partition, id], anew, () => each(key));
    });
    return Promise.all(readings.map((one) => one.catch(unreadable)));
  };
  return {
    ...inner,
    get: (type, partition, id, options) =>
      asked(() =>
        once(partition, ['get', type, partition, id], options?.anew, () => inner.get(type, partition, id, within)),
      ),
    getMany: (keys, options) => asked(() => getMany(keys, options)),
    query: async (name, value, { anew, onUnreadable, ...range }) => {
      const what = [name, value, range];
      if (onUnreadable === undefined)
        return asked(() =>
          once(range.partition, ['query', ...what], anew, () => inner.query(name, value, { ...range, ...within })),
        );
      const reading = once(range.partition, ['readable', ...what], anew, async () => {
        const faults: UnreadableDocument[] = [];
        const noted: OnUnreadable = (fault) => faults.push(fault);
        return { page: await inner.query(name, value, { ...range, ...within, onUnreadable: noted }), faults };
      });
      const { page, faults } = await asked(() => reading);
      // Whoever asks is told, also of what was read before.
      faults.forEach(onUnreadable);
      return page;
    },
    list: (sources, range) => asked(() => inner.list(sources, { ...range, ...within })),
    commit: async (partition, writes) => {
      const result = await asked(() => inner.commit(partition, writes, until)).finally(() => {
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

/** A fault names who asked, also where several wait for one reading. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw askedFrom(error);
  }
}

function orThrow<T extends DocumentType>(found: Found<T>): Exclude<Found<T>, UnreadableDocument> {
  if (found instanceof UnreadableDocument) throw found;
  return found;
}

function unreadable(error: unknown): UnreadableDocument {
  if (error instanceof UnreadableDocument) return error;
  throw error;
}
