import type { Step, StepState } from '../domain/steps';
import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import { happened } from '../texts/moments';
import type { NetworkView, StepsView } from '../usecases/networks/endings/read-network';
import { textsOf } from './fields';
import type { Row } from './list';
import { button, subtle, type Button } from './parts';
import { undoLine } from './undo-line';

/**
 * N7: the open steps with who must do each and since when, with a button only for who may press it; those done in one
 * line, with who did each and when for who unfolds it. Nothing where a network has no steps recorded.
 */
export function stepsShown(
  texts: Texts,
  zone: string,
  view: NetworkView,
): { steps: Row[]; done: { text: string }[]; doneLines: { text: string }[] } {
  const { steps } = view;
  if (steps === undefined) return { steps: [], done: [], doneLines: [] };
  // N9: in a closed network only what was done is left to tell.
  const open = view.network.state === 'open';
  const ended = steps.states.filter(isEnded);
  const later = steps.states.flatMap(({ step, state }) => (state === 'later' ? [texts.steps.open[step]] : []));
  const told = (state: StepState): string => {
    return state.state === 'done' ? `✓ ${texts.steps.done[state.step]}` : `– ${texts.steps.open[state.step]}`;
  };
  return {
    steps: steps.states
      .filter(({ state }) => open && state === 'open')
      .map((state) => ({
        style: 'accent',
        strong: texts.steps.open[state.step],
        lines: subtle(line(texts, zone, view, steps, state)),
        actions: buttons(texts, view.network.networkId, steps, state),
      })),
    done: textsOf(
      open && later.length > 0 ? texts.steps.later(later.join(' · ')) : '',
      ended.map(told).join(' · '),
      undoLine(texts, zone, steps.undoUntil),
    ),
    doneLines: textsOf(...ended.map((state) => `${told(state)}: ${line(texts, zone, view, steps, state)}`)),
  };
}

const isEnded = ({ state }: StepState): boolean => state === 'done' || state === 'not-applicable';

function line(texts: Texts, zone: string, view: NetworkView, steps: StepsView, state: StepState): string {
  const team = (teamId: string): string => teamName(view.teams.find((each) => each.teamId === teamId));
  const at = (instant: string): string => happened(texts.language, zone, instant, view.now);
  switch (state.state) {
    case 'done':
      return texts.steps.doneBy(state.by.personName, team(state.by.teamId), at(state.by.at));
    case 'open':
      return texts.steps.todo(team(steps.practiceTeamId), at(state.since));
    case 'later':
      return '';
    case 'not-applicable':
      return `${texts.steps.notApplicable(state.by.reason)} · ${texts.steps.doneBy(state.by.personName, team(state.by.teamId), at(state.by.at))}`;
  }
}

function buttons(texts: Texts, networkId: string, steps: StepsView, state: StepState): Button[] {
  const { version, presses } = steps;
  const { step } = state;
  return [
    ...(presses.includes(step) ? [pressButton(texts, networkId, version, step)] : []),
    ...(presses.includes('decline') && state.state === 'open' && step !== 'patient-card'
      ? [button(texts.steps.declineButton, 'step.decline-form', { networkId, version })]
      : []),
  ];
}

function pressButton(texts: Texts, networkId: string, version: number, step: Step): Button {
  if (step === 'resident-added') return button(texts.steps.tick[step], 'resident.choose', { networkId });
  return button(texts.steps.tick[step], 'step.tick', { networkId, version, step });
}

export function undoTickButton(texts: Texts, { network: { networkId }, steps }: NetworkView): Button[] {
  if (steps?.undoUntil === undefined) return [];
  return [button(texts.undo.button, 'step.undo', { networkId, version: steps.version })];
}

/** What can be done about steps that ended: the resident added to one thread more, or taking part after all. */
export function stepButtons(texts: Texts, { network: { networkId }, steps }: NetworkView): Button[] {
  if (steps === undefined) return [];
  const { states, presses, version } = steps;
  const again = states.some(({ step, state }) => step === 'resident-added' && state === 'done');
  return [
    ...(again && presses.includes('resident-added')
      ? [button(texts.steps.addMore, 'resident.choose', { networkId })]
      : []),
    ...(presses.includes('resume') ? [button(texts.steps.resumeButton, 'step.resume', { networkId, version })] : []),
  ];
}
