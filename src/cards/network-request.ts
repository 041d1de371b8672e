import { z } from 'zod';
import template from '../../cards/request.json';
import { overdueHours } from '../domain/deadline';
import { networkSources } from '../domain/network';
import type { RequestPress, RequestState } from '../domain/network-request';
import type { Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { TeamInfo } from '../usecases/directory/read-teams';
import type { RequestView } from '../usecases/requests/read-request';
import { birthLine } from './client-line';
import { button, buttonSchema, choice, noticeFields, paragraphs, refusalNotice, type Button } from './parts';
import { defineView, type Shown } from './render';
import { unreachedLines } from './unreached';
import { explainDeadline } from './thread';

const decisionValues = z.strictObject({
  source: z.string(),
  reference: z.string(),
  attested: z.string(),
  reason: z.string(),
});
export type DecisionValues = z.output<typeof decisionValues>;

export const networkRequestView = defineView(
  'request',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    stateStyle: z.enum(['accent', 'attention', 'good', 'emphasis']),
    state: z.string(),
    deadline: z.string(),
    overdue: z.string(),
    unreached: z.array(z.strictObject({ text: z.string() })),
    ...noticeFields,
    asks: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    reasonTitle: z.string(),
    reason: z.array(z.strictObject({ text: z.string() })),
    canAccept: z.boolean(),
    canDecline: z.boolean(),
    labels: z.strictObject({
      accept: z.string(),
      source: z.string(),
      reference: z.string(),
      referenceHint: z.string(),
      attested: z.string(),
      attestedLabel: z.string(),
      decline: z.string(),
      reason: z.string(),
    }),
    sources: z.array(choice),
    values: decisionValues,
    acceptActions: z.array(buttonSchema).max(6),
    declineActions: z.array(buttonSchema).max(6),
    urgent: z.string(),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface NetworkRequestOptions {
  refusal?: Refusal | undefined;
  /** What was typed and not carried out. */
  values?: DecisionValues;
  wayBack?: boolean;
}

const noValues: DecisionValues = { source: '', reference: '', attested: 'false', reason: '' };

/** N5: a request for one reader: how it stands and by when first, then who asks what, then what they may do. */
export function networkRequestCard(
  texts: Texts,
  zone: string,
  view: RequestView,
  options: NetworkRequestOptions = {},
): Shown {
  const { requests, network } = texts;
  const may = (press: RequestPress): boolean => view.presses.includes(press);
  return networkRequestView.render({
    lang: texts.language,
    title: requests.preview(view.code),
    ...stateOf(texts, zone, view),
    unreached: unreachedLines(texts, view.unreached, view.practice),
    ...refusalNotice(texts, options.refusal),
    asks: requests.asks(nameOf(view.asker), nameOf(view.practice)),
    facts: facts(texts, zone, view),
    ...question(texts, view),
    canAccept: may('accept'),
    canDecline: may('decline'),
    labels: {
      accept: requests.acceptTitle,
      source: network.source,
      reference: network.reference,
      referenceHint: network.referenceHint,
      attested: network.attested,
      attestedLabel: network.attestedLabel,
      decline: requests.declineTitle,
      reason: requests.declineReason,
    },
    sources: networkSources.map((source) => ({ title: network.sources[source], value: source })),
    values: options.values ?? noValues,
    ...buttons(texts, view, options),
    urgent: view.request.dueAt === null ? '' : texts.thread.urgent(view.call.teamName, view.call.phone),
  });
}

const styles: Record<Exclude<RequestState, 'open'>, 'accent' | 'good' | 'emphasis'> = {
  accepting: 'accent',
  accepted: 'good',
  declined: 'emphasis',
  withdrawn: 'emphasis',
};

function stateOf(
  texts: Texts,
  zone: string,
  view: RequestView,
): { stateStyle: 'accent' | 'attention' | 'good' | 'emphasis'; state: string; deadline: string; overdue: string } {
  const { request } = view;
  const { deadline } = request;
  return {
    ...turnOf(texts, view),
    ...(view.overdue ? { stateStyle: 'attention' } : {}),
    deadline: deadline === null ? '' : explainDeadline(texts, zone, 'administration', deadline),
    overdue: deadline !== null && view.overdue ? texts.thread.overdue(overdueHours(deadline.at, view.now)) : '',
  };
}

/** M7: whose turn it is while the practice has not decided; then what it came to. */
function turnOf(texts: Texts, view: RequestView): { stateStyle: 'accent' | 'good' | 'emphasis'; state: string } {
  const { state } = view.request;
  if (state !== 'open') return { stateStyle: styles[state], state: texts.requests.states[state] };
  const practice = nameOf(view.practice);
  return view.presses.includes('accept')
    ? { stateStyle: 'accent', state: texts.thread.ballYou(practice) }
    : { stateStyle: 'emphasis', state: texts.thread.ball(practice) };
}

function nameOf(team: TeamInfo): string {
  return `${team.organisationName} · ${team.name}`;
}

/** What was asked; or, once the details were removed, that they were. */
function question(texts: Texts, { request }: RequestView): { reasonTitle: string; reason: { text: string }[] } {
  const { requests } = texts;
  if (request.forgotten === null) return { reasonTitle: requests.reasonTitle, reason: paragraphs(request.reason) };
  return { reasonTitle: requests.forgottenTitle, reason: paragraphs(requests.forgotten(request.forgotten.days)) };
}

function facts(texts: Texts, zone: string, view: RequestView): { label: string; value: string }[] {
  const { request } = view;
  const { consent, decision, client } = request;
  const { requests } = texts;
  const at = (instant: string): string => happened(texts.language, zone, instant, view.now);
  const about = client && `${client.name}, ${birthLine(texts, zone, client.birthDate)}`;
  const given = consent && `${texts.forms[consent.form]}, ${texts.givers[consent.givenBy]}, ${at(consent.recordedAt)}`;
  return [
    ...(about === null ? [] : [{ label: requests.client, value: about }]),
    ...(given === null ? [] : [{ label: requests.consent, value: given }]),
    { label: requests.askedBy, value: `${request.authorName}, ${at(request.at)}` },
    ...(decision === null ? [] : [{ label: requests.decidedBy, value: `${decision.name}, ${at(decision.at)}` }]),
    ...(decision === null || decision.reason === '' ? [] : [{ label: requests.declineReason, value: decision.reason }]),
  ];
}

function buttons(
  texts: Texts,
  view: RequestView,
  options: NetworkRequestOptions,
): { acceptActions: Button[]; declineActions: Button[]; actions: Button[] } {
  const { requests } = texts;
  const { practiceId, requestId, state, networkId } = view.request;
  const data = { practiceId, requestId };
  const may = (press: RequestPress): boolean => view.presses.includes(press);
  return {
    acceptActions: may('accept')
      ? [button(requests.accept, 'request.accept', data, { style: 'positive', withInputs: true })]
      : [],
    declineActions: may('decline') ? [button(requests.decline, 'request.decline', data, { withInputs: true })] : [],
    actions: [
      ...existing(texts, options.refusal),
      ...(may('withdraw') ? [button(requests.withdraw, 'request.withdraw', data)] : []),
      ...(state === 'accepted' && networkId !== null
        ? [button(requests.openNetwork, 'network.open', { networkId }, { style: 'positive' })]
        : []),
      ...(options.wayBack === true ? [button(texts.home.back, 'home.open', {})] : []),
    ],
  };
}

/** N10: the network that the client has already, for who may open it. */
function existing(texts: Texts, refusal: Refusal | undefined): Button[] {
  if (refusal?.kind !== 'network-exists') return [];
  return [button(texts.network.code(refusal.code), 'network.open', { networkId: refusal.networkId })];
}
