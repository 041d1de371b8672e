import { checkRequest, stateOf, type CheckedRequest, type RequestValues } from '../../domain/access-request';
import { requestTerms } from '../../domain/access-terms';
import type { Actor, Staff } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { told } from '../../domain/told';
import { insert } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import { change, decide, freely, type Allowed, type Press } from '../decide';
import type { Deps } from '../deps';
import { readAll } from '../read-all';
import { decidersOf } from './account-managers';
import { openInvitations, organisationOffered } from './organisations-offered';
import { accessNotice, type InvitationDocument, type RequestDocument } from './request-documents';

export interface RequestAccess extends RequestValues {
  organisationId: string;
  press: Press;
}

/** The request that stands: this one, or one that was open already. */
export interface Requested {
  organisationId: string;
  requestId: string;
  already: boolean;
}

/**
 * Asks for access (R2), for another role (R4), as invited (R8): the request, the notice to the
 * account managers and the audit record in one batch. One open request per person and
 * organisation: asking again answers the one that stands.
 */
export function requestAccess(deps: Deps, actor: Actor, input: RequestAccess): Promise<Outcome<Requested>> {
  const { organisationId, press } = input;
  const standing = (requestId: string, already: boolean): Requested => ({ organisationId, requestId, already });
  const work = {
    actor,
    partition: organisationPartition(organisationId),
    allow: freely,
    once: { press, again: (_: unknown, requestId: string) => accept(standing(requestId, false)) },
  };
  return decide<Allowed, Requested>(deps, work, async () => {
    const before = await requestsIn(deps, actor.personId, organisationId);
    const open = before.find((each) => stateOf(each, deps.now()) === 'open');
    if (open) return accept(standing(open.requestId, true));
    const offered = await organisationOffered(deps, actor.personId, organisationId);
    if (!offered) return refuse({ kind: 'organisation-missing' });
    const person = (await find(deps.store, key.person(actor.personId)))?.doc;
    const domains = { emailDomains: offered.emailDomains, teamIds: offered.teams.map((team) => team.teamId) };
    const checked = checkRequest(input, domains, person?.email ?? null, hasPlace(actor, organisationId));
    if (!checked.ok) return checked;
    const invitation = await invitationFor(deps, organisationId, [checked.value.email, person?.email ?? null]);
    const number = before.length + 1;
    const asked = { input, checked: checked.value, person, invitation, number };
    const { request, managers } = await requestTo(deps, actor, asked);
    if (managers.length === 0) return refuse({ kind: 'no-manager', organisationName: offered.name });
    const deciders = managers.map((each) => each.personId);
    const ground = invitation === undefined ? 'own request' : 'own request, invited';
    const notice = accessNotice(deps, request, told.accessAsked(deciders, actor.personId));
    return change(standing(request.requestId, false), {
      writes: [insert(request), insert(notice)],
      record: { ...audited(request), action: 'access.request', ground },
      result: request.requestId,
    });
  });
}

/** R4: who has a place there asks for another role. */
function hasPlace(actor: Actor, organisationId: string): boolean {
  return actor.staff.some((place) => place.active && place.organisationId === organisationId);
}

/** The person's requests in one organisation, oldest first. */
export async function requestsIn(deps: Deps, personId: string, organisationId: string): Promise<RequestDocument[]> {
  const range = { partition: organisationPartition(organisationId) };
  return (await readAll(deps.store, 'accessRequestsOfPerson', personId, range)).map(({ doc }) => doc);
}

/** The object and organisation of an audit record about a request. */
export function audited(request: RequestDocument): { object: string; organisationId: string } {
  return { object: `access-request:${request.requestId}`, organisationId: request.organisationId };
}

/** R8: the open invitation for one of the person's addresses to this organisation. */
async function invitationFor(
  deps: Deps,
  organisationId: string,
  emails: readonly (string | null)[],
): Promise<InvitationDocument | undefined> {
  const found = await Promise.all(emails.map((email) => openInvitations(deps, email)));
  return found.flat().find((each) => each.organisationId === organisationId);
}

interface Asked {
  input: RequestAccess;
  checked: CheckedRequest;
  person: DocumentOf<'person'> | undefined;
  invitation: InvitationDocument | undefined;
  /** Which request of this person in this organisation it is; two at once cannot both be stored. */
  number: number;
}

/** The request with those who can decide on it now; whose account managers these are is kept. */
async function requestTo(
  deps: Deps,
  actor: Actor,
  asked: Asked,
): Promise<{ request: RequestDocument; managers: Staff[] }> {
  const request = requestDocument(deps, actor, asked);
  const { managers, organisationId } = await decidersOf(deps, request, asked.invitation);
  return { request: { ...request, askedOf: organisationId }, managers };
}

function requestDocument(deps: Deps, actor: Actor, asked: Asked): RequestDocument {
  const at = deps.now();
  const { organisationId } = asked.input;
  const requestId = `${actor.personId}:${asked.number}`;
  const { remindAt, lapsesAt } = requestTerms(at, deps.region.terms.zone);
  return {
    ...key.accessRequest(organisationId, requestId),
    schemaVersion: 1,
    organisationId,
    requestId,
    personId: actor.personId,
    tenantId: asked.person?.tenantId ?? '',
    name: nameOrAddress(asked.person, asked.checked.email),
    teamsEmail: asked.person?.email ?? null,
    ...asked.checked,
    change: hasPlace(actor, organisationId),
    invitationId: asked.invitation?.invitationId ?? null,
    askedOf: '',
    state: 'open',
    at,
    lapsesAt,
    remindedAt: null,
    dueAt: remindAt,
    decision: null,
    version: 1,
  };
}

/** The name Teams knows; the address while it knows none. */
function nameOrAddress(person: DocumentOf<'person'> | undefined, email: string): string {
  return person === undefined || person.name === '' ? email : person.name;
}
