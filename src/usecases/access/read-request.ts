import { levelsToGive, mayDecide, mayGiveMedicalData } from '../../domain/access';
import { humanOf, mayReadOutcome, stateOf, type RequestState } from '../../domain/access-request';
import type { Actor, Level, OrganisationKind, Staff } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { allOrganisations } from '../directory/all-of';
import { deciderOf, decidersOf } from './account-managers';
import { firstTeamOf } from './organisations-offered';
import {
  getRequest,
  invitationOf,
  withPresentNames,
  type InvitationDocument,
  type RequestDocument,
} from './request-documents';

/** The tenant of the requester's account, as an account manager recognises it. */
export type TenantOf = { kind: 'own' | 'other'; name: string } | { kind: 'unknown'; id: string };

export interface AccessRequestView {
  request: RequestDocument;
  /** Open, or what it came to; lapsed from its moment on. */
  state: RequestState;
  organisationName: string;
  organisationKind: OrganisationKind;
  /** The organisation does not exist yet: approving founds it (R8). */
  isNew: boolean;
  teamName: string;
  tenant: TenantOf;
  invitation: InvitationDocument | undefined;
  /** The place held now, for a change of role (R4). */
  held: Staff | undefined;
  /** The requester sees the state; an account manager decides, or sees what it came to, but not about oneself (R2). */
  reader: 'requester' | 'decider' | 'own-manager';
  /** What this reader can give (R2); empty for the requester. */
  levels: Level[];
  mayTick: boolean;
}

/**
 * A request as its reader may see it at this moment: the requester, the account managers who decide, and once it is
 * closed those who could have decided when it was asked (R8). To others it is not there: who asked for access is
 * nobody else's business, and a request's id can be guessed.
 */
export async function readRequest(
  deps: Deps,
  actor: Actor,
  ids: { organisationId: string; requestId: string },
): Promise<Outcome<AccessRequestView>> {
  const request = (await getRequest(deps, ids.organisationId, ids.requestId))?.doc;
  if (!request) return refuse({ kind: 'not-found' });
  const invitation = (await invitationOf(deps, request))?.doc;
  const deciders = await decidersOf(deps, request, invitation);
  const decider = await deciderOf(deps, actor);
  const nobody = { personId: '', emails: [] };
  const place = decider.places.find((each) => mayDecide(each, decider.self, deciders.organisationId, nobody));
  const decides = place !== undefined && mayDecide(place, decider.self, deciders.organisationId, humanOf(request));
  const isRequester = request.personId === actor.personId;
  const outcome = mayReadOutcome(request, decider, deps.now());
  if (!isRequester && place === undefined && !outcome) return refuse({ kind: 'not-found' });
  const [named = request] = await withPresentNames(deps, [request]);
  return accept({
    request: named,
    state: stateOf(request, deps.now()),
    ...(await placeAsked(deps, request, invitation)),
    tenant: await tenantOf(deps, request),
    invitation,
    organisationKind: deciders.kind,
    reader: isRequester ? 'requester' : decides || outcome ? 'decider' : 'own-manager',
    levels: decides ? levelsToGive(place, deciders.kind) : [],
    mayTick: decides && mayGiveMedicalData(place, deciders.kind),
  });
}

type PlaceAsked = Pick<AccessRequestView, 'organisationName' | 'isNew' | 'teamName' | 'held'>;

async function placeAsked(
  deps: Deps,
  request: RequestDocument,
  invitation: InvitationDocument | undefined,
): Promise<PlaceAsked> {
  const { organisationId, personId, teamId } = request;
  const [organisation, held] = await Promise.all([
    // Whether it is there decides what approving does: as it is now.
    find(deps.store, key.organisation(organisationId)),
    find(deps.store, key.staff(organisationId, personId)),
  ]);
  const team = organisation?.doc.teams.find((each) => each.teamId === teamId);
  const first = invitation && firstTeamOf(invitation);
  return {
    organisationName: organisation?.doc.name ?? invitation?.organisationName ?? '–',
    isNew: organisation === undefined,
    teamName: team?.name ?? first?.name ?? '–',
    held: held?.doc.active === true ? held.doc : undefined,
  };
}

async function tenantOf(deps: Deps, request: RequestDocument): Promise<TenantOf> {
  const isThis = (id: string): boolean => id.toLowerCase() === request.tenantId.toLowerCase();
  const own = await find(deps.store, key.organisation(request.organisationId));
  if (own?.doc.tenantIds.some(isThis) === true) return { kind: 'own', name: own.doc.name };
  const other = (await allOrganisations(deps)).find(({ tenantIds }) => tenantIds.some(isThis));
  return other ? { kind: 'other', name: other.name } : { kind: 'unknown', id: request.tenantId };
}
