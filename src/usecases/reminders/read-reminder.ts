import type { Category } from '../../domain/category';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { networkPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { readTeam, type TeamInfo } from '../directory/read-teams';
import { findNetwork } from '../networks/find-network';

/** What a reminder says: nothing of the contents. */
export interface Reminder {
  networkId: string;
  threadId: string;
  code: string;
  category: Category;
  team: TeamInfo;
  /** The team that waits. */
  waiting: TeamInfo;
  dueAt: Instant;
  overdue: boolean;
}

/** D5, G4: a reminder for a reader who may open the thread, while it still waits for that team. */
export async function readReminder(
  deps: Deps,
  actor: Actor,
  about: { networkId: string; threadId: string; teamId: string },
): Promise<Reminder | undefined> {
  const access = await findNetwork(deps, actor, about.networkId, { deputies: true });
  if (!access.ok || access.value.network.state !== 'open') return undefined;
  const thread = await deps.store.get('thread', networkPartition(about.networkId), `thread:${about.threadId}`);
  if (!thread) return undefined;
  const { turnTeamId, waitingTeamId, dueAt, category } = thread.doc;
  if (turnTeamId !== about.teamId || waitingTeamId === null || dueAt === null) return undefined;
  const [team, waiting] = await Promise.all([readTeam(deps, turnTeamId), readTeam(deps, waitingTeamId)]);
  return {
    networkId: about.networkId,
    threadId: about.threadId,
    code: access.value.network.code,
    category,
    team,
    waiting,
    dueAt,
    overdue: isOverdue(dueAt, deps.now()),
  };
}
