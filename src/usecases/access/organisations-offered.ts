import { mailbox } from '../../domain/access';
import { invitationStateOf } from '../../domain/invitation';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { allOrganisations, teamsIn } from '../directory/all-of';
import { readAll, tellingUnreadable } from '../read-all';
import type { InvitationDocument } from './request-documents';

/** An organisation someone can ask access to, and how it comes to be offered. */
export interface OrganisationOffered {
  organisationId: string;
  name: string;
  because: 'own' | 'invited' | 'any';
}

/** The same with what the form asks and checks. */
export interface OrganisationAsked {
  organisationId: string;
  name: string;
  emailDomains: string[];
  /** New chain partners have no team yet; they get one named after them (R8). */
  teams: { teamId: string; name: string }[];
}

/** The first team of a chain partner that comes into being with its first approved request (R8). */
export function firstTeamOf(invitation: Pick<InvitationDocument, 'organisationId' | 'organisationName'>): {
  teamId: string;
  name: string;
} {
  return { teamId: `${invitation.organisationId}.team`, name: invitation.organisationName };
}

/**
 * R2, R8: where this person can ask access: the organisations of their own tenant first, then
 * those they are invited to – also one that does not exist yet – then the others by name.
 */
export async function organisationsOffered(deps: Deps, personId: string): Promise<OrganisationOffered[]> {
  const person = (await find(deps.store, key.person(personId)))?.doc;
  const tenant = (person?.tenantId ?? personId.slice(0, personId.lastIndexOf('.'))).toLowerCase();
  const known = await allOrganisations(deps);
  const invitations = await openInvitations(deps, person?.email ?? null);
  const isNew = invitations.filter((each) => !known.some((other) => other.organisationId === each.organisationId));
  const invited = new Set(invitations.map((each) => each.organisationId));
  const isOwn = (each: DocumentOf<'organisation'>): boolean => each.tenantIds.some((id) => id.toLowerCase() === tenant);
  const all: OrganisationOffered[] = [
    ...known.map((each) => ({
      organisationId: each.organisationId,
      name: each.name,
      because: isOwn(each)
        ? ('own' as const)
        : invited.has(each.organisationId)
          ? ('invited' as const)
          : ('any' as const),
    })),
    ...isNew.map((each) => ({
      organisationId: each.organisationId,
      name: each.organisationName,
      because: 'invited' as const,
    })),
  ];
  return (['own', 'invited', 'any'] as const).flatMap((because) => all.filter((each) => each.because === because));
}

/**
 * One organisation with its teams: any that exists, and a new one to those who are invited;
 * undefined when it is not offered to this person.
 */
export async function organisationOffered(
  deps: Deps,
  personId: string,
  organisationId: string,
): Promise<OrganisationAsked | undefined> {
  const known = (await find(deps.store, key.organisation(organisationId)))?.doc;
  if (known) {
    const teams = teamsIn(known).map(({ teamId, name }) => ({ teamId, name }));
    return { organisationId, name: known.name, emailDomains: known.emailDomains, teams };
  }
  const person = (await find(deps.store, key.person(personId)))?.doc;
  const invitations = await openInvitations(deps, person?.email ?? null);
  const invitation = invitations.find((each) => each.organisationId === organisationId);
  if (invitation === undefined) return undefined;
  return { organisationId, name: invitation.organisationName, emailDomains: [], teams: [firstTeamOf(invitation)] };
}

/**
 * R8: the open invitations for the mailbox an address leads to: a tag makes nobody another human (R2). One that cannot be
 * read is told.
 */
export async function openInvitations(deps: Deps, email: string | null): Promise<InvitationDocument[]> {
  const [key] = mailbox(email);
  if (key === undefined) return [];
  const found = await readAll(deps.store, 'invitationsForEmail', key, tellingUnreadable(deps));
  return found.map(({ doc }) => doc).filter((each) => invitationStateOf(each, deps.now()) === 'open');
}
