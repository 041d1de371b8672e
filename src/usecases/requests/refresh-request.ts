import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import type { Write } from '../../store/store';
import type { Deps } from '../deps';
import { readChecklist } from '../networks/steps/checklist';
import { findRequest, requestNotice, type RequestDocument } from './request-documents';

/** C5: whether the network that a request became has lost its client's consent: then the request is closed to all as well. */
export async function isWithdrawn(deps: Deps, { networkId }: RequestDocument): Promise<boolean> {
  if (networkId === null) return false;
  const network = await deps.store.get('network', networkPartition(networkId), 'network');
  return network?.doc.state === 'frozen';
}

/**
 * C5: brings every card of the request that a frozen network began with up to date (N5): its contents
 * are taken away. The notice's id says that it was done; safe to repeat. False: somebody else changed
 * the request at the same moment, and it has to be done again.
 */
export async function refreshRequest(deps: Deps, network: DocumentOf<'network'>): Promise<boolean> {
  const requestId = (await readChecklist(deps, network.networkId))?.doc.requestId;
  const found = requestId && (await findRequest(deps, network.practiceId, requestId));
  if (!found) return true;
  const doc = { ...found.doc, version: found.doc.version + 1 };
  const id = `notice:${doc.requestId}:frozen`;
  if (await deps.store.get('notice', doc.partition, id)) return true;
  const notice = { ...requestNotice(deps, doc, { teamId: null, personIds: [] }), id };
  const writes: Write[] = [
    { kind: 'replace', doc, revision: found.revision },
    { kind: 'insert', doc: notice },
  ];
  return (await deps.store.commit(doc.partition, writes)).ok;
}
