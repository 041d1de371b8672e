import type { Write } from '../store/store';
import type { Deps } from '../usecases/deps';

/** These, and whether a record of what was done with them was kept (NEN 7513): noted where it is committed. */
export function noting(deps: Deps): { deps: Deps; recorded: () => boolean } {
  const { store } = deps;
  let recorded = false;
  const commit: typeof store.commit = async (partition, writes, until) => {
    const result = await store.commit(partition, writes, until);
    recorded ||= result.ok && writes.some(isRecord);
    return result;
  };
  return { deps: { ...deps, store: { ...store, commit } }, recorded: () => recorded };
}

function isRecord(write: Write): boolean {
  return write.kind === 'insert' && write.doc.type === 'audit';
}
