import type { Category } from '../../domain/category';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { isRunning } from '../../domain/network';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { readTeam, type TeamInfo } from '../directory/read-teams';
import { findNetwork } from '../networks/find-network';

/** What a reminder says: nothing of the contents. */
export interface Reminder {
  networkId: string;
  threadId: string;
  code: string;
  category: Category;
  /** N5: it asks for a network. */
  isRequest: boolean;
  team: TeamInfo;
  /** The team that waits. */
  waiting: TeamInfo;
  dueAt: Instant;
  overdue: boolean;
}

/** D5, G4: a reminder for a reader who may open the thread; undefined when it does not wait for the team any more. */
export async function readReminder(
  deps: Deps,
  actor: Actor,
  about: { networkId: string; threadId: string; teamId: string },
): Promise<Reminder | undefined> {
  const { networkId, threadId } = about;
  const access = await findNetwork(deps, actor, networkId, { forThread: threadId });
  if (!access.ok || !isRunning(access.value.network)) return undefined;
  const thread = await find(deps.store, key.thread(networkId, threadId));
  if (!thread) return undefined;
  const { turnTeamId, waitingTeamId, dueAt, category, request } = thread.doc;
  if (turnTeamId !== about.teamId || waitingTeamId === null || dueAt === null) return undefined;
  const [team, waiting] = await Promise.all([readTeam(deps, turnTeamId), readTeam(deps, waitingTeamId)]);
  const { code } = access.value.network;
  const overdue = isOverdue(dueAt, deps.now());
  return { networkId, threadId, code, category, isRequest: request === true, team, waiting, dueAt, overdue };
}
