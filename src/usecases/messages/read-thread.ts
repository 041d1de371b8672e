import type { Category } from '../../domain/category';
import type { Deadline } from '../../domain/deadline';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import type { Client } from '../../domain/network';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { teamName } from '../../domain/team-name';
import {
  endsElsewhere,
  isForPracticeAlone,
  isOwnMessage,
  residentSince,
  seenSince,
  settledLast,
  sideOf,
  turnOf,
  type Side,
  type ThreadTurn,
} from '../../domain/thread';
import { checkUndo, undoUntil } from '../../domain/undo';
import { pressesFor, type ThreadPress } from '../../domain/thread-press';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import { recordReading } from '../audit';
import { unreachedOf, type Unreached } from '../notices/unreached';
import type { Deps } from '../deps';
import { readTeam, readTeams, type TeamInfo } from '../directory/read-teams';
import { coveredBy } from '../networks/covered';
import { findNetwork, membersOf, onBehalfOf, type NetworkAccess } from '../networks/find-network';
import { readNetworkRequest, type NetworkRequestView } from './read-request';
import { isAway, takenUpNow, type TakenUp } from './taken-up';
import { asEnded, mayClose, processedMarks, type ProcessedMark } from './thread-ending';
import { messagesOf, type Message } from './thread-messages';

export type { ProcessedMark } from './thread-ending';

export interface ThreadView {
  networkId: string;
  threadId: string;
  code: string;
  client: Client;
  version: number;
  category: Category;
  subject: string;
  asker: TeamInfo;
  addressee: TeamInfo;
  turn: ThreadTurn;
  turnTeam: TeamInfo | undefined;
  deadline: Deadline | undefined;
  overdue: boolean;
  now: Instant;
  /** N8: since when the resident reads along. */
  residentSince: Instant | undefined;
  /** Since the turn last changed; `own`: by a team of this reader's. */
  seen: { teamName: string; at: Instant; own: boolean }[];
  /** M12: who has taken it up; `own`: this reader. */
  takenUp: (TakenUp & { own: boolean }) | undefined;
  /** Who of the other side could not be reached, for a reader whose team waits for it. */
  unreached: Unreached | undefined;
  messages: MessageView[];
  /** The sides this reader's own teams have in the thread; none for who reads along (M6). */
  ownSides: Side[];
  /** M15: it is this reader's turn, and what ends it is on the network's card (N4). */
  endsWithSteps: boolean;
  /** Until when this reader can take back that they settled it. */
  undoUntil: Instant | undefined;
  /** What this reader may press now. */
  presses: ThreadPress[];
  /** N9: a team's message that asks the practice to close the network. */
  closing: boolean;
  /** N9: this reader may close the network from here. */
  mayClose: boolean;
  /** M8: which organisations have it in their own record. */
  processed: (ProcessedMark & { own: boolean })[];
  /** A2: the organisations of the consent while a side is away; null where no deputy takes over (N4). */
  covered: readonly string[] | null;
  /** A2: the reader is here only as the deputy of these organisations. */
  standsInFor: string[];
  /** N5: where it asks for the network it is in. */
  request: NetworkRequestView | undefined;
}

/** `own`: of a team of this reader's. */
export type MessageView = Message & { teamName: string; organisationName: string; own: boolean };

/**
 * One thread as this reader may see it, with its messages in order (N1, R1, R6, M7): the latest, those `before` a number
 * of one, or to export all. The reading itself is recorded before anything is shown (NEN 7513); `recorded` and `just-sent`:
 * by the press it is shown after.
 */
export async function readThread(
  deps: Deps,
  actor: Actor,
  networkId: string,
  threadId: string,
  action: 'thread.read' | 'thread.deliver' | 'thread.export' | 'recorded' | 'just-sent' = 'thread.read',
  before?: number,
): Promise<Outcome<ThreadView>> {
  const access = await findNetwork(deps, actor, networkId, { forThread: threadId });
  if (!access.ok) return access;
  const partition = networkPartition(networkId);
  const stored = await find(deps.store, key.thread(networkId, threadId));
  if (!stored) return refuse({ kind: 'not-found' });
  const found = { doc: asEnded(deps, access.value.network, stored.doc) };
  const behalf = onBehalfOf(access.value, ownSide(access.value, found.doc));
  if (action !== 'recorded' && action !== 'just-sent') {
    await recordReading(deps, partition, actor, { action, object: `thread:${threadId}`, ...behalf });
  }
  const [asker, addressee, messages] = await Promise.all([
    readTeam(deps, found.doc.askerTeamId),
    readTeam(deps, found.doc.addresseeTeamId),
    messagesOf(deps.store, found.doc, action === 'thread.export' ? 'all' : before),
  ]);
  const seen = seenSince(found.doc);
  const names = await readTeams(
    deps,
    [...messages, ...seen].map(({ teamId }) => teamId),
  );
  const { network, ownTeams } = access.value;
  const { side } = turnOf(found.doc);
  const turnTeam = side === null ? undefined : { asker, addressee }[side];
  const taken = await takenUpNow(deps, found.doc, turnTeam);
  const members = membersOf(access.value);
  const ownSides = ownTeams.flatMap((teamId) => sideOf(found.doc, teamId) ?? []);
  return accept({
    ...headOf(deps, network, found.doc, asker, addressee),
    seen: seen.map(({ teamId, at }) => ({ teamName: teamName(names.get(teamId)), at, own: ownTeams.includes(teamId) })),
    messages: messages.map((each) => ({
      ...each,
      teamName: teamName(names.get(each.teamId)),
      organisationName: names.get(each.teamId)?.organisationName ?? '–',
      own: ownTeams.includes(each.teamId),
    })),
    // Of what nobody has been sent yet, the card says who was not reached once that is known.
    unreached: action === 'just-sent' ? undefined : await unreachedFor(deps, found.doc, ownTeams),
    ownSides,
    endsWithSteps: isOwnMessage(found.doc) && endsElsewhere(found.doc) && side !== null && ownSides.includes(side),
    takenUp: taken && { ...taken, own: taken.personId === actor.personId },
    undoUntil: network.state === 'open' ? undoOf(found.doc, actor, ownTeams, deps.now()) : undefined,
    presses: network.state === 'open' ? pressesOf(found.doc, access.value, turnTeam) : [],
    closing: found.doc.closing === true,
    mayClose: mayClose(access.value, found.doc),
    processed: (await processedMarks(deps, found.doc)).map((mark) => ({
      ...mark,
      own: members.some((teamId) => organisationOfTeam(teamId) === mark.organisationId),
    })),
    covered: await coveredFor(deps, network, found.doc, [asker, addressee]),
    standsInFor: members.length === 0 ? organisationNames([asker, addressee], ownTeams) : [],
    request: await readNetworkRequest(deps, network, found.doc, ownSides),
  });
}

