import type { Step, StepPress, StepState } from '../domain/steps';
import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { NetworkView, StepsView } from '../usecases/networks/endings/read-network';
import type { Row } from './list';
import { button, subtle, type Button } from './parts';

/**
 * N7: the steps with who must do each and since when, or who did it and when; a button only for
 * who may press it. Nothing where a network has no steps recorded.
 */
export function stepRows(texts: Texts, zone: string, view: NetworkView): Row[] {
  const { steps } = view;
  if (steps === undefined) return [];
  // N9: in a closed network only what was done is left to tell.
  const open = view.network.state === 'open';
  const told = steps.states.filter(({ state }) => open || state === 'done' || state === 'not-applicable');
  return told.map((state, index) => ({
    style: state.state === 'open' ? 'accent' : state.state === 'done' ? 'good' : 'emphasis',
    strong: state.state === 'done' ? `✓ ${texts.steps.done[state.step]}` : texts.steps.open[state.step],
    lines: subtle(line(texts, zone, view, steps, state)),
    actions: buttons(texts, view.network.networkId, steps, state, index),
  }));
}

function line(texts: Texts, zone: string, view: NetworkView, steps: StepsView, state: StepState): string {
  const team = (teamId: string): string => teamName(view.teams.find((each) => each.teamId === teamId));
  const at = (instant: string): string => happened(texts.language, zone, instant, view.now);
  switch (state.state) {
    case 'done':
      return texts.steps.doneBy(state.by.personName, team(state.by.teamId), at(state.by.at));
    case 'open':
      return texts.steps.todo(team(steps.practiceTeamId), at(state.since));
    case 'later':
      return texts.steps.waits(team(steps.practiceTeamId));
    case 'not-applicable':
      return `${texts.steps.notApplicable(state.by.reason)} · ${texts.steps.doneBy(state.by.personName, team(state.by.teamId), at(state.by.at))}`;
  }
}

function buttons(texts: Texts, networkId: string, steps: StepsView, state: StepState, index: number): Button[] {
  const { version } = steps;
  const may = (press: StepPress): boolean => steps.presses.includes(press);
  const { step } = state;
  const first = steps.states.findIndex((each) => each.state === state.state && each.step !== 'patient-card') === index;
  return [
    ...(may(step) ? [pressButton(texts, networkId, version, step, state.state === 'done')] : []),
    ...(may('decline') && state.state === 'open' && step !== 'patient-card'
      ? [button(texts.steps.declineButton, 'step.decline-form', { networkId, version })]
      : []),
    ...(may('resume') && state.state === 'not-applicable' && first
      ? [button(texts.steps.resumeButton, 'step.resume', { networkId, version })]
      : []),
  ];
}

function pressButton(texts: Texts, networkId: string, version: number, step: Step, again: boolean): Button {
  if (step === 'resident-added') {
    return button(again ? texts.steps.addMore : texts.steps.tick[step], 'resident.choose', { networkId });
  }
  return button(texts.steps.tick[step], 'step.tick', { networkId, version, step }, { style: 'positive' });
}
