import type { Write } from '../store/store';
import type { Records } from '../usecases/deliveries/delivery-records';
import type { Deps } from '../usecases/deps';

/**
 * These, and whether a record of what was done with them was kept (NEN 7513): noted where it is committed. What the
 * person who presses states goes on the records of the press.
 */
export function noting(deps: Deps, stated: readonly string[] = []): { deps: Deps; recorded: () => boolean } {
  const { store } = deps;
  let recorded = false;
  const commit: typeof store.commit = async (partition, writes, until) => {
    const result = await store.commit(partition, stated.length > 0 ? writes.map(withStated(stated)) : writes, until);
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

/** M9: what was stated, never what it was stated of. */
function withStated(stated: readonly string[]): (write: Write) => Write {
  return (write) =>
    write.kind === 'insert' && write.doc.type === 'audit'
      ? { ...write, doc: { ...write.doc, stated: [...stated] } }
      : write;
}

function isRecord(write: Write): boolean {
  return write.kind === 'insert' && write.doc.type === 'audit';
}
