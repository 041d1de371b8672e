import type { Category } from '../../domain/category';
import { isOverdue, overdueHours } from '../../domain/deadline';
import type { Instant } from '../../domain/instant';
import { isRunning } from '../../domain/network';
import { requestCodeOf } from '../../domain/network-request';
import { isForPracticeAlone } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import { mayStandIn, type TeamAway } from '../absences/stand-in';
import type { Deps } from '../deps';
import { readTeam, readTeams, type TeamInfo } from '../directory/read-teams';
import { requestRemindedToday } from '../reminders/remind-of-request';
import { remindedToday } from '../reminders/remind-team';

/** G3: everything a digest says of a thread, and nothing else. */
export interface DigestRow {
  /** What it opens: a thread, or a team's request for a network (N5). */
  opens:
    | { kind: 'thread'; networkId: string; threadId: string }
    | { kind: 'request'; practiceId: string; requestId: string };
  code: string;
  category: Category;
  /** The organisation that waits. */
  sender: string;
  /** Its team, for its absence (A1). */
  waiting: TeamInfo | undefined;
  dueAt: Instant;
  hoursOverdue: number;
  /** G4: the team was reminded from the digest today. */
  reminded: boolean;
  /** A2: the organisation that is away, where this team's organisation stands in for it. */
  standsInFor: string | undefined;
}

/** A thread that waits for a team, in an open network; with `away`: for its deputy, as far as the consent covers it. */
export async function rowOf(
  deps: Deps,
  thread: DocumentOf<'thread'>,
  now: Instant,
  away?: TeamAway,
): Promise<DigestRow[]> {
  const network = await deps.store.get('network', networkPartition(thread.networkId), 'network');
  if (network === undefined || !isRunning(network.doc) || thread.dueAt === null) return [];
  if (away !== undefined && (isForPracticeAlone(thread) || !(await mayStandIn(deps, network.doc, away)))) return [];
  const teams = await readTeams(deps, thread.waitingTeamId === null ? [] : [thread.waitingTeamId]);
  const waiting = [...teams.values()][0];
  return [
    {
      opens: { kind: 'thread', networkId: thread.networkId, threadId: thread.threadId },
      code: network.doc.code,
      category: thread.category,
      sender: waiting?.organisationName ?? '–',
      waiting,
      dueAt: thread.dueAt,
      hoursOverdue: isOverdue(thread.dueAt, now) ? overdueHours(thread.dueAt, now) : 0,
      reminded: await remindedToday(deps, thread),
      standsInFor: away && (await readTeam(deps, away.teamId)).organisationName,
    },
  ];
}

/** N5: a request has the term of an Administratie message, and is named like one. */
export async function requestRow(deps: Deps, request: DocumentOf<'network-request'>, now: Instant): Promise<DigestRow> {
  const { practiceId, requestId } = request;
  const waiting = await readTeam(deps, request.askerTeamId);
  const dueAt = request.dueAt ?? now;
  return {
    opens: { kind: 'request', practiceId, requestId },
    code: requestCodeOf(requestId),
    category: 'administration',
    sender: waiting.organisationName,
    waiting,
    dueAt,
    hoursOverdue: isOverdue(dueAt, now) ? overdueHours(dueAt, now) : 0,
    reminded: await requestRemindedToday(deps, request),
    standsInFor: undefined,
  };
}
