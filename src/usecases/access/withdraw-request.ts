import { withdrawRequest as withdrawn } from '../../domain/access-request';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { nobody } from '../../domain/told';
import { auditWrite } from '../audit';
import { decide } from '../decide';
import type { Deps } from '../deps';
import { audited } from './request-access';
import { accessNotice, getRequest, type RequestDocument } from './request-documents';

/** The requester takes an open request back; the account managers' cards say so. Twice is once. */
export function withdrawRequest(
  deps: Deps,
  actor: Actor,
  input: { organisationId: string; requestId: string },
): Promise<Outcome<RequestDocument>> {
  return decide<RequestDocument>(deps, async () => {
    const found = await getRequest(deps, input.organisationId, input.requestId);
    if (!found) return refuse({ kind: 'not-found' });
    const own = found.doc.personId === actor.personId;
    if (own && found.doc.state === 'withdrawn') return accept(found.doc);
    const outcome = withdrawn(found.doc, actor.personId, deps.now());
    if (!outcome.ok) return outcome;
    const doc = { ...outcome.value, dueAt: null };
    const { partition } = doc;
    return {
      ok: true,
      value: doc,
      partition,
      writes: [
        { kind: 'replace', doc, revision: found.revision },
        { kind: 'insert', doc: accessNotice(deps, doc, nobody) },
        auditWrite(deps, partition, actor, { ...audited(doc), action: 'access.withdraw', ground: 'own request' }),
      ],
    };
  });
}
