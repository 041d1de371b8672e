import type { PageOf } from '../domain/page';
import type { Refusal } from '../domain/refusal';
import { accessDecisionFields } from '../forms/access-decision';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { RequestRow } from '../usecases/access/list-requests';
import type { AccessRequestView } from '../usecases/access/read-request';
import { formNotice, inputs, textsOf, type Field } from './fields';
import { listCard, type Row } from './list';
import { button, homeButton, outcomeNotice, subtle, wordFor, type Button } from './parts';
import { personMarks } from './person-line';
import type { Shown } from './render';
import { factsOf, foldedForm, openForm, requestView, type Fact } from './request';

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
  const { access } = texts;
  const { view, note, refusal, values = noValues } = card;
  const { request, reader } = view;
  const decides = reader === 'decider' && view.state === 'open';
  const own = reader === 'own-manager' && view.state === 'open' ? access.ownRequest : undefined;
  const fields = decides ? inputs(accessDecisionFields, texts, { ...view, refusal }, { ...values }) : [];
  return requestView.render({
    lang: texts.language,
    title: titleOf(texts, view),
    ...formNotice(texts, refusal, fields),
    ...(note === undefined ? {} : outcomeNotice(texts, refusal, note)),
    ...stateOf(texts, zone, view),
    overdue: '',
    warnings: textsOf(own, ...(reader === 'requester' ? [] : warnings(texts, view))),
    asks:
      reader === 'requester' ? `${view.organisationName} · ${view.teamName}` : `${request.name} · ${request.function}`,
    facts: known(texts, zone, view),
    ...{ reasonTitle: '', reason: [], urgent: '' },
    forms: decides ? decisionForms(texts, view, fields) : [],
    actions: reader === 'requester' ? requesterActions(texts, view) : decides ? [] : [homeButton(texts)],
  });
}

function titleOf({ access }: Texts, { reader, request }: AccessRequestView): string {
  // R4: the requester sees that it is about another role, not about access.
  if (reader === 'requester') return request.change ? access.yoursChange : access.yours;
  return request.change ? access.changeRequest : access.request;
}

/** How it stands, first and in colour; what it came to and by whom in the same words for everyone (R2). */
function stateOf(texts: Texts, zone: string, { state, request, reader }: AccessRequestView): Standing {
  const { access } = texts;
  const { decision } = request;
  const at = decision === null ? '' : moment(texts.language, zone, decision.at);
  if (state === 'open') {
    const standing = reader === 'decider' ? access.waitsForYou : wordFor(access.states, state);
    const deadline = access.until(moment(texts.language, zone, request.lapsesAt));
    return { stateStyle: 'accent', state: standing, deadline };
  }
  if (state === 'withdrawn') return { stateStyle: 'emphasis', state: access.withdrawn, deadline: '' };
  if (state === 'lapsed') return { stateStyle: 'emphasis', state: access.lapsed, deadline: '' };
  if (decision === null) return { stateStyle: 'emphasis', state: wordFor(access.states, state), deadline: '' };
  if (state === 'rejected')
    return { stateStyle: 'attention', state: access.rejectedBy(decision.name, at), deadline: '' };
  const level = decision.level === null ? '' : wordFor(access.levels, decision.level);
  const medical = decision.medicalData ? access.withMedical : access.withoutMedical;
  return { stateStyle: 'good', state: access.approvedBy(decision.name, at), deadline: `${level} · ${medical}` };
}

interface Standing {
  stateStyle: 'accent' | 'attention' | 'good' | 'emphasis';
  state: string;
  deadline: string;
}

/** What an account manager looks at twice: another tenant or address than expected, a new organisation (R2, R3, R8). */
function warnings({ access }: Texts, { request, tenant, isNew, organisationName }: AccessRequestView): string[] {
  const { teamsEmail } = request;
  return [
    ...(request.remindedAt === null ? [] : [access.reminder]),
    ...(tenant.kind === 'own'
      ? []
      : [tenant.kind === 'unknown' ? access.tenant.unknown(tenant.id) : access.tenant.other(tenant.name)]),
    ...(teamsEmail === null
      ? [access.noTeamsAddress]
      : teamsEmail.trim().toLowerCase() === request.email
        ? []
        : [access.teamsAddress(teamsEmail)]),
    ...(isNew ? [access.newOrganisation(organisationName)] : []),
  ];
}

/** Who, from which tenant, with which address, what is asked, invited or not (R2, R8). */
function known(texts: Texts, zone: string, view: AccessRequestView): Fact[] {
  const { facts: named, ...access } = texts.access;
  const { request, tenant, invitation, held, reader } = view;
  const { decision } = request;
  const decider = reader !== 'requester';
  return factsOf(
    [named.reason, decision !== null && view.state === 'rejected' ? decision.reason : undefined],
    [named.organisation, decider ? `${view.organisationName} · ${view.teamName}` : undefined],
    [named.work, decider ? undefined : request.function],
    [named.email, request.email],
    [named.account, decider && tenant.kind === 'own' ? tenant.name : undefined],
    [
      named.professional,
      decider ? (request.careProfessional ? access.professional : access.noProfessional) : undefined,
    ],
    [
      named.now,
      decider && request.change && held ? access.now(access.levels[held.level], held.medicalData) : undefined,
    ],
    [named.remark, request.remark],
    [
      named.invited,
      invitation && decider ? access.invited(invitation.invitedByName, invitation.practiceName) : undefined,
    ],
    [named.asked, moment(texts.language, zone, request.at)],
  );
}

/** R2: to approve with level and tick; to reject, which asks for a reason, for who means to. Both post the fields of both. */
function decisionForms(texts: Texts, view: AccessRequestView, fields: Field[]): ReturnType<typeof openForm>[] {
  const { access } = texts;
  const { organisationId, requestId } = view.request;
  const ids = { organisationId, requestId };
  const approve = button(access.approve, 'access.approve', ids, { style: 'positive', withInputs: true });
  const reject = button(access.reject, 'access.reject', ids, { style: 'destructive', withInputs: true });
  const ofReason = ({ id }: Field): boolean => id === 'reason' || id === 'notBsn';
  return [
    openForm(
      'approve',
      access.approveTitle,
      fields.filter((each) => !ofReason(each)),
      approve,
    ),
    foldedForm('reject', access.unfoldReject, access.rejectTitle, fields.filter(ofReason), reject),
  ];
}

function requesterActions(texts: Texts, { state, request }: AccessRequestView): Button[] {
  const { access } = texts;
  const { organisationId, requestId } = request;
  const home = homeButton(texts);
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
