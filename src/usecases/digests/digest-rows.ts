import type { Category } from '../../domain/category';
import { isOverdue, overdueHours } from '../../domain/deadline';
import type { Instant } from '../../domain/instant';
import { isRunning } from '../../domain/network';
import { isForPracticeAlone } from '../../domain/thread';
import { find, key, type Key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { ListedThread } from '../../store/store';
import { mayStandIn, type TeamAway } from '../networks/stand-in';
import type { Deps } from '../deps';
import { readTeam, readTeams, type TeamInfo } from '../directory/read-teams';
import { remindedToday, todaysNotice } from '../reminders/remind-team';

/** G3: everything a digest says of a thread, and nothing else. */
export interface DigestRow {
  networkId: string;
  threadId: string;
  code: string;
  category: Category;
  /** N5: it asks for a network. */
  isRequest: boolean;
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

/** What its rows are made of besides: the networks, the organisations that wait, and today's reminders. */
export function readForRows(
  deps: Deps,
  threads: readonly ListedThread[],
): Key<'network' | 'organisation' | 'notice'>[] {
  const organisations = threads.flatMap(({ waitingTeamId }) =>
    waitingTeamId === null ? [] : [organisationOfTeam(waitingTeamId)],
  );
  return [
    ...threads.map(({ networkId }) => key.network(networkId)),
    ...organisations.map(key.organisation),
    ...threads.flatMap((thread) => todaysNotice(deps, thread)),
  ];
}

/** A thread that waits for a team, in a running network; with `away`: for its deputy, as far as the consent covers it. */
export async function rowOf(
  deps: Deps,
  thread: ListedThread,
  now: Instant,
  away?: TeamAway,
): Promise<DigestRow | undefined> {
  const network = await find(deps.store, key.network(thread.networkId));
  if (network === undefined || !isRunning(network.doc) || thread.dueAt === null) return undefined;
  if (away !== undefined && (isForPracticeAlone(thread) || !(await mayStandIn(deps, network.doc, away))))
    return undefined;
  const teams = await readTeams(deps, thread.waitingTeamId === null ? [] : [thread.waitingTeamId]);
  const waiting = [...teams.values()][0];
  return {
    networkId: thread.networkId,
    threadId: thread.threadId,
    code: network.doc.code,
    category: thread.category,
    isRequest: thread.request === true,
    sender: waiting?.organisationName ?? '–',
    waiting,
    dueAt: thread.dueAt,
    hoursOverdue: isOverdue(thread.dueAt, now) ? overdueHours(thread.dueAt, now) : 0,
    reminded: await remindedToday(deps, thread),
    standsInFor: away && (await readTeam(deps, away.teamId)).organisationName,
  };
}
