import type { Category } from '../../domain/category';
import type { Deadline } from '../../domain/deadline';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { pressesFor, seenSince, sideOf, turnOf, type Side, type ThreadPress, type Turn } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import { recordReading } from '../audit';
import type { Deps } from '../deps';
import { readTeam, readTeams, type TeamInfo } from '../directory/read-teams';
import { findNetwork } from '../networks/find-network';
import { readAll } from '../read-all';

export interface ThreadView {
  networkId: string;
  threadId: string;
  code: string;
  clientName: string;
  version: number;
  category: Category;
  subject: string;
  asker: TeamInfo;
  addressee: TeamInfo;
  turn: Turn;
  turnTeam: TeamInfo | undefined;
  deadline: Deadline | undefined;
  overdue: boolean;
  now: Instant;
  seen: { teamName: string; at: Instant }[];
  messages: MessageView[];
  /** The sides this reader's own teams have in the thread; none for who reads along (M6). */
  ownSides: Side[];
  /** What this reader may press now. */
  presses: ThreadPress[];
}

export interface MessageView {
  number: number;
  kind: DocumentOf<'message'>['kind'];
  authorName: string;
  teamName: string;
  at: Instant;
  text: string;
}

/**
 * One thread as this reader may see it, with its messages in order (N1, R1, R6, M7).
 * The reading itself is recorded before anything is shown (NEN 7513).
 */
export async function readThread(
  deps: Deps,
  actor: Actor,
  networkId: string,
  threadId: string,
  action: 'thread.read' | 'thread.deliver' = 'thread.read',
): Promise<Outcome<ThreadView>> {
  const access = await findNetwork(deps, actor, networkId);
  if (!access.ok) return access;
  const partition = networkPartition(networkId);
  const found = await deps.store.get('thread', partition, `thread:${threadId}`);
  if (!found) return refuse({ kind: 'not-found' });
  await recordReading(deps, partition, actor, {
    action,
    object: `thread:${threadId}`,
    ground: 'consent and team membership',
  });
  const [asker, addressee, messages] = await Promise.all([
    readTeam(deps, found.doc.askerTeamId),
    readTeam(deps, found.doc.addresseeTeamId),
    readAll(deps.store, 'messagesOfThread', threadId, { partition }),
  ]);
  const names = await readTeams(
    deps,
    found.doc.events.map((event) => event.teamId),
  );
  const { network, ownTeams } = access.value;
  return accept({
    ...headOf(deps, network, found.doc, asker, addressee),
    seen: seenSince(found.doc).map((event) => ({ teamName: nameOf(names, event.teamId), at: event.at })),
    messages: messages.map(({ doc }) => ({ ...doc, teamName: nameOf(names, doc.teamId) })),
    ownSides: ownTeams.flatMap((teamId) => sideOf(found.doc, teamId) ?? []),
    presses: network.state === 'open' ? pressesOf(found.doc, ownTeams) : [],
  });
}

function headOf(
  deps: Deps,
  network: DocumentOf<'network'>,
  thread: DocumentOf<'thread'>,
  asker: TeamInfo,
  addressee: TeamInfo,
): Omit<ThreadView, 'seen' | 'messages' | 'presses' | 'ownSides'> {
  const now = deps.now();
  const turn = turnOf(thread);
  return {
    networkId: network.networkId,
    threadId: thread.threadId,
    code: network.code,
    clientName: network.client.name,
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
  };
}

function nameOf(teams: ReadonlyMap<string, TeamInfo>, teamId: string): string {
  const team = teams.get(teamId);
  return team ? `${team.organisationName} · ${team.name}` : '–';
}

function pressesOf(thread: DocumentOf<'thread'>, ownTeams: string[]): ThreadPress[] {
  return [...new Set(ownTeams.flatMap((teamId) => pressesFor(thread, teamId)))];
}
