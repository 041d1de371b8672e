import type { AnyDocument } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { lossesBetween } from './next-version';

export interface MirroredStore {
  store: Store;
  /** Everything in it, in the order in which it was made. */
  documents: () => AnyDocument[];
  /** How many writes it took that change something: the audit record only grows. */
  changes: () => number;
  /** What replacements let go of that a next version had written, as `type.path`: seen here as it is stored. */
  lost: () => string[];
  /** A new store with the same in it, each document as it is or as it is told to be. */
  copy: (told?: (doc: AnyDocument) => AnyDocument) => Promise<MirroredStore>;
}

/** A store in memory that can be copied, to go on from one situation more than once. */
export function mirroredStore(): MirroredStore {
  const inner = openSqlite(':memory:');
  const kept = new Map<string, AnyDocument>();
  let changes = 0;
  const lost: string[] = [];
  const keep = (doc: AnyDocument): void => {
    const place = `${doc.partition} ${doc.id}`;
    lost.push(...lossesBetween(kept.get(place), doc).map((path) => `${doc.type}${path}`));
    kept.set(place, doc);
  };
  const store: Store = {
    ...inner,
    commit: async (partition, writes) => {
      const result = await inner.commit(partition, writes);
      for (const write of result.ok ? writes : []) {
        if (write.kind === 'remove' || write.doc.type !== 'audit') changes += 1;
        if (write.kind === 'remove') kept.delete(`${partition} ${write.id}`);
        else keep(write.doc);
      }
      return result;
    },
  };
  const copy = async (told = (doc: AnyDocument) => doc): Promise<MirroredStore> => {
    const second = mirroredStore();
    for (const doc of kept.values()) await second.store.commit(doc.partition, [{ kind: 'insert', doc: told(doc) }]);
    return second;
  };
  return { store, documents: () => [...kept.values()], changes: () => changes, lost: () => lost, copy };
}
