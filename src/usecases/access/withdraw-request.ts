import { withdrawRequest as withdrawn } from '../../domain/access-request';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { nobody } from '../../domain/told';
import { insert, replace } from '../../store/write';
import { organisationPartition } from '../../store/partitions';
import { change, decide, freely, type Allowed } from '../decide';
import type { Deps } from '../deps';
import { audited } from './request-access';
import { accessNotice, getRequest, type RequestDocument } from './request-documents';

/** The requester takes an open request back; the account managers' cards say so. Twice is once. */
export function withdrawRequest(
  deps: Deps,
  actor: Actor,
  input: { organisationId: string; requestId: string },
): Promise<Outcome<RequestDocument>> {
  const work = { actor, partition: organisationPartition(input.organisationId), allow: freely };
  return decide<Allowed, RequestDocument>(deps, work, async () => {
    const found = await getRequest(deps, input.organisationId, input.requestId);
    if (!found) return refuse({ kind: 'not-found' });
    const own = found.doc.personId === actor.personId;
    if (own && found.doc.state === 'withdrawn') return accept(found.doc);
    const outcome = withdrawn(found.doc, actor.personId, deps.now());
    if (!outcome.ok) return outcome;
    const doc = { ...outcome.value, dueAt: null };
    return change(doc, {
      writes: [replace(found, doc), insert(accessNotice(deps, doc, nobody))],
      record: { ...audited(doc), action: 'access.withdraw', ground: 'own request' },
    });
  });
}
