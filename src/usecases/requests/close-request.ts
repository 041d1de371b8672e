import type { Actor } from '../../domain/directory';
import { checkRequestPress, type RequestPress } from '../../domain/network-request';
import { accept, type Outcome } from '../../domain/outcome';
import { checkReason } from '../../domain/reason';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Write } from '../../store/store';
import { auditWrite } from '../audit';
import { decide, earlierPress, pressMarker, type Press } from '../decide';
import type { Deps } from '../deps';
import { accessRequest, type RequestAccess } from './read-request';
import { requestNotice, withClock, type RequestDocument } from './request-documents';

export interface CloseRequest {
  practiceId: string;
  requestId: string;
  what: Exclude<RequestPress, 'accept'>;
  /** Why the practice declines; for `decline` only. */
  reason: string;
  press: Press;
}

/**
 * N5: the practice declines with a reason, or the asker takes the request back (C5). One decision
 * counts; pressing twice does it once. Declined, the asker's team gets a card with the reason.
 */
export function closeRequest(deps: Deps, actor: Actor, input: CloseRequest): Promise<Outcome<null>> {
  const partition = organisationPartition(input.practiceId);
  return decide<null>(deps, async () => {
    const access = await accessRequest(deps, actor, input.practiceId, input.requestId);
    if (!access.ok) return access;
    if ((await earlierPress(deps, partition, actor, input.press)) !== undefined) return accept(null);
    const { found, sides } = access.value;
    const allowed = checkRequestPress(found.doc.state, sides, input.what);
    if (!allowed.ok) return allowed;
    const reason = input.what === 'decline' ? checkReason(input.reason) : accept('');
    if (!reason.ok) return reason;
    return { ...accept(null), partition, writes: await closeWrites(deps, actor, access.value, input, reason.value) };
  });
}

async function closeWrites(
  deps: Deps,
  actor: Actor,
  { found }: RequestAccess,
  input: CloseRequest,
  reason: string,
): Promise<Write[]> {
  const declined = input.what === 'decline';
  const doc: RequestDocument = await withClock(deps, {
    ...found.doc,
    state: declined ? 'declined' : 'withdrawn',
    decision: { personId: actor.personId, name: actor.name, at: deps.now(), reason },
    version: found.doc.version + 1,
  });
  const alert = { teamId: declined ? doc.askerTeamId : null, personIds: [] };
  return [
    { kind: 'replace', doc, revision: found.revision },
    { kind: 'insert', doc: requestNotice(deps, doc, alert) },
    { kind: 'insert', doc: pressMarker(deps, doc.partition, actor, input.press, doc.state) },
    auditWrite(deps, doc.partition, actor, {
      action: `request.${input.what}`,
      object: doc.id,
      ground: 'consent',
      organisationId: organisationOfTeam(declined ? doc.practiceTeamId : doc.askerTeamId),
    }),
  ];
}
