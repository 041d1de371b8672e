import type { Actor } from '../../../domain/directory';
import { refuse, type Outcome } from '../../../domain/outcome';
import { checkPress, tickedLast, type StepEvent } from '../../../domain/steps';
import { checkUndo } from '../../../domain/undo';
import { find, key } from '../../../store/keys';
import { organisationOfTeam } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { replace } from '../../../store/write';
import { change, decide, type Press } from '../../decide';
import type { Deps } from '../../deps';
import { inNetwork } from '../find-network';
import { readChecklist, withPlace, type ChecklistDocument } from './checklist';
import { unansweredWrites } from './own-message';

export interface UndoStep {
  networkId: string;
  /** What the bot adds to its own message where the tick had answered it (N4). */
  text: string;
  press: Press;
}

/**
 * N7: a tick was a slip: for ten minutes whoever pressed it takes it back, still with the right to tick it, unless
 * something was recorded of the steps since. Where it had answered the bot's own message (N4), that is asked again and
 * the team that was told is told so, unless somebody acted on the answer. Both stay on record.
 */
export function undoStep(deps: Deps, actor: Actor, input: UndoStep): Promise<Outcome<null>> {
  const work = inNetwork(deps, actor, input, () => null);
  return decide(deps, work, async ({ ownTeams }) => {
    const found = await readChecklist(deps, input.networkId);
    if (!found) return refuse({ kind: 'not-found' });
    const ticked = tickedLast(found.doc);
    const may = checkUndo(ticked, actor.personId, deps.now());
    if (!may.ok || ticked === undefined) return may.ok ? refuse({ kind: 'undo-changed' }) : may;
    const { step, teamId, personName } = ticked;
    const undone: StepEvent = { at: deps.now(), personId: actor.personId, personName, teamId, kind: 'undone', step };
    const list = withPlace({ ...found.doc, events: [...found.doc.events, undone] });
    const allowed = checkPress(list, ownTeams.map(organisationOfTeam), step);
    if (!allowed.ok) return allowed;
    const asked = await askedAnew(deps, found.doc, ticked, undone, input.text);
    if (asked === undefined) return refuse({ kind: 'undo-changed' });
    return change(null, {
      writes: [replace(found, list), ...asked],
      record: {
        action: 'step.undo',
        object: `network:${list.networkId}`,
        ground: 'consent and team membership',
        organisationId: organisationOfTeam(teamId),
        detail: step,
      },
      result: step,
    });
  });
}

/** What puts the bot's own message back; undefined where somebody acted on the answer since. */
async function askedAnew(
  deps: Deps,
  { networkId, askThreadId }: ChecklistDocument,
  ticked: StepEvent,
  undone: StepEvent,
  text: string,
): Promise<Write[] | undefined> {
  const thread = askThreadId === null ? undefined : await find(deps.store, key.thread(networkId, askThreadId));
  const answered = thread?.doc.events.some(({ kind, at }) => kind === 'answered-by-steps' && at === ticked.at);
  if (thread === undefined || answered !== true) return [];
  const last = thread.doc.events.at(-1);
  return last?.kind === 'answered-by-steps' ? unansweredWrites(deps, thread, undone, text) : undefined;
}
