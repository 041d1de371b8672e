import type { Input } from '../../actions';
import { clientLine } from '../../cards/client-line';
import { consentCard, noConsentValues } from '../../cards/consent';
import { infoCard, refusalCard } from '../../cards/info';
import { firstMessageActions, messageFormCard } from '../../cards/message-form';
import { networkFormCard } from '../../cards/network-form';
import { button, lines } from '../../cards/parts';
import { requestFormCard, type RequestForm } from '../../cards/request-form';
import type { Shown } from '../../cards/render';
import { withoutBsn } from '../../domain/without-bsn';
import type { MessageValues } from '../../domain/message-form';
import { codeOf } from '../../domain/network';
import { refuse } from '../../domain/outcome';
import type { Refusal } from '../../domain/refusal';
import { beginningPlace, idsOf, type ConsentValues, type NetworkValues } from '../../domain/start-form';
import { typedOf, valuesOf } from '../../forms/fields';
import type { Sought } from '../../forms/find';
import { messageFields } from '../../forms/message';
import { networkFields } from '../../forms/network';
import { heldOf, notHeld, type Held } from '../../forms/statements';
import { readTeams } from '../../usecases/directory/read-teams';
import { cancelStart } from '../../usecases/networks/start/cancel-start';
import { clientOf, describeNetwork, planNetwork } from '../../usecases/networks/start/describe-network';
import { draftOf, readDraft, type Draft } from '../../usecases/networks/start/draft';
import { goBack } from '../../usecases/networks/start/go-back';
import { readLikely, type LikelyNetwork } from '../../usecases/networks/start/likely-networks';
import { organisationsOffered, teamsOffered } from '../../usecases/networks/start/options';
import { recordConsent } from '../../usecases/networks/start/record-consent';
import { startNetwork } from '../../usecases/networks/start/start-network';
import type { Route, Turn } from '../turn';
import { sentThread } from './sent';

/** Refusals that end the form instead of being shown on it. */
export const ending: ReadonlySet<Refusal['kind']> = new Set<Refusal['kind']>([
  'form-finished',
  'form-unread',
  'no-access',
  'no-contents',
  'may-not-start',
  'busy',
]);

/** A start that was left is never gone on with unasked: it would be for another client than the one in mind. */
export const openStart: Route<'start.open'> = async (turn) => {
  const place = beginningPlace(turn.actor);
  if (!place.ok) return refusalCard(turn.texts, place.refusal);
  const { draft, unread } = await readDraft(turn.deps, turn.actor);
  if (draft === undefined || !isUnderWay(draft.doc)) {
    return consentStep(turn, turn.deps.newId(), noConsentValues, undefined, unread);
  }
  const { formId } = draft.doc;
  const { unfinished } = turn.texts;
  return infoCard(turn.texts, {
    title: unfinished.title,
    paragraphs: lines(clientLine(turn.texts, turn.zone, clientOf(draft.doc)), unfinished.question),
    actions: [
      button(unfinished.resume, 'start.resume', { formId }, { style: 'positive' }),
      button(unfinished.anew, 'start.anew', { formId }),
      button(turn.texts.home.back, 'home.open', {}),
    ],
  });
};

/** Also at a step that only a newer program knows: it is not begun anew unasked. */
const isUnderWay = ({ step }: Draft): boolean => step !== 'done';

export const resumeStart: Route<'start.resume'> = async (turn, input) => {
  const draft = await draftOf(turn.deps, turn.actor, input.formId);
  if (!draft.ok) return refusalCard(turn.texts, draft.refusal);
  const { doc } = draft.value;
  if (doc.step === 'network') return networkStep(turn, doc, doc.networkValues);
  if (doc.step === 'message') return messageStep(turn, doc, doc.messageValues);
  return refusalCard(turn.texts, { kind: 'form-finished' });
};

/** For another client: what was typed, consent included, is removed first (N2). */
export const startAnew: Route<'start.anew'> = async (turn, input) => {
  await cancelStart(turn.deps, turn.actor, input.formId);
  return openStart(turn, {});
};

export async function consentStep(
  turn: Turn,
  formId: string,
  values: ConsentValues & Sought,
  refusal?: Refusal,
  unread = false,
): Promise<Shown> {
  const place = beginningPlace(turn.actor);
  if (!place.ok) return refusalCard(turn.texts, place.refusal);
  const { own, others } = await organisationsOffered(turn.deps, place.value);
  return consentCard(turn.texts, {
    formId,
    text: turn.deps.region.consent[turn.texts.language],
    values,
    organisations: others,
    ownOrganisation: own?.name ?? '–',
    asksPractice: place.value.organisationKind === 'neighbourhood-team',
    unread,
    refusal,
  });
}

