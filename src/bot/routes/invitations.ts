import { refusalCard } from '../../cards/info';
import { invitationFormCard, invitationsCard, invitedCard } from '../../cards/invitations';
import type { Shown } from '../../cards/render';
import { invitingPlaces, type InvitationValues } from '../../domain/invitation';
import type { Refusal } from '../../domain/refusal';
import { typedOf } from '../../forms/fields';
import type { Sought } from '../../forms/find';
import { invitePartner, listInvitations, partnersKnown, revokeInvitation } from '../../usecases/access/invite-partner';
import type { Route, Turn } from '../turn';

const blank: InvitationValues = { organisation: '', newName: '', newPhone: '', name: '', email: '', told: 'false' };

export const openInvitation: Route<'invitation.open'> = (turn) => form(turn, turn.deps.newId(), blank);

async function form(turn: Turn, formId: string, values: InvitationValues & Sought, refusal?: Refusal): Promise<Shown> {
  const [place] = invitingPlaces(turn.actor);
  if (place === undefined) return refusalCard(turn.texts, { kind: 'may-not-invite' });
  const partners = await partnersKnown(turn.deps, place.organisationId);
  return invitationFormCard(turn.texts, { formId, partners, values, refusal });
}

export const postInvitation: Route<'invitation.send'> = async (turn, input) => {
  const { formId, seek, ...values } = input;
  if (seek) return form(turn, formId, values, { kind: 'looked-up' });
  const press = { verb: 'invitation.send', card: formId, typed: typedOf(values) };
  const invited = await invitePartner(turn.deps, turn.actor, { ...values, press });
  if (invited.ok) return invitedCard(turn.texts, turn.zone, invited.value);
  return form(turn, formId, values, invited.refusal);
};

export const openInvitations: Route<'invitation.list'> = (turn, { after }) => list(turn, after);

export const postRevoke: Route<'invitation.revoke'> = async (turn, input) => {
  const revoked = await revokeInvitation(turn.deps, turn.actor, input);
  return revoked.ok ? list(turn) : refusalCard(turn.texts, revoked.refusal);
};

async function list(turn: Turn, after?: string): Promise<Shown> {
  const invitations = await listInvitations(turn.deps, turn.actor, after);
  if (!invitations.ok) return refusalCard(turn.texts, invitations.refusal);
  return invitationsCard(turn.texts, turn.zone, invitations.value, turn.deps.now());
}
