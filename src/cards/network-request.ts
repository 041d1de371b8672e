import { overdueHours } from '../domain/deadline';
import type { NetworkRequestDecision } from '../domain/network-request';
import { reachable } from '../domain/reachable';
import type { Refusal } from '../domain/refusal';
import { teamName } from '../domain/team-name';
import { requestDecisionFields, type RequestDecisionValues } from '../forms/request-decision';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { NetworkRequestView } from '../usecases/messages/read-request';
import type { ThreadView } from '../usecases/messages/read-thread';
import type { LikelyNetwork } from '../usecases/networks/start/likely-networks';
import { clientMarks } from './client-line';
import { explainDeadline } from './deadline-line';
import { formNotice, inputs, marked, type Field } from './fields';
import { likelyAsked, withLikely } from './other-client';
import { button, outcomeNotice, paragraphs, wordFor, type Button } from './parts';
import type { Shown } from './render';
import { factsOf, foldedForm, openForm, requestView, type Fact } from './request';
import { unreachedLines } from './unreached';

/** A thread that asks for the network it is in. */
type AskingView = ThreadView & { request: NetworkRequestView };

export interface NetworkRequestOptions {
  refusal?: Refusal | undefined;
  /** What was done, for whoever has just sent it. */
  done?: string;
  /** What was typed and not carried out. */
  values?: RequestDecisionValues | undefined;
  /** N10: networks that may be this client's. */
  likely?: LikelyNetwork[] | undefined;
  wayBack?: boolean;
}

/** N5: a request for one reader: how it stands and by when first, then who asks what, then what they may do. */
export function networkRequestCard(
  texts: Texts,
  zone: string,
  view: AskingView,
  options: NetworkRequestOptions = {},
): Shown {
  const { requests } = texts;
  const { refusal, values = {}, likely = [] } = options;
  const asked = likelyAsked(texts, zone, likely);
  const decides = view.request.presses.includes('accept');
  const fields = decides
    ? withLikely(texts, inputs(requestDecisionFields, texts, { refusal, ...asked }, values), asked)
    : [];
  return requestView.render({
    lang: texts.language,
    title: requests.preview(view.request.code),
    ...stateOf(texts, zone, view),
    warnings: unreachedLines(texts, view.unreached, view.addressee),
    ...formNotice(texts, refusal, fields),
    ...(options.done === undefined ? {} : outcomeNotice(texts, refusal, options.done)),
    asks: requests.asks(teamName(view.asker), teamName(view.addressee)),
    facts: facts(texts, zone, view),
    ...question(texts, view),
    forms: decisionForms(texts, view, fields),
    actions: buttons(texts, view, options),
    urgent: view.turnTeam === undefined ? '' : urgentLine(texts, view),
  });
}

/** M3, A1: whom to call when it cannot wait: the other side. */
function urgentLine(texts: Texts, view: AskingView): string {
  const to = reachable(view.ownSides.includes('addressee') ? view.asker : view.addressee);
  return texts.thread.urgent(to.teamName, to.phone);
}

const styles: Partial<Record<NetworkRequestDecision, 'good' | 'emphasis'>> = {
  accepted: 'good',
  declined: 'emphasis',
  withdrawn: 'emphasis',
};

function stateOf(
  texts: Texts,
  zone: string,
  view: AskingView,
): { stateStyle: 'accent' | 'attention' | 'good' | 'emphasis'; state: string; deadline: string; overdue: string } {
  const { deadline } = view;
  return {
    ...turnOf(texts, view),
    ...(view.overdue ? { stateStyle: 'attention' } : {}),
    deadline: deadline === undefined ? '' : explainDeadline(texts, zone, view.category, deadline),
    overdue: deadline && view.overdue ? texts.thread.overdue(overdueHours(deadline.at, view.now)) : '',
  };
}

/** M7: whose turn it is while the practice has not decided; then what it came to. */
function turnOf(texts: Texts, view: AskingView): { stateStyle: 'accent' | 'good' | 'emphasis'; state: string } {
  const { decision, presses } = view.request;
  if (decision) {
    return { stateStyle: styles[decision.kind] ?? 'emphasis', state: wordFor(texts.requests.states, decision.kind) };
  }
  const practice = teamName(view.addressee);
  return presses.includes('accept')
    ? { stateStyle: 'accent', state: texts.thread.ballYou(practice) }
    : { stateStyle: 'emphasis', state: texts.thread.ball(practice) };
}

/** What was asked; or, once the details were removed, that they were. */
function question(
  texts: Texts,
  { request, messages }: AskingView,
): { reasonTitle: string; reason: { text: string }[] } {
  const { requests } = texts;
  if (request.forgotten === undefined)
    return { reasonTitle: requests.reasonTitle, reason: paragraphs(messages[0]?.text ?? '') };
  return { reasonTitle: requests.forgottenTitle, reason: paragraphs(requests.forgotten(request.forgotten.days)) };
}

function facts(texts: Texts, zone: string, view: AskingView): Fact[] {
  const { consent, decision, client } = view.request;
  const { requests } = texts;
  const at = (instant: string): string => happened(texts.language, zone, instant, view.now);
  const given =
    consent &&
    `${wordFor(texts.forms, consent.form)}, ${wordFor(texts.givers, consent.givenBy)}, ${at(consent.recordedAt)}`;
  const asked = view.messages[0];
  return factsOf(
    [requests.client, client && clientMarks(texts, zone, client)],
    [requests.consent, given],
    [requests.askedBy, asked && `${asked.authorName}, ${at(asked.at)}`],
    [requests.decidedBy, decision ? `${decision.name}, ${at(decision.at)}` : undefined],
    [requests.declineReason, decision?.reason],
  );
}

/** N5: to accept and to decline: the heading of each, its inputs and its button; both post the fields of both. */
function decisionForms(texts: Texts, view: AskingView, fields: Field[]): ReturnType<typeof openForm>[] {
  const { requests } = texts;
  const data = pressData(view);
  const accept = button(requests.accept, 'request.accept', data, { style: 'positive', withInputs: true });
  const decline = button(requests.decline, 'request.decline', data, { style: 'destructive', withInputs: true });
  const shown = marked(texts, fields, [accept, decline]);
  const declining = shown.findIndex(({ id }) => id === 'reason');
  const forms = {
    accept: openForm('accept', requests.acceptTitle, shown.slice(0, declining), accept),
    decline: foldedForm('decline', requests.unfoldDecline, requests.declineTitle, shown.slice(declining), decline),
  };
  return view.request.presses.flatMap((press) => (press === 'withdraw' ? [] : [forms[press]]));
}

function pressData(view: AskingView): { practiceId: string; requestId: string } {
  return { practiceId: view.addressee.organisationId, requestId: view.threadId };
}

function buttons(texts: Texts, view: AskingView, options: NetworkRequestOptions): Button[] {
  const { requests } = texts;
  const { networkId, request } = view;
  return [
    ...existing(texts, options.refusal),
    ...(request.presses.includes('withdraw') ? [button(requests.withdraw, 'request.withdraw', pressData(view))] : []),
    ...(request.decision?.kind === 'accepted'
      ? [button(requests.openNetwork, 'network.open', { networkId }, { style: 'positive' })]
      : []),
    ...(options.wayBack === true ? [button(texts.home.back, 'home.open', {})] : []),
  ];
}

/** N10: the network that the client has already, for who may open it. */
function existing(texts: Texts, refusal: Refusal | undefined): Button[] {
  if (refusal?.kind !== 'network-exists') return [];
  return [button(texts.network.code(refusal.code), 'network.open', { networkId: refusal.networkId })];
}
