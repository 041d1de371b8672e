import type { Actor } from '../../domain/directory';
import { requestWaits } from '../../domain/network-request';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { auditWrite } from '../audit';
import { decide } from '../decide';
import type { Deps } from '../deps';
import { findRequest, type RequestDocument } from '../requests/request-documents';
import { keepsTeam } from './keeps-team';
import { requestReminderNotice, todayOf } from './reminder-notice';

/**
 * G4 for a request for a network (N5): the contact person of the practice's team (or, G5, the
 * practice's account manager) reminds that team. Counts once per local day and request: the
 * notice's id is the decision. To others the request is not there.
 */
export function remindOfRequest(
  deps: Deps,
  actor: Actor,
  input: { practiceId: string; requestId: string },
): Promise<Outcome<null>> {
  return decide<null>(deps, async () => {
    const request = (await findRequest(deps, input.practiceId, input.requestId))?.doc;
    if (!request) return refuse({ kind: 'not-found' });
    if (!(await keepsTeam(deps, actor, request.practiceTeamId))) {
      const asks = await keepsTeam(deps, actor, request.askerTeamId);
      return refuse({ kind: asks ? 'not-reminder' : 'not-found' });
    }
    if (!requestWaits(request.state)) return refuse({ kind: 'request-decided' });
    if (await requestRemindedToday(deps, request)) return accept(null);
    const notice = requestReminderNotice(deps, request, todayOf(deps));
    const audit = auditWrite(deps, request.partition, actor, {
      action: 'request.remind',
      object: request.id,
      ground: 'account manager or contact person',
      organisationId: request.practiceId,
    });
    return { ...accept(null), partition: request.partition, writes: [{ kind: 'insert', doc: notice }, audit] };
  });
}

/** G4: whether somebody reminded the practice's team of this request today. */
export async function requestRemindedToday(deps: Deps, request: RequestDocument): Promise<boolean> {
  const { partition, id } = requestReminderNotice(deps, request, todayOf(deps));
  return (await deps.store.get('notice', partition, id)) !== undefined;
}
