import type { PageOf } from '../domain/page';
import type { Refusal } from '../domain/refusal';
import { accessDecisionFields } from '../forms/access-decision';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { RequestRow } from '../usecases/access/list-requests';
import type { AccessRequestView } from '../usecases/access/read-request';
import { inputs } from './fields';
import { formCard } from './form';
import { infoCard } from './info';
import { listCard, type Row } from './list';
import { button, lines, subtle, type Button, type Line, wordFor } from './parts';
import { personMarks } from './person-line';
import type { Shown } from './render';

/** What an account manager had filled in when a decision was refused. */
export interface DecisionValues {
  level: string;
  medicalData: string;
  reason: string;
}

export interface RequestCard {
  view: AccessRequestView;
  values?: DecisionValues;
  refusal?: Refusal | undefined;
  /** A line on top: just sent, or open already. */
  note?: string;
}

const noValues: DecisionValues = { level: '', medicalData: 'false', reason: '' };

/** A request for its reader: the requester sees the state, an account manager decides or sees the outcome (R2). */
export function requestCard(texts: Texts, zone: string, card: RequestCard): Shown {
  const { view } = card;
  return view.reader === 'decider' && view.state === 'open'
    ? decisionCard(texts, zone, card)
    : stateCard(texts, zone, card);
}

function decisionCard(texts: Texts, zone: string, { view, values = noValues, refusal }: RequestCard): Shown {
  const { access } = texts;
  const { organisationId, requestId } = view.request;
  const ids = { organisationId, requestId };
  return formCard(texts, {
    title: titleOf(texts, view),
    refusal,
    paragraphs: [
      ...lines(view.request.remindedAt === null ? undefined : access.reminder),
      ...details(texts, zone, view),
      ...subtle(access.until(moment(texts.language, zone, view.request.lapsesAt))),
    ],
    fields: inputs(accessDecisionFields, texts, { ...view, refusal }, { ...values }),
    actions: [
      button(access.approve, 'access.approve', ids, { style: 'positive', withInputs: true }),
      button(access.reject, 'access.reject', ids, { style: 'destructive', withInputs: true }),
    ],
  });
}

function stateCard(texts: Texts, zone: string, { view, refusal, note }: RequestCard): Shown {
  const { access } = texts;
  const own = view.reader === 'own-manager' && view.state === 'open' ? access.ownRequest : undefined;
  return infoCard(texts, {
    title: view.reader === 'requester' ? ownTitle(texts, view) : titleOf(texts, view),
    refusal,
    paragraphs: [
      ...lines(note, own, access.state(wordFor(access.states, view.state))),
      ...outcome(texts, zone, view),
      ...(view.reader === 'requester' ? askedFor(texts, zone, view) : details(texts, zone, view)),
    ],
    actions: view.reader === 'requester' ? requesterActions(texts, view) : [button(texts.home.back, 'home.open', {})],
  });
}

function titleOf(texts: Texts, view: AccessRequestView): string {
  return view.request.change ? texts.access.changeRequest : texts.access.request;
}

/** R4: the requester sees that it is about another role, not about access. */
function ownTitle(texts: Texts, view: AccessRequestView): string {
  return view.request.change ? texts.access.yoursChange : texts.access.yours;
}

/** Who, from which tenant, with which address, what is asked, invited or not (R2, R8). */
function details(texts: Texts, zone: string, view: AccessRequestView): Line[] {
  const { access } = texts;
  const { request, tenant, invitation, held } = view;
  const address =
    request.teamsEmail === null
      ? access.noTeamsAddress
      : request.teamsEmail.trim().toLowerCase() === request.email
        ? undefined
        : access.teamsAddress(request.teamsEmail);
  return lines(
    access.who(request.name),
    tenant.kind === 'unknown' ? access.tenant.unknown(tenant.id) : access.tenant[tenant.kind](tenant.name),
    access.address(request.email),
    address,
    access.place(view.organisationName, view.teamName),
    view.isNew ? access.newOrganisation(view.organisationName) : undefined,
    access.work(request.function),
    request.careProfessional ? access.professional : access.noProfessional,
    request.change && held ? access.now(access.levels[held.level], held.medicalData) : undefined,
    request.remark === '' ? undefined : access.remarkIs(request.remark),
    invitation ? access.invited(invitation.invitedByName, invitation.practiceName) : access.notInvited,
    access.since(moment(texts.language, zone, request.at)),
  );
}

function askedFor(texts: Texts, zone: string, view: AccessRequestView): Line[] {
  const { access } = texts;
  const until = view.state === 'open' ? access.until(moment(texts.language, zone, view.request.lapsesAt)) : undefined;
  return subtle(
    access.place(view.organisationName, view.teamName),
    access.work(view.request.function),
    access.address(view.request.email),
    view.request.remark === '' ? undefined : access.remarkIs(view.request.remark),
    access.since(moment(texts.language, zone, view.request.at)),
    until,
  );
}

/** What it came to and by whom: the same words for everyone. */
function outcome(texts: Texts, zone: string, { state, request }: AccessRequestView): Line[] {
  const { access } = texts;
  if (state === 'withdrawn') return lines(access.withdrawn);
  if (state === 'lapsed') return lines(access.lapsed);
  const { decision } = request;
  if (decision === null) return [];
  const at = moment(texts.language, zone, decision.at);
  if (state === 'rejected') return lines(access.rejectedBy(decision.name, at), access.reasonIs(decision.reason));
  if (state !== 'approved') return [];
  return lines(
    access.approvedBy(decision.name, at),
    decision.level === null ? undefined : access.given(wordFor(access.levels, decision.level)),
    decision.medicalData ? access.withMedical : access.withoutMedical,
  );
}

function requesterActions(texts: Texts, { state, request }: AccessRequestView): Button[] {
  const { access } = texts;
  const { organisationId, requestId } = request;
  const home = button(texts.home.back, 'home.open', {});
  if (state === 'open') return [button(access.withdraw, 'access.withdraw', { organisationId, requestId }), home];
  if (state === 'approved') return [button(access.begin, 'home.open', {}, { style: 'positive' })];
  return [button(access.again, 'access.open', {}), home];
}

/** The open requests of the organisations managed; practices find inviting here too (R8). */
export function requestsCard(texts: Texts, zone: string, page: PageOf<RequestRow>, invites: boolean): Shown {
  const { access } = texts;
  return listCard(texts, {
    title: access.list,
    page,
    row: (each) => rowOf(texts, zone, each),
    unreadSaid: access.listUnread,
    empty: access.listEmpty,
    more: (after) => button(texts.list.more, 'access.list', { after }),
    actions: invites
      ? [button(access.invite, 'invitation.open', {}), button(access.invitations, 'invitation.list', {})]
      : [],
  });
}

function rowOf(texts: Texts, zone: string, { request, organisationName }: RequestRow): Row {
  const { access } = texts;
  const { organisationId, requestId } = request;
  return {
    style: 'default',
    strong: personMarks(request),
    lines: subtle(organisationName, access.since(moment(texts.language, zone, request.at))),
    actions: [button(access.open, 'access.view', { organisationId, requestId })],
  };
}
