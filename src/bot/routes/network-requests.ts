import type { Input } from '../../actions';
import { infoCard, refusalCard } from '../../cards/info';
import { networkRequestCard, type DecisionValues } from '../../cards/network-request';
import { button, lines } from '../../cards/parts';
import type { Shown } from '../../cards/render';
import type { Refusal } from '../../domain/refusal';
import { withoutBsn } from '../../domain/without-bsn';
import { readOrganisation } from '../../usecases/directory/read-teams';
import { goBack } from '../../usecases/networks/start/go-back';
import { draftOf, noMessageValues, noNetworkValues } from '../../usecases/networks/start/draft';
import { acceptRequest } from '../../usecases/requests/accept-request';
import { closeRequest } from '../../usecases/requests/close-request';
import { readRequest } from '../../usecases/requests/read-request';
import { sendRequest } from '../../usecases/requests/send-request';
import type { Route, Turn } from '../turn';
import { consentStep, ending, heldOf, requestStep } from './start';

type OnForm = Input<'request.send'>;

function formValues(input: OnForm): { ownTeam: string; practiceTeam: string; reason: string } {
  const { ownTeam = '', practiceTeam = '', reason } = input;
  return { ownTeam, practiceTeam, reason };
}

/** The form again, saying why, with what was typed; or only why, where the form is over. */
async function formAgain(turn: Turn, input: OnForm, refusal: Refusal): Promise<Shown> {
  const kept = withoutBsn(input.reason);
  const over = ending.has(refusal.kind) || refusal.kind === 'network-exists' || refusal.kind === 'request-waits';
  if (over) return refusalCard(turn.texts, refusal, kept);
  const draft = await draftOf(turn.deps, turn.actor, input.formId);
  if (!draft.ok || draft.value.doc.consent === null) return refusalCard(turn.texts, refusal, kept);
  return requestStep(turn, draft.value.doc, formValues(input), heldOf(input), refusal);
}

export const sendNetworkRequest: Route<'request.send'> = async (turn, input) => {
  const sent = await sendRequest(turn.deps, turn.actor, {
    ...formValues(input),
    ...heldOf(input),
    formId: input.formId,
  });
  if (!sent.ok) return formAgain(turn, input, sent.refusal);
  const practice = await readOrganisation(turn.deps, sent.value.practiceId);
  return infoCard(turn.texts, {
    title: turn.texts.requests.sentTitle,
    paragraphs: lines(turn.texts.requests.sentText(practice?.name ?? '–')),
    actions: [button(turn.texts.home.back, 'home.open', {})],
  });
};

export const backFromRequest: Route<'request.back'> = async (turn, input) => {
  const { ownTeam, practiceTeam, reason } = formValues(input);
  const back = await goBack(turn.deps, turn.actor, {
    formId: input.formId,
    networkValues: { ...noNetworkValues, ownTeam, practiceTeam },
    messageValues: { ...noMessageValues, text: reason },
  });
  return back.ok
    ? consentStep(turn, back.value.formId, back.value.consentValues)
    : formAgain(turn, input, back.refusal);
};

interface Place {
  practiceId: string;
  requestId: string;
}

/** The request as it is now, whatever came of a press; refused, it says why and keeps what was typed. */
async function requestAfter(turn: Turn, at: Place, refusal?: Refusal, values?: DecisionValues): Promise<Shown> {
  const view = await readRequest(turn.deps, turn.actor, at.practiceId, at.requestId);
  if (!view.ok) return refusalCard(turn.texts, view.refusal, values?.reason);
  return networkRequestCard(turn.texts, turn.zone, view.value, {
    wayBack: true,
    refusal,
    ...(values === undefined ? {} : { values }),
  });
}

export const openNetworkRequest: Route<'request.open'> = (turn, input) => requestAfter(turn, input);

function decisionValues(input: Input<'request.accept'>): DecisionValues {
  const { source = '', reference = '', attested = 'false', reason = '' } = input;
  return { source, reference: withoutBsn(reference), attested, reason: withoutBsn(reason) };
}

export const acceptNetworkRequest: Route<'request.accept'> = async (turn, input) => {
  const { practiceId, requestId, source = '', reference = '', attested = 'false' } = input;
  const values = { practiceId, requestId, source, reference, attested };
  const accepted = await acceptRequest(turn.deps, turn.actor, values);
  if (accepted.ok) return requestAfter(turn, input);
  return requestAfter(turn, input, accepted.refusal, decisionValues(input));
};

export const declineNetworkRequest: Route<'request.decline'> = async (turn, input) => {
  const { practiceId, requestId, reason = '' } = input;
  const press = { verb: 'request.decline', card: requestId, typed: reason };
  const declined = await closeRequest(turn.deps, turn.actor, { practiceId, requestId, what: 'decline', reason, press });
  return declined.ok ? requestAfter(turn, input) : requestAfter(turn, input, declined.refusal, decisionValues(input));
};

export const withdrawNetworkRequest: Route<'request.withdraw'> = async (turn, input) => {
  const { practiceId, requestId } = input;
  const press = { verb: 'request.withdraw', card: requestId, typed: '' };
  const what = 'withdraw' as const;
  const done = await closeRequest(turn.deps, turn.actor, { practiceId, requestId, what, reason: '', press });
  return requestAfter(turn, input, done.ok ? undefined : done.refusal);
};
