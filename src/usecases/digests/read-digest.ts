import { DateTime } from 'luxon';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { managedOrganisations } from '../../domain/rights';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { contactTeams } from '../directory/abilities';
import { readTeam, type TeamInfo } from '../directory/read-teams';
import { deputisedRows, requestRow, rowOf, type DigestRow } from './digest-rows';
import { contactState, type ContactState } from './contact-state';
import { recordDigest } from './record-digest';

/** How many threads one digest names, so that the card stays small; the rest is counted. */
const rowsMax = 15;

export interface Digest {
  team: TeamInfo;
  overdue: DigestRow[];
  today: DigestRow[];
  /** There is more than the rows say. */
  more: boolean;
  /** A1: the team itself and those that wait for it, as far as they are away or will be; each organisation once. */
  absent: TeamInfo[];
  /** G5: why the account managers get it; undefined for the contact person. */
  unreachable: ContactState | undefined;
}

/**
 * G1: what is overdue for a team, most overdue first, then what falls due today. Health-free (G3). While its
 * organisation stands in for another, what waits for that one's teams too (A2): nobody else looks at it.
 */
export async function digestOf(deps: Deps, teamId: string): Promise<Digest> {
  const now = deps.now();
  const endOfDay = DateTime.fromISO(now, { zone: deps.region.terms.zone }).endOf('day').toUTC().toISO() ?? now;
  const range = { upTo: endOfDay, limit: rowsMax };
  const page = await deps.store.query('threadsOnTurn', teamId, range);
  const asked = await deps.store.query('requestsOnTurn', teamId, range);
  const threads = await Promise.all(page.items.map(({ doc }) => rowOf(deps, doc, now)));
  const deputised = await deputisedRows(deps, teamId, range);
  const requests = await Promise.all(asked.items.map(({ doc }) => requestRow(deps, doc, now)));
  const rows = [...threads.flat(), ...deputised.rows, ...requests].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const shown = rows.slice(0, rowsMax);
  const team = await readTeam(deps, teamId);
  const absent = [team, ...shown.flatMap((row) => row.waiting ?? [])].filter((each) => each.absence !== undefined);
  return {
    team,
    overdue: shown.filter((row) => isOverdue(row.dueAt, now)),
    today: shown.filter((row) => !isOverdue(row.dueAt, now)),
    more: [page.next, asked.next].some((next) => next !== undefined) || deputised.more || rows.length > shown.length,
    absent: [...new Map(absent.map((each) => [each.organisationId, each])).values()],
    unreachable: undefined,
  };
}

/** Overzicht on demand, and what a digest's card shows: for the team's contact person of this moment (R7). */
export async function readDigests(deps: Deps, actor: Actor): Promise<Outcome<Digest[]>> {
  const teams = await contactTeams(deps, actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'not-contact-person' });
  const digests = await Promise.all(teams.map((team) => digestOf(deps, team.teamId)));
  await recordDigest(deps, actor, 'digest.read', digests);
  return accept(digests);
}

/** G5: a team's digest for an account manager of its organisation, with why the contact person did not get it. */
export async function managersDigest(
  deps: Deps,
  actor: Actor,
  teamId: string,
  date: string,
  action: 'digest.read' | 'digest.deliver' = 'digest.read',
): Promise<Outcome<Digest>> {
  const organisationId = organisationOfTeam(teamId);
  const team = await deps.store.get('team', organisationPartition(organisationId), `team:${teamId}`);
  if (!team || !managedOrganisations(actor).includes(organisationId)) return refuse({ kind: 'not-found' });
  const digest = { ...(await digestOf(deps, teamId)), unreachable: await contactState(deps, team.doc, date) };
  await recordDigest(deps, actor, action, [digest]);
  return accept(digest);
}
