import type { Category } from '../../domain/category';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { isRunning } from '../../domain/network';
import { requestCodeOf } from '../../domain/network-request';
import { networkPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { readTeam, type TeamInfo } from '../directory/read-teams';
import { findNetwork } from '../networks/find-network';
import { accessRequest } from '../requests/read-request';

/** What a reminder says: nothing of the contents. */
export interface Reminder {
  /** What it opens: a thread, or a team's request for a network (N5). */
  opens:
    | { kind: 'thread'; networkId: string; threadId: string }
    | { kind: 'request'; practiceId: string; requestId: string };
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
  const { networkId, threadId } = about;
  const access = await findNetwork(deps, actor, networkId, { forThread: threadId });
  if (!access.ok || !isRunning(access.value.network)) return undefined;
  const thread = await deps.store.get('thread', networkPartition(networkId), `thread:${threadId}`);
  if (!thread) return undefined;
  const opens = { kind: 'thread' as const, networkId, threadId };
  return reminderOf(deps, about.teamId, thread.doc, {
    opens,
    code: access.value.network.code,
    category: thread.doc.category,
  });
}

/** The same of a request for a network (N5), for the practice's side, while it has to decide. */
export async function readRequestReminder(
  deps: Deps,
  actor: Actor,
  about: { practiceId: string; requestId: string; teamId: string },
): Promise<Reminder | undefined> {
  const { practiceId, requestId } = about;
  const access = await accessRequest(deps, actor, practiceId, requestId);
  if (!access.ok || !access.value.sides.includes('practice')) return undefined;
  return reminderOf(deps, about.teamId, access.value.found.doc, {
    opens: { kind: 'request', practiceId, requestId },
    code: requestCodeOf(requestId),
    category: 'administration',
  });
}

/** Undefined when it does not wait for the team any more. */
async function reminderOf(
  deps: Deps,
  teamId: string,
  turn: { turnTeamId: string | null; waitingTeamId: string | null; dueAt: Instant | null },
  named: Pick<Reminder, 'opens' | 'code' | 'category'>,
): Promise<Reminder | undefined> {
  const { turnTeamId, waitingTeamId, dueAt } = turn;
  if (turnTeamId !== teamId || waitingTeamId === null || dueAt === null) return undefined;
  const [team, waiting] = await Promise.all([readTeam(deps, turnTeamId), readTeam(deps, waitingTeamId)]);
  return { ...named, team, waiting, dueAt, overdue: isOverdue(dueAt, deps.now()) };
}
