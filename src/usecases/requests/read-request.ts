import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { requestCodeOf, requestPresses, type RequestPress, type RequestSide } from '../../domain/network-request';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentTeams } from '../../domain/rights';
import type { Stored } from '../../store/store';
import { recordReading } from '../audit';
import { unreachedAbout, type Unreached } from '../deliveries/unreached';
import type { Deps } from '../deps';
import { reachable, readTeam, type TeamInfo } from '../directory/read-teams';
import { isWithdrawn } from './refresh-request';
import { aboutRequest, findRequest, type RequestDocument } from './request-documents';

export interface RequestAccess {
  found: Stored<RequestDocument>;
  sides: RequestSide[];
}

export interface RequestView {
  request: RequestDocument;
  code: string;
  practice: TeamInfo;
  asker: TeamInfo;
  presses: RequestPress[];
  /** M3, A1: whom to call when it cannot wait: the other side. */
  call: { teamName: string; phone: string };
  /** Who of the practice could not be reached, for the team that waits for it. */
  unreached: Unreached | undefined;
  overdue: boolean;
  now: Instant;
}

/** N5, R1: a request is for the two teams, as far as their rights open contents; for others it is not there. */
export async function accessRequest(
  deps: Deps,
  actor: Actor,
  practiceId: string,
  requestId: string,
): Promise<Outcome<RequestAccess>> {
  const teams = contentTeams(actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  const found = await findRequest(deps, practiceId, requestId);
  if (!found) return refuse({ kind: 'not-found' });
  const sides: RequestSide[] = [
    ...(teams.includes(found.doc.practiceTeamId) ? (['practice'] as const) : []),
    ...(teams.includes(found.doc.askerTeamId) ? (['asker'] as const) : []),
  ];
  return sides.length === 0 ? refuse({ kind: 'not-found' }) : accept({ found, sides });
}

/**
 * A request as this reader may see it; the reading is recorded (NEN 7513). Closed for everyone once
 * the consent in its network was withdrawn (C5).
 */
export async function readRequest(
  deps: Deps,
  actor: Actor,
  practiceId: string,
  requestId: string,
  action: 'request.read' | 'request.deliver' = 'request.read',
): Promise<Outcome<RequestView>> {
  const access = await accessRequest(deps, actor, practiceId, requestId);
  if (!access.ok) return access;
  const { found, sides } = access.value;
  const request = found.doc;
  if (await isWithdrawn(deps, request)) return refuse({ kind: 'network-frozen' });
  await recordReading(deps, request.partition, actor, { action, ...aboutRequest(actor, request) });
  const [practice, asker] = await Promise.all([
    readTeam(deps, request.practiceTeamId),
    readTeam(deps, request.askerTeamId),
  ]);
  return accept({
    request,
    code: requestCodeOf(requestId),
    practice,
    asker,
    presses: requestPresses(request.state, sides),
    call: reachable(sides.includes('practice') ? asker : practice),
    unreached: sides.includes('asker') ? await unreachedFor(deps, request) : undefined,
    overdue: request.dueAt !== null && isOverdue(request.dueAt, deps.now()),
    now: deps.now(),
  });
}

async function unreachedFor(deps: Deps, request: RequestDocument): Promise<Unreached | undefined> {
  const { partition, requestId, turnTeamId } = request;
  return turnTeamId === null ? undefined : unreachedAbout(deps, partition, requestId, turnTeamId);
}