/** As whom someone reads: the own team that has a side in it, as a member sooner than as a deputy; undefined for who reads along (M6). */
function ownSide(access: NetworkAccess, thread: DocumentOf<'thread'>): string | undefined {
  const members = membersOf(access);
  return (members.length > 0 ? members : access.ownTeams).find((teamId) => sideOf(thread, teamId) !== undefined);
}

/** The organisations of those sides that these teams have. */
function organisationNames(sides: TeamInfo[], teamIds: string[]): string[] {
  const names = sides.filter((team) => teamIds.includes(team.teamId)).map((team) => team.organisationName);
  return [...new Set(names)];
}

function headOf(
  deps: Deps,
  network: DocumentOf<'network'>,
  thread: DocumentOf<'thread'>,
  asker: TeamInfo,
  addressee: TeamInfo,
): Omit<
  ThreadView,
  | 'unreached'
  | 'seen'
  | 'takenUp'
  | 'endsWithSteps'
  | 'messages'
  | 'presses'
  | 'undoUntil'
  | 'ownSides'
  | 'closing'
  | 'mayClose'
  | 'processed'
  | 'standsInFor'
  | 'covered'
  | 'request'
> {
  const now = deps.now();
  const turn = turnOf(thread);
  return {
    networkId: network.networkId,
    threadId: thread.threadId,
    code: network.code,
    client: network.client,
    version: thread.version,
    category: thread.category,
    subject: thread.subject,
    asker,
    addressee,
    turn,
    turnTeam: turn.side === null ? undefined : turn.side === 'asker' ? asker : addressee,
    deadline: thread.deadline ?? undefined,
    overdue: thread.dueAt !== null && isOverdue(thread.dueAt, now),
    now,
    residentSince: residentSince(thread),
  };
}

/** Until when it is a slip that can be taken back; `undoSettling` decides. */
function undoOf(thread: DocumentOf<'thread'>, actor: Actor, ownTeams: string[], now: Instant): Instant | undefined {
  const settled = settledLast(thread);
  if (settled === undefined || !ownTeams.includes(settled.teamId)) return undefined;
  return checkUndo(settled, actor.personId, now).ok ? undoUntil(settled.at) : undefined;
}

/** Asked only while it matters. */
async function coveredFor(
  deps: Deps,
  network: DocumentOf<'network'>,
  thread: DocumentOf<'thread'>,
  sides: TeamInfo[],
): Promise<readonly string[] | null> {
  if (isForPracticeAlone(thread)) return null;
  return sides.some(({ absence }) => absence !== undefined) ? coveredBy(deps, network) : [];
}

/** Asked only for who sent something to the team whose turn it is. */
async function unreachedFor(
  deps: Deps,
  thread: DocumentOf<'thread'>,
  ownTeams: string[],
): Promise<Unreached | undefined> {
  const { turnTeamId, waitingTeamId, networkId, threadId } = thread;
  if (turnTeamId === null || waitingTeamId === null || !ownTeams.includes(waitingTeamId)) return undefined;
  return unreachedOf(deps, networkId, threadId, turnTeamId);
}

/** M12: nobody of an organisation that is away takes something up; its deputy does. */
function pressesOf(thread: DocumentOf<'thread'>, access: NetworkAccess, turnTeam: TeamInfo | undefined): ThreadPress[] {
  const presses = [...new Set(access.ownTeams.flatMap((teamId) => pressesFor(thread, teamId)))];
  const away = turnTeam !== undefined && isAway(turnTeam) && membersOf(access).includes(turnTeam.teamId);
  return away ? presses.filter((press) => press !== 'take-up') : presses;
}
