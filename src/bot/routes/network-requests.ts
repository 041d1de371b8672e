import type { Input } from '../../actions';
import { refusalCard } from '../../cards/info';
import type { Shown } from '../../cards/render';
import { threadCard } from '../../cards/thread';
import type { Outcome } from '../../domain/outcome';
import type { Refusal } from '../../domain/refusal';
import { withoutBsn } from '../../domain/without-bsn';
import { valuesOf } from '../../forms/fields';
import { requestFields } from '../../forms/request';
import { heldOf } from '../../forms/statements';
import { requestDecisionFields, type RequestDecisionValues } from '../../forms/request-decision';
import { readOrganisation } from '../../usecases/directory/read-teams';
import { readThread } from '../../usecases/messages/read-thread';
import { goBack } from '../../usecases/networks/start/go-back';
import { draftOf, noMessageValues, noNetworkValues, type Draft } from '../../usecases/networks/start/draft';
import { acceptRequest } from '../../usecases/requests/accept-request';
import { closeRequest } from '../../usecases/requests/close-request';
import { networkOfRequest } from '../../usecases/requests/find-request';
import { sendRequest } from '../../usecases/requests/send-request';
import type { Route, Turn } from '../turn';
import { sentThread } from './sent';
import { consentStep, ending, likelyOf, requestStep } from './start';

type OnForm = Input<'request.send'>;

/** The form again, saying why, with what was typed; or only why, where the form is over. */
async function formAgain(turn: Turn, input: OnForm, refusal: Refusal): Promise<Shown> {
  const kept = withoutBsn(input.reason);
  const over = ending.has(refusal.kind) || refusal.kind === 'network-exists' || refusal.kind === 'request-waits';
  if (over) return refusalCard(turn.texts, refusal, kept);
  const draft = await draftOf(turn.deps, turn.actor, input.formId);
  if (!draft.ok || draft.value.doc.consent === null) return refusalCard(turn.texts, refusal, kept);
  if (refusal.kind === 'client-likely') await keepTyped(turn, input);
  return requestStep(turn, draft.value.doc, valuesOf(requestFields, input), heldOf(input, input.reason), refusal);
}

/** What was typed goes into the draft, for when the user comes forward again. */
function keepTyped(turn: Turn, input: Input<'request.back'>): Promise<Outcome<Draft>> {
  const { ownTeam, practiceTeam, reason, notBsn } = valuesOf(requestFields, input);
  return goBack(turn.deps, turn.actor, {
    formId: input.formId,
    networkValues: { ...noNetworkValues, ownTeam, practiceTeam },
    messageValues: { ...noMessageValues, text: reason, notBsn },
  });
}

export const sendNetworkRequest: Route<'request.send'> = async (turn, input) => {
  if (input.seek) return formAgain(turn, input, { kind: 'looked-up' });
  const sent = await sendRequest(turn.deps, turn.actor, {
    ...valuesOf(requestFields, input),
    ...heldOf(input, input.reason),
    formId: input.formId,
    subject: turn.texts.requests.row,
  });
  if (!sent.ok) return formAgain(turn, input, sent.refusal);
  const practice = await readOrganisation(turn.deps, sent.value.practiceId);
  const { sentTitle: title, sentText } = turn.texts.requests;
  return sentThread(turn, sent.value, { title, text: sentText(practice?.name ?? '–') });
};

export const backFromRequest: Route<'request.back'> = async (turn, input) => {
  const back = await keepTyped(turn, input);
  return back.ok
    ? consentStep(turn, back.value.formId, back.value.consentValues)
    : formAgain(turn, input, back.refusal);
};

/** The request as it is now, whatever came of a press; refused, it says why and keeps what was typed. */
async function requestAfter(
  turn: Turn,
  requestId: string,
  refusal?: Refusal,
  values?: RequestDecisionValues,
): Promise<Shown> {
  const networkId = await networkOfRequest(turn.deps, requestId);
  const view = await readThread(turn.deps, turn.actor, networkId, requestId);
  if (!view.ok) return refusalCard(turn.texts, view.refusal, values && withoutBsn(values.reason));
  const likely = await likelyOf(turn, values?.otherThan ?? '', refusal);
  return threadCard(turn.texts, turn.zone, view.value, { wayBack: true, refusal, values, likely });
}

export const openNetworkRequest: Route<'request.open'> = (turn, { requestId }) => requestAfter(turn, requestId);

export const acceptNetworkRequest: Route<'request.accept'> = async (turn, input) => {
  const { requestId } = input;
  const accepted = await acceptRequest(turn.deps, turn.actor, input);
  if (accepted.ok) return requestAfter(turn, requestId);
  return requestAfter(turn, requestId, accepted.refusal, valuesOf(requestDecisionFields, input));
};

export const declineNetworkRequest: Route<'request.decline'> = async (turn, input) => {
  const { requestId, reason, notBsn } = input;
  const press = { verb: 'request.decline', card: requestId, typed: reason };
  const declined = await closeRequest(turn.deps, turn.actor, { requestId, what: 'decline', reason, notBsn, press });
  if (declined.ok) return requestAfter(turn, requestId);
  return requestAfter(turn, requestId, declined.refusal, valuesOf(requestDecisionFields, input));
};

export const withdrawNetworkRequest: Route<'request.withdraw'> = async (turn, { requestId }) => {
  const press = { verb: 'request.withdraw', card: requestId, typed: '' };
  const done = await closeRequest(turn.deps, turn.actor, { requestId, what: 'withdraw', reason: '', press });
  return requestAfter(turn, requestId, done.ok ? undefined : done.refusal);
};
