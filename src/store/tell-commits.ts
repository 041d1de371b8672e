import type { AnyDocument } from './documents';
import type { Store } from './store';

/** A document that was written. */
export interface WrittenDocument {
  doc: AnyDocument;
  /** Undefined where the answer was lost, so that nothing is certain. */
  revision: string | undefined;
  /** It was not there before. */
  isNew: boolean;
}

/** Called for each document that was written. */
export type Tell = (written: WrittenDocument) => void;

/** A store that tells what is written through it. */
export function tellCommits(inner: Store, tell: Tell): Store {
  return {
    ...inner,
    commit: async (partition, writes, until) => {
      const tellAll = (revisions?: readonly string[]): void => {
        writes.forEach((write, index) => {
          if (write.kind === 'remove') return;
          tell({ doc: write.doc, revision: revisions?.[index], isNew: write.kind === 'insert' });
        });
      };
      try {
        const result = await inner.commit(partition, writes, until);
        if (result.ok) tellAll(result.revisions);
        return result;
      } catch (error) {
        tellAll();
        throw error;
      }
    },
  };
}
