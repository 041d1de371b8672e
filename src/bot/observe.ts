import { type Refusal, type RefusalKind } from '../domain/refusal';
import type { Write } from '../store/store';
import type { RefusalTexts, Texts } from '../texts';
import type { Deps } from '../usecases/deps';

/** Something under way: work with these, then ask what happened. */
export interface Observed {
  deps: Deps;
  texts: Texts;
  /** Whether a record of it was kept (NEN 7513). */
  recorded: () => boolean;
  /** The refusals that were put into words, in order. */
  told: readonly RefusalKind[];
}

/** Notes audit records where they are committed, and refusals where their sentence is taken: nobody has to say so. */
export function observe(deps: Deps, texts: Texts): Observed {
  const { store } = deps;
  const told: RefusalKind[] = [];
  let records = 0;
  const noting: typeof store = {
    ...store,
    commit: async (partition, writes) => {
      const result = await store.commit(partition, writes);
      if (result.ok) records += writes.filter(isRecord).length;
      return result;
    },
  };
  return {
    deps: { ...deps, store: noting },
    texts: { ...texts, refusals: listening(texts.refusals, (kind) => told.push(kind)) },
    recorded: () => records > 0,
    told,
  };
}

function isRecord(write: Write): boolean {
  return write.kind === 'insert' && write.doc.type === 'audit';
}

/** The same sentences, each of which tells that it was taken. */
function listening(sentences: RefusalTexts, taken: (kind: RefusalKind) => void): RefusalTexts {
  const noted = Object.entries(sentences).map(([kind, sentence]) => [
    kind,
    (refusal: Refusal) => {
      taken(refusal.kind);
      return (sentence as (refusal: Refusal) => string)(refusal);
    },
  ]);
  return Object.fromEntries(noted) as RefusalTexts;
}
