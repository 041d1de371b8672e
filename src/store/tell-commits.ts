import type { AnyDocument } from './documents';
import type { Store } from './store';

/** Called for each document that was written; `certain`: not where the answer was lost, which says nothing. */
export type Tell = (doc: AnyDocument, certain: boolean) => void;

/** A store that tells what is written through it. */
export function tellCommits(inner: Store, tell: Tell): Store {
  return {
    ...inner,
    commit: async (partition, writes, until) => {
      const tellAll = (certain: boolean): void => {
        for (const write of writes) if (write.kind !== 'remove') tell(write.doc, certain);
      };
      try {
        const result = await inner.commit(partition, writes, until);
        if (result.ok) tellAll(true);
        return result;
      } catch (error) {
        tellAll(false);
        throw error;
      }
    },
  };
}
