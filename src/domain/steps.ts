import type { Instant } from './instant';
import { accept, refuse, type Outcome } from './outcome';

/** N3, N4: what is left to do once a network exists, in the order of the work agreements. */
export const steps = ['patient-card', 'resident-invited', 'resident-activated', 'resident-added'] as const;
export type Step = (typeof steps)[number];

/** The steps that are ticked; adding the resident is done in a thread, after its warning (N8). */
export const tickedSteps = ['patient-card', 'resident-invited', 'resident-activated'] as const;
export type TickedStep = (typeof tickedSteps)[number];

/**
 * What was recorded of the steps; the checklist is computed from it. `declined`: the client does
 * not take part in Spreekuur.nl; `resumed`: takes part after all.
 */
export type StepEvent = { at: Instant; personId: string; personName: string; teamId: string } & (
  | { kind: 'done'; step: Step }
  | { kind: 'declined'; reason: string }
  | { kind: 'resumed' }
  /** Ticked by a slip. */
  | { kind: 'undone'; step: Step }
);

/** A network's steps as far as the rules need them. */
export interface Checklist {
  startedAt: Instant;
  /** The practice that has the direction. */
  practiceId: string;
  events: StepEvent[];
}

export type StepState = { step: Step } & (
  | { state: 'done'; by: StepEvent }
  /** To be done by the practice, since then. */
  | { state: 'open'; since: Instant }
  /** Waits for an earlier step. */
  | { state: 'later' }
  | { state: 'not-applicable'; by: Extract<StepEvent, { kind: 'declined' }> }
);

/** Which step must be done before this one can be: inviting → activating → adding. */
const before: Record<Step, Step | undefined> = {
  'patient-card': undefined,
  'resident-invited': undefined,
  'resident-activated': 'resident-invited',
  'resident-added': 'resident-activated',
};

/** The client's word on Spreekuur.nl as it stands: the last `declined` that no `resumed` follows. */
function declinedBy(list: Checklist): Extract<StepEvent, { kind: 'declined' }> | undefined {
  const last = list.events.findLast((event) => event.kind === 'declined' || event.kind === 'resumed');
  return last?.kind === 'declined' ? last : undefined;
}

/** When this step was done first, and by whom; not what was taken back. */
function doneBy(list: Checklist, step: Step): StepEvent | undefined {
  const undone = list.events.findLastIndex((event) => event.kind === 'undone' && event.step === step);
  return list.events.slice(undone + 1).find((event) => event.kind === 'done' && event.step === step);
}

/** What happened last, if it is a tick that can be taken back. */
export function tickedLast({ events }: Pick<Checklist, 'events'>): (StepEvent & { step: TickedStep }) | undefined {
  const last = events.at(-1);
  if (last?.kind !== 'done') return undefined;
  const { step } = last;
  return isTicked(step) ? { ...last, step } : undefined;
}

const isTicked = (step: Step): step is TickedStep => (tickedSteps as readonly Step[]).includes(step);

/**
 * N7: every step with who did it or since when it waits. All four are the practice's (N3, N4).
 *
 * | step | open from | not applicable |
 * |---|---|---|
 * | patient card | the network's start | never |
 * | resident invited | the network's start | client does not take part |
 * | resident activated | the invitation | client does not take part |
 * | resident added to a thread | the activation | client does not take part |
 *
 * Resumed, a step is open since then; what was done before stays done. Undone, it is open since it was before.
 */
export function stepsOf(list: Checklist): StepState[] {
  const declined = declinedBy(list);
  const resumed = list.events.findLast((event) => event.kind === 'resumed')?.at ?? '';
  return steps.map((step) => {
    const done = doneBy(list, step);
    if (done) return { step, state: 'done', by: done };
    if (step === 'patient-card') return { step, state: 'open', since: list.startedAt };
    if (declined) return { step, state: 'not-applicable', by: declined };
    const earlier = before[step];
    const opened = earlier === undefined ? list.startedAt : doneBy(list, earlier)?.at;
    if (opened === undefined) return { step, state: 'later' };
    return { step, state: 'open', since: opened > resumed ? opened : resumed };
  });
}

/** Since when the practice has something to do, or undefined when nothing is open. */
export function openSince(list: Checklist): Instant | undefined {
  return stepsOf(list)
    .flatMap((each) => (each.state === 'open' ? [each.since] : []))
    .sort()[0];
}

/** What the bot's own message asks of the practice (N4): link the patient card and invite the resident. */
const asked: readonly Step[] = ['patient-card', 'resident-invited'];

/** N4: the practice has done what the bot's message asks: each step is ticked or does not apply. */
export function askedStepsDone(list: Checklist): boolean {
  return stepsOf(list).every((each) => !asked.includes(each.step) || ['done', 'not-applicable'].includes(each.state));
}

/** What someone can press on the checklist. */
export type StepPress = TickedStep | 'decline' | 'resume' | 'resident-added';

/**
 * N7, N8: who may record what, by organisation.
 *
 * | press | practice | another team of the network |
 * |---|---|---|
 * | patient card, resident invited | yes | no |
 * | resident activated (whoever sees that it works) | yes | yes |
 * | does not take part, takes part after all | yes | no |
 * | resident added to a thread | yes | no |
 */
function mayPress(press: StepPress, isPractice: boolean): boolean {
  return isPractice || press === 'resident-activated';
}

/** The presses someone of these organisations can make now, for the buttons. */
export function stepPresses(list: Checklist, organisationIds: readonly string[]): StepPress[] {
  const all: StepPress[] = [...tickedSteps, 'resident-added', 'decline', 'resume'];
  return all.filter((press) => checkPress(list, organisationIds, press).ok);
}

/** N7: may this be recorded now, by someone of these organisations? Refused with the reason otherwise. */
export function checkPress(list: Checklist, organisationIds: readonly string[], press: StepPress): Outcome<null> {
  if (!mayPress(press, organisationIds.includes(list.practiceId))) return refuse({ kind: 'step-of-practice' });
  const declined = declinedBy(list);
  if (press === 'resume') return declined ? accept(null) : refuse({ kind: 'resident-takes-part' });
  if (press === 'decline') {
    if (declined) return refuse({ kind: 'resident-declined' });
    return doneBy(list, 'resident-added') ? refuse({ kind: 'resident-reads-along' }) : accept(null);
  }
  if (declined && press !== 'patient-card') return refuse({ kind: 'resident-declined' });
  // The resident can be added to more threads than one; the other steps are done once.
  if (press !== 'resident-added' && doneBy(list, press)) return refuse({ kind: 'step-done' });
  const earlier = before[press];
  if (earlier !== undefined && !doneBy(list, earlier)) return refuse({ kind: 'step-too-early' });
  return accept(null);
}
