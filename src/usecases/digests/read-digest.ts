import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { pageOf, type PageOf } from '../../domain/page';
import { managedOrganisations } from '../../domain/rights';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { contactTeams } from '../directory/abilities';
import { teamOf } from '../directory/all-of';
import { readTeam, type TeamInfo } from '../directory/read-teams';
import type { TeamAway } from '../networks/stand-in';
import { digestPage, rowsMax } from './digest-page';
import type { DigestRow } from './digest-rows';
import { contactState, type ContactState } from './contact-state';
import { recordDigest } from './record-digest';

/** A page of a team's digest. */
export interface DigestPlace {
  teamId: string;
  after?: string | undefined;
}

export interface Digest {
  team: TeamInfo;
  overdue: DigestRow[];
  today: DigestRow[];
  /** Where this page begins; undefined for the first. */
  after: string | undefined;
  /** Where the next begins; undefined when this is all. */
  next: string | undefined;
  /** A1: the team itself and those that wait for it, as far as they are away or will be; each organisation once. */
  absent: TeamInfo[];
  /** G5: why the account managers get it; undefined for the contact person. */
  unreachable: ContactState | undefined;
  /** How many threads could not be read and are left out, overdue or not. */
  unread: number;
}

/**
 * G1: what is overdue for a team, most overdue first, then what falls due today. Health-free (G3). While its
 * organisation stands in for another, what waits for that one's teams too (A2): nobody else looks at it. `after` is the
 * place where the page before ended; `limit`: how many rows at most.
 */
export async function digestOf(
  deps: Deps,
  teamId: string,
  after?: string,
  limit = rowsMax,
  away?: TeamAway[],
): Promise<Digest> {
  const now = deps.now();
  const { shown: rows, next, unread } = await digestPage(deps, teamId, { after, limit }, away);
  const team = await readTeam(deps, teamId);
  const absent = [team, ...rows.flatMap((row) => row.waiting ?? [])].filter((each) => each.absence?.running === true);
  return {
    team,
    overdue: rows.filter((row) => isOverdue(row.dueAt, now)),
    today: rows.filter((row) => !isOverdue(row.dueAt, now)),
    after,
    next,
    absent: [...new Map(absent.map((each) => [each.organisationId, each])).values()],
    unreachable: undefined,
    unread,
  };
}

/** How many teams one card is about when somebody is the contact person of more. */
const teamsMax = 4;

/**
 * Overzicht on demand, and what a digest's card shows: for the team's contact person of this moment (R7); their
 * teams, from a place on, or one of them from a place on. Several share the rows of a card among them.
 */
export async function readDigests(
  deps: Deps,
  actor: Actor,
  { teamId, after }: Partial<DigestPlace> = {},
): Promise<Outcome<PageOf<Digest>>> {
  const teams = await contactTeams(deps, actor);
  if (teams.length === 0) return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'not-contact-person' });
  const byName = (team: TeamInfo) => ({ value: team.name, id: team.teamId });
  const from = teamId === undefined ? after : undefined;
  const { shown, next } = pageOf(teams, byName, { after: from, limit: teamsMax });
  const alone = teamId !== undefined && (after !== undefined || !shown.some((team) => team.teamId === teamId));
  const wanted = alone ? teams.filter((team) => team.teamId === teamId) : shown;
  const limit = Math.floor(rowsMax / Math.max(1, wanted.length));
  const place = alone ? after : undefined;
  const digests = await Promise.all(wanted.map((team) => digestOf(deps, team.teamId, place, limit)));
  await recordDigest(deps, actor, 'digest.read', digests);
  return accept({ shown: digests, next: alone ? undefined : next });
}

/** G5: a team's digest for an account manager of its organisation, with why the contact person did not get it. */
export async function managersDigest(
  deps: Deps,
  actor: Actor,
  { teamId, after }: DigestPlace,
  date: string,
  action: 'digest.read' | 'digest.deliver' = 'digest.read',
): Promise<Outcome<Digest>> {
  const organisationId = organisationOfTeam(teamId);
  const team = await teamOf(deps, teamId);
  if (!team || !managedOrganisations(actor).includes(organisationId)) return refuse({ kind: 'not-found' });
  const digest = { ...(await digestOf(deps, teamId, after)), unreachable: await contactState(deps, team, date) };
  await recordDigest(deps, actor, action, [digest]);
  return accept(digest);
}
