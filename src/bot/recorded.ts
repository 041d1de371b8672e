import type { Write } from '../store/store';
import type { Records } from '../usecases/deliveries/delivery-records';
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

/** These, with the records of what is read held back, to be kept in the batch that shows it. */
export function holding(deps: Deps): { deps: Deps; records: Records } {
  const { store } = deps;
  const records: { partition: string; writes: Write[] }[] = [];
  const commit: typeof store.commit = (partition, writes, until) => {
    if (!writes.every(isRecord)) return store.commit(partition, writes, until);
    records.push({ partition, writes });
    return Promise.resolve({ ok: true, revisions: writes.map(() => '') });
  };
  return { deps: { ...deps, store: { ...store, commit } }, records };
}

function isRecord(write: Write): boolean {
  return write.kind === 'insert' && write.doc.type === 'audit';
}
