import { clientLine } from '../../cards/client-line';
import { closingCard } from '../../cards/closing';
import { closingMessageCard, type ClosingMessageValues } from '../../cards/closing-message';
import { infoCard, refusalCard } from '../../cards/info';
import { button, lines } from '../../cards/parts';
import type { Shown } from '../../cards/render';
import type { Refusal } from '../../domain/refusal';
import { withoutBsn } from '../../domain/without-bsn';
import { closingMessageFields } from '../../forms/closing-message';
import { valuesOf } from '../../forms/fields';
import { heldOf, notHeld, type Held } from '../../forms/statements';
import { readTeams } from '../../usecases/directory/read-teams';
import { coveredBy } from '../../usecases/networks/covered';
import { askClosing, askingTeams, practiceTeamOf, teamsMayAsk } from '../../usecases/networks/endings/ask-closing';
import { closeNetwork, readClosing } from '../../usecases/networks/endings/close-network';
import { withdrawConsent } from '../../usecases/networks/endings/withdraw-consent';
import { findNetwork, findOpenNetwork } from '../../usecases/networks/find-network';
import type { Route, Turn } from '../turn';
import { sentThread } from './sent';

interface ClosingMessage {
  networkId: string;
  formId: string;
  values: ClosingMessageValues;
  held: Held;
  refusal?: Refusal;
}

async function closingMessageForm(turn: Turn, form: ClosingMessage): Promise<Shown> {
  const access = await findOpenNetwork(turn.deps, turn.actor, form.networkId);
  const text = withoutBsn(form.values.text);
  if (!access.ok) return refusalCard(turn.texts, access.refusal, text);
  const members = askingTeams(access.value);
  if (members.length === 0) return refusalCard(turn.texts, { kind: 'practice-need-not-ask' }, text);
  const own = await teamsMayAsk(turn.deps, access.value);
  if (own.length === 0) return refusalCard(turn.texts, { kind: 'closing-asked' }, text);
  return closingMessageCard(turn.texts, {
    ...form,
    code: access.value.network.code,
    client: access.value.network.client,
    zone: turn.zone,
    practice: await practiceTeamOf(turn.deps, access.value.network),
    covered: await coveredBy(turn.deps, access.value.network),
    ownTeams: [...(await readTeams(turn.deps, own)).values()],
  });
}

export const openClosingMessage: Route<'closing.write'> = (turn, input) =>
  closingMessageForm(turn, {
    networkId: input.networkId,
    formId: turn.deps.newId(),
    values: { fromTeam: '', text: '', notBsn: '' },
    held: notHeld,
  });

export const postClosingMessage: Route<'closing.send'> = async (turn, input) => {
  const { networkId, formId } = input;
  const values = valuesOf(closingMessageFields, input);
  const { fromTeam, text, notBsn } = values;
  const held = heldOf(input, text);
  const press = { verb: 'closing.send', card: formId, typed: JSON.stringify([fromTeam, text]) };
  const subject = turn.texts.ending.subject;
  const sent = await askClosing(turn.deps, turn.actor, { networkId, fromTeam, subject, text, notBsn, ...held, press });
  if (!sent.ok) return closingMessageForm(turn, { networkId, formId, values, held, refusal: sent.refusal });
  const access = await findNetwork(turn.deps, turn.actor, networkId);
  const words = {
    title: turn.texts.message.sentTitle,
    text: turn.texts.ending.sent(access.ok ? access.value.network.code : '–'),
  };
  return sentThread(turn, sent.value, words, networkId);
};

async function closingForm(
  turn: Turn,
  networkId: string,
  form: { formId: string; page: number; refusal?: Refusal },
): Promise<Shown> {
  const view = await readClosing(turn.deps, turn.actor, networkId);
  if (!view.ok) return refusalCard(turn.texts, view.refusal);
  return closingCard(turn.texts, turn.zone, view.value, form);
}

export const openClosing: Route<'network.close'> = (turn, input) =>
  closingForm(turn, input.networkId, { formId: turn.deps.newId(), page: input.page ?? 0 });

export const postClosing: Route<'network.close-confirm'> = async (turn, input) => {
  const { networkId, formId, shown } = input;
  const closed = await closeNetwork(turn.deps, turn.actor, {
    networkId,
    shown,
    settleThreads: input.settleThreads === 'true',
    settleSteps: input.settleSteps === 'true',
    press: { verb: 'network.close-confirm', card: formId, typed: '' },
  });
  if (!closed.ok) return closingForm(turn, networkId, { formId, page: 0, refusal: closed.refusal });
  return infoCard(turn.texts, {
    title: turn.texts.ending.closedTitle,
    paragraphs: lines(turn.texts.ending.closedText(closed.value.code)),
    actions: [
      button(turn.texts.thread.network, 'network.open', { networkId }),
      button(turn.texts.home.back, 'home.open', {}),
    ],
  });
};

/** C5, the first press: what withdrawing does; nothing is changed yet. */
export const openWithdrawal: Route<'consent.withdraw'> = async (turn, input) => {
  const { networkId } = input;
  const { ending } = turn.texts;
  const access = await findNetwork(turn.deps, turn.actor, networkId);
  if (!access.ok) return refusalCard(turn.texts, access.refusal);
  return infoCard(turn.texts, {
    title: ending.withdrawTitle(access.value.network.code),
    paragraphs: lines(
      clientLine(turn.texts, turn.zone, access.value.network.client),
      ending.withdrawText,
      ending.withdrawForGood,
    ),
    actions: [
      button(ending.withdrawConfirm, 'consent.withdraw-confirm', { networkId }, { style: 'destructive' }),
      button(ending.withdrawBack, 'network.open', { networkId }),
    ],
  });
};

/** C5, the second press. */
export const postConsentWithdrawal: Route<'consent.withdraw-confirm'> = async (turn, input) => {
  const { ending, home } = turn.texts;
  const withdrawn = await withdrawConsent(turn.deps, turn.actor, input.networkId);
  if (!withdrawn.ok) return refusalCard(turn.texts, withdrawn.refusal);
  return infoCard(turn.texts, {
    title: ending.withdrawnTitle,
    paragraphs: lines(ending.withdrawnText(withdrawn.value.code)),
    actions: [button(home.back, 'home.open', {})],
  });
};
