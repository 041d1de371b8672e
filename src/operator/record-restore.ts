import type { Store } from '../store/store';
import { auditWrite, operator, type AuditEntry } from '../usecases/audit';
import { readAll } from '../usecases/read-all';
import type { OperatorDeps } from './command';

/** What an operator did stands apart from the records of networks and people. */
const partition = 'operator';
const action = 'data.restore';

/**
 * NEN 7513: a restore takes records out of the database, so that the record itself says that it happened; `detail` says
 * how many, and in which file they are. Answers whether it is on record.
 */
export function recordRestore(deps: OperatorDeps, detail: string): Promise<boolean> {
  return onRecord(deps, { action, object: 'database', ground: 'backup put back', detail });
}

/** NEN 7513: an export by the operator – a copy of everything, or a client's own list. */
export function recordExport(
  deps: OperatorDeps,
  entry: Pick<AuditEntry, 'action' | 'object' | 'networkId'>,
): Promise<boolean> {
  return onRecord(deps, { ...entry, ground: 'work of the operator' });
}

async function onRecord(deps: OperatorDeps, entry: AuditEntry): Promise<boolean> {
  return (await deps.store.commit(partition, [auditWrite(deps, partition, operator, entry)])).ok;
}

/** Every restore on record, oldest first, in a sentence: why a checkpoint of the log may be missing. */
export async function restoresOnRecord(store: Store): Promise<string[]> {
  const records = await readAll(store, 'auditByTime', 'audit', { partition });
  return records.flatMap(({ doc }) => (doc.action === action ? [`Restored ${doc.at}; ${doc.detail}.`] : []));
}
