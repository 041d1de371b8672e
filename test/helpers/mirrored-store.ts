import type { AnyDocument } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';

export interface MirroredStore {
  store: Store;
  /** Everything in it, in the order in which it was made. */
  documents: () => AnyDocument[];
  /** How many writes it took that change something: the audit record only grows. */
  changes: () => number;
  /** A new store with the same in it. */
  copy: () => Promise<MirroredStore>;
}

/** A store in memory that can be copied, to go on from one situation more than once. */
export function mirroredStore(): MirroredStore {
  const inner = openSqlite(':memory:');
  const kept = new Map<string, AnyDocument>();
  let changes = 0;
  const store: Store = {
    ...inner,
    commit: async (partition, writes) => {
      const result = await inner.commit(partition, writes);
      for (const write of result.ok ? writes : []) {
        if (write.kind === 'remove' || write.doc.type !== 'audit') changes += 1;
        if (write.kind === 'remove') kept.delete(`${partition} ${write.id}`);
        else kept.set(`${partition} ${write.doc.id}`, write.doc);
      }
      return result;
    },
  };
  const copy = async (): Promise<MirroredStore> => {
    const second = mirroredStore();
    for (const doc of kept.values()) await second.store.commit(doc.partition, [{ kind: 'insert', doc }]);
    return second;
  };
  return { store, documents: () => [...kept.values()], changes: () => changes, copy };
}
