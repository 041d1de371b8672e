import { createHash } from 'node:crypto';
import { invitationLapse } from '../../domain/access-terms';
import type { Actor, Staff } from '../../domain/directory';
import {
  checkInvitation,
  invitationStateOf,
  invitingPlaces,
  nameKey,
  type CheckedInvitation,
  type InvitationValues,
  type KnownPartner,
} from '../../domain/invitation';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { PageOf } from '../../domain/page';
import { insert, replace } from '../../store/write';
import { find, key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import { change, decide, freely, type Allowed, type Recorded, type Press } from '../decide';
import type { Deps } from '../deps';
import { allOrganisations } from '../directory/all-of';
import { readOrganisation } from '../directory/read-teams';
import { listPage } from '../list';
import { openInvitations } from './organisations-offered';
import type { InvitationDocument } from './request-documents';

export interface InvitePartner extends InvitationValues {
  press: Press;
}

/**
 * R8: a practice's account manager invites someone of a chain partner, known or new. It is kept
 * with the organisation invited, so that the approval that uses it is one batch with the place.
 * The bot itself sends no e-mail: the inviter has told the partner, and ticks so.
 */
export async function invitePartner(
  deps: Deps,
  actor: Actor,
  input: InvitePartner,
): Promise<Outcome<InvitationDocument>> {
  const [place] = invitingPlaces(actor);
  if (place === undefined) return refuse({ kind: 'may-not-invite' });
  const checked = checkInvitation(input, await partnersKnown(deps, place.organisationId));
  if (!checked.ok) return checked;
  const organisationId = checked.value.known?.organisationId ?? organisationIdOf(checked.value.organisationName);
  const again = async (_: unknown, invitationId: string): Promise<Outcome<InvitationDocument>> => {
    const before = await find(deps.store, key.invitation(organisationId, invitationId));
    return before ? accept(before.doc) : refuse({ kind: 'not-found' });
  };
  const partition = organisationPartition(organisationId);
  const work = { actor, partition, allow: freely, once: { press: input.press, again } };
  return decide<Allowed, InvitationDocument>(deps, work, async () => {
    const open = await openInvitations(deps, checked.value.email);
    if (open.some((each) => each.organisationId === organisationId)) return refuse({ kind: 'invited-already' });
    const practice = await readOrganisation(deps, place.organisationId);
    const doc = invitationDocument(deps, {
      actor,
      place,
      organisationId,
      checked: checked.value,
      practiceName: practice?.name ?? '–',
    });
    return change(doc, {
      writes: [insert(doc)],
      record: recordOf(doc, 'invitation.send'),
      result: doc.invitationId,
    });
  });
}

/** The organisations a practice can invite people to: all others but practices. */
export async function partnersKnown(deps: Deps, practiceId: string): Promise<KnownPartner[]> {
  return (await allOrganisations(deps))
    .filter((each) => each.kind !== 'practice' && each.organisationId !== practiceId)
    .map(({ organisationId, name, emailDomains }) => ({ organisationId, name, emailDomains }));
}

/** The same new name gives the same organisation, whichever practice invites first. */
function organisationIdOf(name: string): string {
  return `partner-${createHash('sha256').update(nameKey(name)).digest('hex').slice(0, 16)}`;
}

interface Inviting {
  actor: Actor;
  place: Staff;
  organisationId: string;
  checked: CheckedInvitation;
  practiceName: string;
}

function invitationDocument(deps: Deps, inviting: Inviting): InvitationDocument {
  const { actor, place, organisationId, checked } = inviting;
  const invitationId = deps.newId();
  return {
    ...key.invitation(organisationId, invitationId),
    schemaVersion: 1,
    organisationId,
    invitationId,
    organisationName: checked.organisationName,
    phone: checked.phone,
    isNew: checked.known === undefined,
    practiceId: place.organisationId,
    practiceName: inviting.practiceName,
    name: checked.name,
    email: checked.email,
    invitedBy: actor.personId,
    invitedByName: actor.name,
    at: deps.now(),
    lapsesAt: invitationLapse(deps.now(), deps.region.terms.zone),
    state: 'open',
  };
}

/** How many invitations one card lists; the rest is a press away. */
const rowsMax = 20;

/** The invitations of the practices this account manager invites for, newest first. */
export async function listInvitations(
  deps: Deps,
  actor: Actor,
  after?: string,
): Promise<Outcome<PageOf<InvitationDocument>>> {
  const places = invitingPlaces(actor);
  if (places.length === 0) return refuse({ kind: 'may-not-invite' });
  const sources = { invitationsOfPractice: places.map((place) => place.organisationId) };
  const list = { sources, descending: true, row: (found: InvitationDocument) => found };
  return accept(await listPage(deps, list, { after, limit: rowsMax }));
}

/** R8: any account manager of the inviting practice revokes an open invitation; to others it is not there. Twice is once. */
export function revokeInvitation(
  deps: Deps,
  actor: Actor,
  input: { organisationId: string; invitationId: string },
): Promise<Outcome<InvitationDocument>> {
  const { organisationId, invitationId } = input;
  const work = { actor, partition: organisationPartition(organisationId), allow: freely };
  return decide<Allowed, InvitationDocument>(deps, work, async () => {
    const found = await find(deps.store, key.invitation(organisationId, invitationId));
    const mayRevoke = invitingPlaces(actor).some((place) => place.organisationId === found?.doc.practiceId);
    if (!found || !mayRevoke) return refuse({ kind: 'not-found' });
    if (found.doc.state === 'revoked') return accept(found.doc);
    if (invitationStateOf(found.doc, deps.now()) !== 'open') return refuse({ kind: 'invitation-closed' });
    const doc: InvitationDocument = { ...found.doc, state: 'revoked' };
    return change(doc, { writes: [replace(found, doc)], record: recordOf(doc, 'invitation.revoke') });
  });
}

function recordOf({ invitationId, practiceId }: InvitationDocument, action: string): Recorded {
  return {
    action,
    object: `invitation:${invitationId}`,
    organisationId: practiceId,
    ground: 'account manager of the inviting practice',
  };
}
