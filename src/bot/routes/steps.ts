import { refusalCard } from '../../cards/info';
import { networkCard } from '../../cards/network';
import { declineStepCard, type DeclineValues } from '../../cards/reason';
import type { Shown } from '../../cards/render';
import { residentChoicesCard, residentWarningCard } from '../../cards/resident';
import { threadCard } from '../../cards/thread';
import type { Refusal } from '../../domain/refusal';
import { withoutBsn } from '../../domain/without-bsn';
import { declineFields } from '../../forms/decline';
import { valuesOf } from '../../forms/fields';
import { readThread } from '../../usecases/messages/read-thread';
import { readNetwork } from '../../usecases/networks/endings/read-network';
import { addResident, listResidentChoices, readResidentWarning } from '../../usecases/networks/steps/add-resident';
import { pressStep, type PressStep } from '../../usecases/networks/steps/press-step';
import { undoStep } from '../../usecases/networks/steps/undo-step';
import type { Route, Turn } from '../turn';
import { pageSize } from './networks';

/** The network's card as it is now, saying why the press was not carried out if it was not. */
async function networkAfter(turn: Turn, networkId: string, refusal?: Refusal): Promise<Shown> {
  const view = await readNetwork(turn.deps, turn.actor, networkId);
  if (!view.ok) return refusalCard(turn.texts, view.refusal);
  return networkCard(turn.texts, turn.zone, view.value, refusal);
}

function stepPress(
  turn: Turn,
  input: { networkId: string; version: number },
  what: PressStep['what'],
  { reason, notBsn }: DeclineValues = { reason: '', notBsn: '' },
): PressStep {
  const { own } = turn.texts.steps;
  return {
    networkId: input.networkId,
    what,
    reason,
    notBsn,
    answers: { done: own.answered, declined: own.answeredDeclined },
    press: { verb: `step.${what}`, card: `${input.networkId}:${input.version}`, typed: reason },
  };
}

export const tickStep: Route<'step.tick'> = async (turn, input) => {
  const pressed = await pressStep(turn.deps, turn.actor, stepPress(turn, input, input.step));
  return networkAfter(turn, input.networkId, pressed.ok ? undefined : pressed.refusal);
};

export const undoTick: Route<'step.undo'> = async (turn, { networkId, version }) => {
  const press = { verb: 'step.undo', card: `${networkId}:${version}`, typed: '' };
  const undone = await undoStep(turn.deps, turn.actor, { networkId, text: turn.texts.steps.own.undone, press });
  return networkAfter(turn, networkId, undone.ok ? undefined : undone.refusal);
};

export const resumeSteps: Route<'step.resume'> = async (turn, input) => {
  const pressed = await pressStep(turn.deps, turn.actor, stepPress(turn, input, 'resume'));
  return networkAfter(turn, input.networkId, pressed.ok ? undefined : pressed.refusal);
};

export const openDecline: Route<'step.decline-form'> = async (turn, input) => {
  return declineForm(turn, input, { reason: '', notBsn: '' });
};

async function declineForm(
  turn: Turn,
  { networkId, version }: { networkId: string; version: number },
  values: DeclineValues,
  refusal?: Refusal,
): Promise<Shown> {
  const view = await readNetwork(turn.deps, turn.actor, networkId);
  if (!view.ok) return refusalCard(turn.texts, view.refusal, withoutBsn(values.reason));
  const { client } = view.value.network;
  return declineStepCard(turn.texts, { networkId, version, zone: turn.zone, client, values, refusal });
}

/** Refusals of the reason itself: they come back on the form, with what was typed. */
const ofReason = new Set<Refusal['kind']>(['reason-missing', 'reason-too-long', 'bsn', 'bsn-named', 'bsn-taken-out']);

export const declineSteps: Route<'step.decline'> = async (turn, input) => {
  const pressed = await pressStep(turn.deps, turn.actor, stepPress(turn, input, 'decline', input));
  if (pressed.ok) return networkAfter(turn, input.networkId);
  if (!ofReason.has(pressed.refusal.kind)) return networkAfter(turn, input.networkId, pressed.refusal);
  return declineForm(turn, input, valuesOf(declineFields, input), pressed.refusal);
};

export const chooseThread: Route<'resident.choose'> = async (turn, input) => {
  const page = { after: input.after, limit: pageSize };
  const choices = await listResidentChoices(turn.deps, turn.actor, input.networkId, page);
  return choices.ok
    ? residentChoicesCard(turn.texts, turn.zone, choices.value)
    : networkAfter(turn, input.networkId, choices.refusal);
};

export const warnResident: Route<'resident.warn'> = (turn, input) => warning(turn, input);

async function warning(turn: Turn, input: { networkId: string; threadId: string }, refusal?: Refusal): Promise<Shown> {
  const choice = await readResidentWarning(turn.deps, turn.actor, input.networkId, input.threadId);
  return choice.ok
    ? residentWarningCard(turn.texts, turn.zone, choice.value, refusal)
    : networkAfter(turn, input.networkId, choice.refusal);
}

export const postResident: Route<'resident.add'> = async (turn, input) => {
  const { networkId, threadId, messages } = input;
  const press = { verb: 'resident.add', card: threadId, typed: '' };
  const added = await addResident(turn.deps, turn.actor, { networkId, threadId, messages, press });
  if (!added.ok && added.refusal.kind === 'resident-sees-more') return warning(turn, input, added.refusal);
  if (!added.ok) return networkAfter(turn, networkId, added.refusal);
  const view = await readThread(turn.deps, turn.actor, networkId, threadId);
  if (!view.ok) return refusalCard(turn.texts, view.refusal);
  return threadCard(turn.texts, turn.zone, view.value, { wayBack: true });
};
