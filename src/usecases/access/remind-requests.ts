import { stateOf } from '../../domain/access-request';
import { isDaytime } from '../../domain/access-terms';
import { accept } from '../../domain/outcome';
import { told, type Told } from '../../domain/told';
import { insert, replace } from '../../store/write';
import type { Stored } from '../../store/store';
import { clock } from '../audit';
import { change, decide, freely, type Decision } from '../decide';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { decidersOf } from './account-managers';
import { audited } from './request-access';
import { accessNotice, getRequest, invitationOf, type RequestDocument } from './request-documents';

/** Most requests taken up in one run; the rest follows with the next. */
const most = 1_000;

/**
 * R9: after 3 days the account managers get the request once more, after 14 it lapses and the
 * requester is told; nothing between 20:00 and 07:00 local time. The change of the request is the
 * decision, so that two processes give one reminder. Answers how many were taken up.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function remindRequests(deps: Deps): Promise<number> {
  if (!isDaytime(deps.now(), deps.region.terms.zone)) return 0;
  const { found, faults } = await readReadable(deps.store, 'accessRequestsByState', 'open', { upTo: deps.now() }, most);
  const takeUp = async ({ doc }: Stored<RequestDocument>): Promise<boolean> => {
    const work = { actor: clock, partition: doc.partition, allow: freely };
    return (await decide(deps, work, () => remindOrLapse(deps, doc))).ok;
  };
  return eachInTurn(found, takeUp, faults);
}

async function remindOrLapse(deps: Deps, seen: RequestDocument): Promise<Decision<null>> {
  const found = await getRequest(deps, seen.organisationId, seen.requestId);
  if (found?.doc.state !== 'open' || found.doc.dueAt === null || found.doc.dueAt > deps.now()) return accept(null);
  const lapses = stateOf(found.doc, deps.now()) === 'lapsed';
  const next = lapses
    ? { ...found.doc, state: 'lapsed' as const, dueAt: null }
    : { ...found.doc, remindedAt: deps.now(), dueAt: found.doc.lapsesAt };
  const doc = { ...next, version: found.doc.version + 1 };
  const action = lapses ? 'access.lapse' : 'access.remind';
  return change(null, {
    writes: [replace(found, doc), insert(accessNotice(deps, doc, await toldOf(deps, doc)))],
    record: { ...audited(doc), action, ground: 'term of the work agreements' },
  });
}

async function toldOf(deps: Deps, request: RequestDocument): Promise<Told> {
  if (request.state === 'lapsed') return told.accessEnded(request.personId);
  const invitation = await invitationOf(deps, request);
  const { managers } = await decidersOf(deps, request, invitation?.doc);
  return told.accessReminded(managers.map((each) => each.personId));
}
