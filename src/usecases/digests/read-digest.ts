import { DateTime } from 'luxon';
import type { Category } from '../../domain/category';
import { isOverdue, overdueHours } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { contactTeams } from '../directory/abilities';
import { readTeam, readTeams, type TeamInfo } from '../directory/read-teams';

/** How many threads one digest names; the rest is counted. */
const rowsMax = 25;

/** G3: everything a digest says of a thread, and nothing else. */
export interface DigestRow {
  networkId: string;
  threadId: string;
  code: string;
  category: Category;
  /** The organisation that waits. */
  sender: string;
  dueAt: Instant;
  hoursOverdue: number;
}

export interface Digest {
  team: TeamInfo;
  overdue: DigestRow[];
  today: DigestRow[];
  /** There is more than the rows say. */
  more: boolean;
}

/** G1: what is overdue for a team, most overdue first, then what falls due today. Health-free (G3). */
export async function digestOf(deps: Deps, teamId: string): Promise<Digest> {
  const now = deps.now();
  const endOfDay = DateTime.fromISO(now, { zone: deps.region.terms.zone }).endOf('day').toUTC().toISO() ?? now;
  const page = await deps.store.query('threadsOnTurn', teamId, { upTo: endOfDay, limit: rowsMax });
  const rows = await Promise.all(page.items.map(({ doc }) => rowOf(deps, doc, now)));
  const shown = rows.flat();
  return {
    team: await readTeam(deps, teamId),
    overdue: shown.filter((row) => isOverdue(row.dueAt, now)),
    today: shown.filter((row) => !isOverdue(row.dueAt, now)),
    more: page.next !== undefined,
  };
}

async function rowOf(deps: Deps, thread: DocumentOf<'thread'>, now: Instant): Promise<DigestRow[]> {
  const network = await deps.store.get('network', networkPartition(thread.networkId), 'network');
  if (network?.doc.state !== 'open' || thread.dueAt === null) return [];
  const waiting = await readTeams(deps, thread.waitingTeamId === null ? [] : [thread.waitingTeamId]);
  return [
    {
      networkId: thread.networkId,
      threadId: thread.threadId,
      code: network.doc.code,
      category: thread.category,
      sender: [...waiting.values()][0]?.organisationName ?? '–',
      dueAt: thread.dueAt,
      hoursOverdue: isOverdue(thread.dueAt, now) ? overdueHours(thread.dueAt, now) : 0,
    },
  ];
}

/** Overzicht on demand, and what a digest's card shows: for the team's contact person of this moment (R7). */
export async function readDigests(deps: Deps, actor: Actor): Promise<Outcome<Digest[]>> {
  const teams = await contactTeams(deps, actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'not-contact-person' });
  return accept(await Promise.all(teams.map((team) => digestOf(deps, team.teamId))));
}