async function networkStep(
  turn: Turn,
  draft: Draft,
  values: NetworkValues & Sought,
  refusal?: Refusal,
): Promise<Shown> {
  const place = beginningPlace(turn.actor);
  if (!place.ok) return refusalCard(turn.texts, place.refusal);
  if (place.value.organisationKind === 'neighbourhood-team') return requestStepOf(turn, draft, refusal);
  if (draft.consent === null) return refusalCard(turn.texts, { kind: 'form-finished' });
  return networkFormCard(turn.texts, turn.zone, {
    formId: draft.formId,
    client: clientOf(draft),
    consent: draft.consent,
    values,
    choices: await teamsOffered(turn.deps, place.value, draft.consent.covers),
    byPractice: place.value.organisationKind === 'practice',
    likely: await likelyOf(turn, values.otherThan, refusal),
    refusal,
  });
}

/** N10: those that may be the same client's, with those that were said to be another's. */
export function likelyOf(turn: Turn, otherThan: string, refusal: Refusal | undefined): Promise<LikelyNetwork[]> {
  const asked = refusal?.kind === 'client-likely' ? refusal.networkIds : [];
  return readLikely(turn.deps, turn.actor, [...asked, ...idsOf(otherThan)]);
}

/** N5: what a neighbourhood team fills in instead of a network, as it was kept. */
function requestStepOf(turn: Turn, draft: Draft, refusal?: Refusal): Promise<Shown> {
  const { ownTeam, practiceTeam, otherThan } = draft.networkValues;
  const { text: reason, notBsn = '' } = draft.messageValues;
  return requestStep(turn, draft, { ownTeam, practiceTeam, otherThan, reason, notBsn }, notHeld, refusal);
}

/** N5: the request to a practice, after the consent. */
export async function requestStep(
  turn: Turn,
  draft: Draft,
  values: RequestForm['values'],
  held: Held,
  refusal?: Refusal,
): Promise<Shown> {
  const place = beginningPlace(turn.actor);
  if (!place.ok) return refusalCard(turn.texts, place.refusal);
  if (draft.consent === null) return refusalCard(turn.texts, { kind: 'form-finished' });
  const choices = await teamsOffered(turn.deps, place.value, draft.consent.covers);
  return requestFormCard(turn.texts, turn.zone, {
    formId: draft.formId,
    client: clientOf(draft),
    consent: draft.consent,
    values,
    held,
    choices,
    likely: await likelyOf(turn, values.otherThan, refusal),
    refusal,
  });
}

async function messageStep(
  turn: Turn,
  draft: Draft,
  values: MessageValues,
  held: Held = notHeld,
  refusal?: Refusal,
): Promise<Shown> {
  const planned = await planNetwork(turn.deps, turn.actor, draft, draft.networkValues);
  if (!planned.ok) return networkStep(turn, draft, draft.networkValues, planned.refusal);
  const { ownTeam, teamIds } = planned.value;
  const teams = await readTeams(turn.deps, teamIds);
  return messageFormCard(turn.texts, {
    title: turn.texts.message.firstTitle,
    client: clientOf(draft),
    values,
    fromTeam: '',
    held,
    hours: turn.deps.region.terms.hours,
    zone: turn.zone,
    ownTeams: [],
    teams: [...teams.values()].filter((team) => team.teamId !== ownTeam),
    covered: planned.value.consent.covers,
    refusal,
    actions: firstMessageActions(turn.texts, draft.formId),
  });
}

export const postConsent: Route<'start.consent'> = async (turn, input) => {
  const { formId, shownText, shownLanguage, confirmed, seek, ...values } = input;
  if (seek) return consentStep(turn, formId, values, { kind: 'looked-up' });
  const recorded = await recordConsent(turn.deps, turn.actor, {
    ...values,
    formId,
    shownText,
    language: shownLanguage,
    confirmed: confirmed === 'true',
  });
  if (recorded.ok) return networkStep(turn, recorded.value, recorded.value.networkValues);
  if (ending.has(recorded.refusal.kind)) return refusalCard(turn.texts, recorded.refusal);
  return consentStep(turn, formId, values, recorded.refusal);
};

