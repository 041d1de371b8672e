import type { Instant } from '../../../domain/instant';
import type { Category } from '../../../domain/category';
import { dueNow, type Due } from '../../../domain/deadline';
import type { Actor } from '../../../domain/directory';
import { accept, type Outcome } from '../../../domain/outcome';
import { checkUndo, undoUntil } from '../../../domain/undo';
import { stepPresses, stepsOf, tickedLast, type StepPress, type StepState } from '../../../domain/steps';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition, organisationOfTeam } from '../../../store/partitions';
import type { ListedThread } from '../../../store/store';
import { recordReading } from '../../audit';
import type { Deps } from '../../deps';
import { readOrganisation, readTeams, type TeamInfo } from '../../directory/read-teams';
import { leavingOut, listPage } from '../../list';
import { asEnded } from '../../messages/thread-ending';
import { readConsentHeld } from '../consent-held';
import { coveredBy } from '../covered';
import { findNetwork, onBehalfOf } from '../find-network';
import { readChecklist, type ChecklistDocument } from '../steps/checklist';
import { closingTeam } from './close-network';
import { teamsMayAsk } from './ask-closing';

/** How many of a network's threads its card shows, newest first; the others are a press away. */
const threadsShown = 8;

export interface NetworkView {
  now: Instant;
  network: DocumentOf<'network'>;
  teams: TeamInfo[];
  ownTeams: string[];
  consent: DocumentOf<'network'>['consent'];
  /** Names of the organisations that it covers (C2, C4). */
  covers: string[];
  /** What this reader may do about the end of the network (N9); C4 and C5 are for every member. */
  mayClose: boolean;
  mayAskClosing: boolean;
  threads: {
    threadId: string;
    category: Category;
    subject: string;
    turnTeam: TeamInfo | undefined;
    /** Until when it waits for that team. */
    due: Due | undefined;
  }[];
  /** Whether these are not the newest ones. */
  later: boolean;
  /** Where older ones go on; undefined when these are the oldest. */
  next: string | undefined;
  /** How many threads or lists of steps could not be read and are left out. */
  unread: number;
  /** N7: undefined where no steps were recorded. */
  steps: StepsView | undefined;
}

export interface StepsView {
  states: StepState[];
  practiceTeamId: string;
  /** Until when this reader can take back the last tick. */
  undoUntil: Instant | undefined;
  /** What this reader may press now. */
  presses: StepPress[];
  version: number;
}

/**
 * One network as a member may see it (N1, R1, R6); the reading is recorded (NEN 7513).
 * @param after where the threads shown before ended: a closed network stays readable whole (N9)
 */
export async function readNetwork(
  deps: Deps,
  actor: Actor,
  networkId: string,
  after?: string,
): Promise<Outcome<NetworkView>> {
  const access = await findNetwork(deps, actor, networkId);
  if (!access.ok) return access;
  const { network, ownTeams } = access.value;
  const partition = networkPartition(networkId);
  await recordReading(deps, partition, actor, {
    action: 'network.read',
    object: `network:${networkId}`,
    ...onBehalfOf(access.value),
  });
  const newest = {
    sources: { threadsOfNetwork: [networkId] },
    partition,
    descending: true,
    row: (doc: ListedThread) => asEnded(deps, network, doc),
  };
  const steps = leavingOut(deps);
  const [teams, consent, page, list] = await Promise.all([
    readTeams(deps, network.teamIds),
    readConsentHeld(deps, network),
    listPage(deps, newest, { after, limit: threadsShown }),
    readChecklist(deps, networkId).catch(steps.leave),
  ]);
  const covered = await coveredBy(deps, network);
  const covers = await Promise.all(covered.map((id) => readOrganisation(deps, id)));
  const threads = page.shown.map((doc) => ({
    threadId: doc.threadId,
    category: doc.category,
    subject: doc.subject,
    turnTeam: teams.get(doc.turnTeamId ?? ''),
    due: doc.dueAt === null ? undefined : dueNow(doc.dueAt, deps.now(), deps.region.terms.zone),
  }));
  return accept({
    network,
    now: deps.now(),
    teams: [...teams.values()],
    ownTeams,
    consent,
    covers: covers.map((organisation) => organisation?.name ?? '–'),
    mayClose: network.state === 'open' && closingTeam(access.value) !== undefined,
    mayAskClosing: network.state === 'open' && (await teamsMayAsk(deps, access.value)).length > 0,
    threads,
    later: after !== undefined,
    next: page.next,
    unread: page.unread + steps.unread(),
    steps:
      list &&
      stepsView(list.doc, network.state === 'open' ? ownTeams.map(organisationOfTeam) : undefined, actor, deps.now()),
  });
}

/** `organisationIds`: of the reader's own teams; undefined where nothing can be pressed any more. */
function stepsView(
  list: ChecklistDocument,
  organisationIds: string[] | undefined,
  actor: Actor,
  now: Instant,
): StepsView {
  const ticked = tickedLast(list);
  const undo = organisationIds !== undefined && ticked !== undefined && checkUndo(ticked, actor.personId, now).ok;
  return {
    states: stepsOf(list),
    practiceTeamId: list.practiceTeamId,
    undoUntil: undo ? undoUntil(ticked.at) : undefined,
    presses: organisationIds === undefined ? [] : stepPresses(list, organisationIds),
    version: list.events.length,
  };
}
