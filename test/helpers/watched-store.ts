import type { AnyDocument } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { holdsHalfPair } from './words';

export interface WatchedStore {
  store: Store;
  /** Every document written (or the id of one removed) and taken by the store, in order. */
  written: { partition: string; kind: string; type: string; id: string; halfPair: boolean }[];
}

/** A store that tells what was written through it; nothing can be changed past the port. */
export function watched(inner: Store): WatchedStore {
  const written: WatchedStore['written'] = [];
  const store: Store = {
    ...inner,
    commit: async (partition, writes) => {
      const result = await inner.commit(partition, writes);
      for (const write of result.ok ? writes : []) {
        const doc: Partial<AnyDocument> = 'doc' in write ? write.doc : {};
        written.push({
          partition,
          kind: write.kind,
          type: doc.type ?? '',
          id: doc.id ?? '',
          halfPair: holdsHalfPair(doc),
        });
      }
      return result;
    },
  };
  return { store, written };
}
