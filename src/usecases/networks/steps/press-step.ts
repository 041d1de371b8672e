import type { Actor } from '../../../domain/directory';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import { checkReason } from '../../../domain/reason';
import { askedStepsDone, checkPress, stepsOf, type StepEvent, type TickedStep } from '../../../domain/steps';
import type { NotBsn } from '../../../domain/without-bsn';
import { replace } from '../../../store/write';
import { find, key } from '../../../store/keys';
import { organisationOfTeam } from '../../../store/partitions';
import type { Stored, Write } from '../../../store/store';
import { change, decide, type Change, type Press } from '../../decide';
import type { Deps } from '../../deps';
import { inNetwork } from '../find-network';
import { readChecklist, withPlace, type ChecklistDocument } from './checklist';
import { answerWrites } from './own-message';

export interface PressStep {
  networkId: string;
  what: TickedStep | 'decline' | 'resume';
  /** Why the client does not take part; for `decline` only. */
  reason: string;
  /** What the bot answers to its own message once the practice's steps are done (N4). */
  answers: { done: string; declined: (reason: string) => string };
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
  press: Press;
}

/**
 * N7: records that a step was done, that the client does not take part in Spreekuur.nl, or that
 * they do after all. Pressing twice does it once; of two at once the second is told.
 */
export function pressStep(deps: Deps, actor: Actor, input: PressStep): Promise<Outcome<null>> {
  const { networkId } = input;
  const work = inNetwork(deps, actor, input, () => null);
  return decide(deps, work, async ({ ownTeams }) => {
    const found = await readChecklist(deps, networkId);
    if (!found) return refuse({ kind: 'not-found' });
    const allowed = checkPress(found.doc, ownTeams.map(organisationOfTeam), input.what);
    if (!allowed.ok) return allowed;
    const reason = input.what === 'decline' ? checkReason(input.reason, input.notBsn) : accept('');
    if (!reason.ok) return reason;
    const teamId = ownTeams.find((id) => organisationOfTeam(id) === found.doc.practiceId) ?? ownTeams[0] ?? '';
    const by = { at: deps.now(), personId: actor.personId, personName: actor.name, teamId };
    return change(null, await stepTaken(deps, found, eventOf(input, by, reason.value), input));
  });
}

type By = Pick<StepEvent, 'at' | 'personId' | 'personName' | 'teamId'>;

function eventOf(input: PressStep, by: By, reason: string): StepEvent {
  switch (input.what) {
    case 'decline':
      return { ...by, kind: 'declined', reason };
    case 'resume':
      return { ...by, kind: 'resumed' };
    default:
      return { ...by, kind: 'done', step: input.what };
  }
}

async function stepTaken(
  deps: Deps,
  found: Stored<ChecklistDocument>,
  event: StepEvent,
  input: PressStep,
): Promise<Change> {
  const list = withPlace({ ...found.doc, events: [...found.doc.events, event] });
  return {
    writes: [replace(found, list), ...(await selfAnswer(deps, found.doc, list, event, input))],
    record: {
      action: `step.${input.what}`,
      object: `network:${list.networkId}`,
      ground: 'consent and team membership',
      organisationId: organisationOfTeam(event.teamId),
    },
    result: input.what,
  };
}

/** N4: with this press the practice has done what the bot's message asks. */
async function selfAnswer(
  deps: Deps,
  before: ChecklistDocument,
  list: ChecklistDocument,
  event: StepEvent,
  input: PressStep,
): Promise<Write[]> {
  if (list.askThreadId === null || askedStepsDone(before) || !askedStepsDone(list)) return [];
  const thread = await find(deps.store, key.thread(list.networkId, list.askThreadId));
  if (!thread) return [];
  const declined = list.events.findLast(({ kind }) => kind === 'declined' || kind === 'resumed');
  const invited = stepsOf(list).some(({ step, state }) => step === 'resident-invited' && state === 'done');
  const text = declined?.kind === 'declined' && !invited ? input.answers.declined(declined.reason) : input.answers.done;
  return answerWrites(deps, thread, event, text);
}
