import type { AnyDocument } from './documents';
import type { Store } from './store';

/** A store that tells what is written through it; also where that failed, as an answer that was lost says nothing. */
export function tellCommits(inner: Store, tell: (doc: AnyDocument) => void): Store {
  return {
    ...inner,
    commit: (partition, writes, until) =>
      inner.commit(partition, writes, until).finally(() => {
        for (const write of writes) if (write.kind !== 'remove') tell(write.doc);
      }),
  };
}