export const postNetwork: Route<'start.network'> = async (turn, input) => {
  const values = valuesOf(networkFields, input);
  const described = input.seek
    ? refuse({ kind: 'looked-up' })
    : await describeNetwork(turn.deps, turn.actor, { formId: input.formId, ...values });
  if (described.ok) return messageStep(turn, described.value, described.value.messageValues);
  const { refusal } = described;
  if (ending.has(refusal.kind) || refusal.kind === 'network-exists') return refusalCard(turn.texts, refusal);
  // What is opened from the question takes the place of the form: it is gone on with as it was typed.
  const { find: _, otherThan: _said, ...networkValues } = values;
  if (refusal.kind === 'client-likely') await goBack(turn.deps, turn.actor, { formId: input.formId, networkValues });
  const draft = await draftOf(turn.deps, turn.actor, input.formId);
  return draft.ok ? networkStep(turn, draft.value.doc, values, refusal) : refusalCard(turn.texts, draft.refusal);
};

export const backToConsent: Route<'start.back-to-consent'> = async (turn, input) => {
  const { find: _, otherThan, ...networkValues } = valuesOf(networkFields, input);
  const back = await goBack(turn.deps, turn.actor, { formId: input.formId, networkValues });
  if (back.ok) return consentStep(turn, back.value.formId, back.value.consentValues);
  const draft = await draftOf(turn.deps, turn.actor, input.formId);
  if (!draft.ok || draft.value.doc.step === 'done') return refusalCard(turn.texts, back.refusal);
  return networkStep(turn, draft.value.doc, { ...networkValues, otherThan }, back.refusal);
};

export const backToNetwork: Route<'start.back-to-network'> = async (turn, input) => {
  const values = messageValues(input);
  const back = await goBack(turn.deps, turn.actor, { formId: input.formId, messageValues: values });
  if (back.ok) return networkStep(turn, back.value, back.value.networkValues);
  const draft = await draftOf(turn.deps, turn.actor, input.formId);
  if (!draft.ok || draft.value.doc.step === 'done') return refusalCard(turn.texts, back.refusal);
  return messageStep(turn, draft.value.doc, values, heldOf(input, values.subject, values.text), back.refusal);
};

export const postFirstMessage: Route<'start.message'> = async (turn, input) => {
  const values = messageValues(input);
  const press = { verb: 'start.message', card: input.formId, typed: typedOf(values) };
  const held = heldOf(input, values.subject, values.text);
  const started = await startNetwork(turn.deps, turn.actor, {
    ...values,
    ...held,
    formId: input.formId,
    own: { subject: turn.texts.steps.own.subject, text: turn.texts.steps.own.text },
    press,
  });
  if (started.ok) {
    const { networkId } = started.value;
    const { sentTitle: title, startedText } = turn.texts.message;
    return sentThread(turn, started.value, { title, text: startedText(codeOf(networkId)) }, networkId);
  }
  const { refusal } = started;
  if (ending.has(refusal.kind) || refusal.kind === 'network-exists') {
    return refusalCard(turn.texts, refusal, withoutBsn(input.text));
  }
  const draft = await draftOf(turn.deps, turn.actor, input.formId);
  if (!draft.ok) return refusalCard(turn.texts, draft.refusal, withoutBsn(input.text));
  if (draft.value.doc.step === 'done') return refusalCard(turn.texts, refusal, withoutBsn(input.text));
  if (refusal.kind === 'client-likely') return askedAgain(turn, input.formId, values, refusal);
  return messageStep(turn, draft.value.doc, values, held, refusal);
};

/** N10: what may be the same client's has come to be since; the question is on the step before, and the message is kept. */
async function askedAgain(turn: Turn, formId: string, messageValues: MessageValues, refusal: Refusal): Promise<Shown> {
  const back = await goBack(turn.deps, turn.actor, { formId, messageValues });
  return back.ok
    ? networkStep(turn, back.value, back.value.networkValues, refusal)
    : refusalCard(turn.texts, back.refusal, withoutBsn(messageValues.text));
}

export const postCancel: Route<'start.cancel'> = async (turn, input) => {
  await cancelStart(turn.deps, turn.actor, input.formId);
  return infoCard(turn.texts, {
    title: turn.texts.info.stopped,
    paragraphs: lines(turn.texts.info.stoppedText),
    actions: [button(turn.texts.home.back, 'home.open', {})],
  });
};

/** A first message comes from the team that starts. */
function messageValues(input: Input<'start.message'>): MessageValues {
  const { fromTeam: _, ...values } = valuesOf(messageFields, input);
  return values;
}
