import { decideRequest as decided, placeGiven, type DecisionChoice } from '../../domain/access-request';
import type { Actor, OrganisationKind, Staff } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { filled } from '../../domain/plain-text';
import { rightsOf } from '../../domain/rights';
import { losesRights } from '../../domain/staff-changes';
import { told } from '../../domain/told';
import { insert, put, remove, replace, unchanged } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import { writtenOver, type Stored, type Write } from '../../store/store';
import { change, decide, type Allowed, type Recorded } from '../decide';
import { rightsLostNotice } from '../notices/refresh-cards';
import type { Deps } from '../deps';
import { seatIn } from '../places';
import { accountManagersStored, deciderOf, decidersOf } from './account-managers';
import { firstTeamOf } from './organisations-offered';
import { audited } from './request-access';
import {
  accessNotice,
  getRequest,
  invitationOf,
  type InvitationDocument,
  type RequestDocument,
} from './request-documents';

export interface DecideRequest {
  organisationId: string;
  requestId: string;
  choice: DecisionChoice;
}

/**
 * R2: an account manager's decision. The request, the place it gives, the notice to everyone who
 * has a card and the audit record are one batch; of two decisions at once the first counts and
 * the other is refused on what is true then. The same person pressing again is answered the same.
 */
export function decideRequest(deps: Deps, actor: Actor, input: DecideRequest): Promise<Outcome<RequestDocument>> {
  const work = {
    actor,
    partition: organisationPartition(input.organisationId),
    allow: () => asManager(deps, actor, input.organisationId),
  };
  return decide<Allowed, RequestDocument>(deps, work, async () => {
    const found = await getRequest(deps, input.organisationId, input.requestId);
    if (!found) return refuse({ kind: 'not-found' });
    if (decidedSo(found.doc, actor, input.choice)) return accept(found.doc);
    const invitation = await invitationOf(deps, found.doc);
    const deciders = await decidersOf(deps, found.doc, invitation?.doc);
    const outcome = decided(found.doc, await deciderOf(deps, actor), deciders, input.choice, deps.now());
    if (!outcome.ok) return outcome;
    const request: RequestDocument = { ...outcome.value, dueAt: null };
    const given = await writesOfPlace(deps, request, deciders.kind, invitation);
    if (!given.ok) return given;
    const notice = insert(accessNotice(deps, request, told.accessEnded(request.personId)));
    return change(request, {
      writes: [replace(found, request), ...given.value, notice],
      record: recordOf(request, deciders.organisationId),
    });
  });
}

/** Whether they may is decided with the request; that of a practice which invited (R8) rests on a place that lies elsewhere. */
async function asManager(deps: Deps, actor: Actor, organisationId: string): Promise<Outcome<Allowed>> {
  const place = await find(deps.store, key.staff(organisationId, actor.personId));
  return accept({ restsOn: place ? [place] : [] });
}

/** The same decision by the same person: a press that was sent twice. */
function decidedSo(request: RequestDocument, actor: Actor, choice: DecisionChoice): boolean {
  const state = choice.what === 'approve' ? 'approved' : 'rejected';
  return request.state === state && request.decision?.personId === actor.personId;
}

/** Who decided what for whom, with what was given; the reason is not repeated here. */
function recordOf(request: RequestDocument, organisationId: string): Recorded {
  const tick = request.decision?.medicalData === true ? '+medical-data' : '';
  return {
    object: audited(request).object,
    organisationId,
    action: request.state === 'approved' ? 'access.approve' : 'access.reject',
    detail: request.state === 'approved' ? `${request.decision?.level ?? ''}${tick}` : '',
    ground: 'staff management',
  };
}

