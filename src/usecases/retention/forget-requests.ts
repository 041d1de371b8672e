import { requestWaits } from '../../domain/network-request';
import { accept } from '../../domain/outcome';
import { consentMovedOn, keptLongEnough, mustForget, withoutDetails } from '../../domain/retention';
import { networkPartition } from '../../store/partitions';
import type { Stored } from '../../store/store';
import { auditWrite, clock } from '../audit';
import { decide, type Decision } from '../decide';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { findRequest, requestNotice, withClock, type RequestDocument } from '../requests/request-documents';

/** Requests taken up in one run; the rest follows with the next. */
const most = 500;

/**
 * Removes the client's details from requests for a network (N5) that were accepted, declined or
 * withdrawn `retentionDays` ago (ADR 0013): the request, the notice that brings its cards up to date,
 * and the audit record are one batch. Answers how many requests lost their details.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function forgetRequests(deps: Deps): Promise<number> {
  const upTo = keptLongEnough(deps.now(), deps.region.retentionDays);
  const { found, faults } = await readReadable(deps.store, 'requestsToForget', 'network-request', { upTo }, most);
  const forgotten = async ({ doc }: Stored<RequestDocument>): Promise<boolean> => {
    const done = await decide<boolean>(deps, () => forget(deps, doc));
    return done.ok && done.value;
  };
  return eachInTurn(found, forgotten, faults);
}

async function forget(deps: Deps, seen: RequestDocument): Promise<Decision<boolean>> {
  const { retentionDays } = deps.region;
  const found = await findRequest(deps, seen.practiceId, seen.requestId);
  if (!found || requestWaits(found.doc.state)) return accept(false);
  if (!mustForget(found.doc.retainedSince, deps.now(), retentionDays)) return accept(false);
  if (consentMovedOn(found.doc.state) && !(await networkKeepsConsent(deps, found.doc))) return accept(false);
  const facts = withoutDetails(found.doc, deps.now(), retentionDays);
  const doc = await withClock(deps, { ...facts, version: facts.version + 1 });
  const audit = auditWrite(deps, doc.partition, clock, {
    action: 'request.forget',
    object: doc.id,
    ground: 'retention',
    detail: `after ${retentionDays} days`,
    organisationId: doc.practiceId,
    ...(doc.networkId === null ? {} : { networkId: doc.networkId }),
  });
  return {
    ...accept(true),
    partition: doc.partition,
    writes: [
      { kind: 'replace', doc, revision: found.revision },
      { kind: 'insert', doc: requestNotice(deps, doc, { teamId: null, personIds: [] }) },
      audit,
    ],
  };
}

/** C1, C2: the first consent of the network that the request became. */
async function networkKeepsConsent(deps: Deps, { networkId }: RequestDocument): Promise<boolean> {
  if (networkId === null) return false;
  return (await deps.store.get('consent', networkPartition(networkId), 'consent:1')) !== undefined;
}
