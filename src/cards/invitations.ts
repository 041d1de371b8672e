import { invitationStateOf, type InvitationValues } from '../domain/invitation';
import type { Instant } from '../domain/instant';
import type { PageOf } from '../domain/page';
import type { Refusal } from '../domain/refusal';
import { invitationFields, type InvitationAsked } from '../forms/invitation';
import type { Sought } from '../forms/find';
import type { Texts } from '../texts';
import { day, moment } from '../texts/moments';
import type { InvitationDocument } from '../usecases/access/request-documents';
import { inputs } from './fields';
import { formCard } from './form';
import { infoCard } from './info';
import { listCard } from './list';
import { button, lines, subtle, type Button, wordFor } from './parts';
import type { Shown } from './render';

export interface InvitationForm extends InvitationAsked {
  formId: string;
  values: InvitationValues & Sought;
  refusal?: Refusal | undefined;
}

/** R8: whom a practice invites: organisation, name, work address, and that the partner was told. */
export function invitationFormCard(texts: Texts, form: InvitationForm): Shown {
  const { access } = texts;
  return formCard(texts, {
    title: access.invite,
    refusal: form.refusal,
    paragraphs: lines(access.inviteAbout),
    fields: inputs(invitationFields, texts, form, form.values),
    actions: [
      button(access.inviteSend, 'invitation.send', { formId: form.formId }, { style: 'positive', withInputs: true }),
      button(access.list, 'access.list', {}),
    ],
  });
}

export function invitedCard(texts: Texts, zone: string, invitation: InvitationDocument): Shown {
  const { access } = texts;
  const until = day(texts.language, zone, invitation.lapsesAt);
  return infoCard(texts, {
    title: access.invited2,
    paragraphs: lines(access.invitedText(invitation.name, invitation.organisationName, until)),
    actions: [button(access.invitations, 'invitation.list', {}), button(texts.home.back, 'home.open', {})],
  });
}

/** The practice's invitations with what became of them; open ones can be revoked. */
export function invitationsCard(texts: Texts, zone: string, page: PageOf<InvitationDocument>, now: Instant): Shown {
  const { access } = texts;
  return listCard(texts, {
    title: access.invitations,
    page,
    row: (each) => ({
      style: 'default',
      strong: `${each.name} · ${each.organisationName}`,
      lines: subtle(...invitationLines(texts, zone, each, now)),
      actions: revokeButton(texts, each, now),
    }),
    unreadSaid: access.invitationsUnread,
    empty: access.invitationsEmpty,
    more: (after) => button(texts.list.more, 'invitation.list', { after }),
    actions: [button(access.invite, 'invitation.open', {})],
  });
}

function invitationLines(texts: Texts, zone: string, each: InvitationDocument, now: Instant): string[] {
  const { access } = texts;
  const state = invitationStateOf(each, now);
  const at = moment(texts.language, zone, each.at);
  return [
    each.email,
    access.invitationLine(wordFor(access.invitationStates, state), at, each.invitedByName),
    ...(state === 'open' ? [access.invitationUntil(day(texts.language, zone, each.lapsesAt))] : []),
  ];
}

function revokeButton(texts: Texts, each: InvitationDocument, now: Instant): Button[] {
  const { organisationId, invitationId } = each;
  if (invitationStateOf(each, now) !== 'open') return [];
  return [button(texts.access.revoke, 'invitation.revoke', { organisationId, invitationId })];
}