async function writesOfPlace(
  deps: Deps,
  request: RequestDocument,
  kind: OrganisationKind,
  invitation: Stored<InvitationDocument> | undefined,
): Promise<Outcome<Write[]>> {
  if (request.state !== 'approved') return accept([]);
  const { partition, organisationId, personId } = request;
  const held = await find(deps.store, key.staff(organisationId, personId));
  const person = await find(deps.store, key.person(personId));
  // The request keeps the name of its time; the place gets the present one.
  const name = filled(person?.doc.name) ?? filled(held?.doc.name) ?? request.name;
  const place = placeGiven({ ...request, name }, kind, held?.doc);
  if (!place.ok) return place;
  const successor = await anotherManager(deps, held?.doc, place.value);
  if (!successor.ok) return successor;
  const organisation = await writesOfOrganisation(deps, request, invitation);
  if (!organisation.ok) return organisation;
  const since = held?.doc.active === true ? held.doc.since : deps.now();
  const doc = writtenOver<DocumentOf<'staff'>>(held?.doc, {
    ...place.value,
    ...key.staff(organisationId, personId),
    schemaVersion: 1,
    email: request.email,
    function: request.function,
    since,
  });
  const seats = await writesOfSeats(deps, doc, held?.doc);
  const told = held && losesRights(held.doc, doc) ? [rightsLostNotice(deps, partition, personId)] : [];
  return accept([put(held, doc), ...seats, ...successor.value, ...organisation.value, ...told]);
}

/**
 * R5: another role may not leave an organisation without an account manager. The one who stays is
 * written again as is, so that two who lower each other at once cannot both succeed. One whose place cannot be read
 * counts as nobody: they can decide nothing, so that they are no account manager to be left with.
 */
async function anotherManager(deps: Deps, held: Staff | undefined, next: Staff): Promise<Outcome<Write[]>> {
  if (held === undefined || !rightsOf(held).staff || rightsOf(next).staff) return accept([]);
  const managers = await accountManagersStored(deps, held.organisationId);
  const other = managers.find(({ doc }) => doc.personId !== held.personId);
  if (other === undefined) return refuse({ kind: 'last-manager' });
  return accept([unchanged(other)]);
}

/** A seat in each team of the place; seats left over from before go. */
async function writesOfSeats(deps: Deps, staff: DocumentOf<'staff'>, held: Staff | undefined): Promise<Write[]> {
  const { personId, organisationId } = staff;
  const teams = [...new Set([...staff.teamIds, ...(held?.teamIds ?? [])])];
  const writes = teams.map(async (teamId): Promise<Write[]> => {
    const seat = await find(deps.store, key.seat(organisationId, teamId, personId));
    const wanted = staff.teamIds.includes(teamId);
    if (seat) return wanted ? [] : [remove(seat)];
    return wanted ? [insert(seatIn(staff, teamId))] : [];
  });
  return (await Promise.all(writes)).flat();
}

/**
 * R8: the invitation is used, and a chain partner that is new comes into being with its first team. One that is there
 * stays as it was read: its kind and its team are what the place is given for.
 */
async function writesOfOrganisation(
  deps: Deps,
  request: RequestDocument,
  invitation: Stored<InvitationDocument> | undefined,
): Promise<Outcome<Write[]>> {
  const exists = await find(deps.store, key.organisation(request.organisationId));
  const open = invitation !== undefined && invitation.doc.state === 'open';
  const used = open ? [replace(invitation, { ...invitation.doc, state: 'accepted' })] : [];
  const hasTeam = exists?.doc.teams.some(({ teamId }) => teamId === request.teamId);
  if (exists) return hasTeam ? accept([unchanged(exists), ...used]) : refuse({ kind: 'team-gone' });
  // A request made in time may be decided after the 30 days; a revoked invitation founds nothing.
  if (!open) return refuse({ kind: 'invitation-closed' });
  return accept([...used, ...(await foundation(deps, request, invitation.doc))]);
}

/** A new chain partner: its tenant is the requester's, unless that is the practice's own (a guest account). */
async function foundation(deps: Deps, request: RequestDocument, invitation: InvitationDocument): Promise<Write[]> {
  const practice = await find(deps.store, key.organisation(invitation.practiceId));
  const guest = practice?.doc.tenantIds.includes(request.tenantId) === true || request.tenantId === '';
  const organisation: DocumentOf<'organisation'> = {
    ...key.organisation(request.organisationId),
    schemaVersion: 1,
    organisationId: request.organisationId,
    kind: 'chain-partner',
    name: invitation.organisationName,
    phone: invitation.phone,
    opening: '',
    tenantIds: guest ? [] : [request.tenantId],
    emailDomains: [],
    teams: [{ ...firstTeamOf(invitation), digestTime: null, contactPersonId: null }],
    absences: [],
  };
  return [insert(organisation)];
}
