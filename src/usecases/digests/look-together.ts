import type { DocumentOf } from '../../store/documents';
import { key, readAhead, type Key } from '../../store/keys';
import { readOnce } from '../../store/read-once';
import type { Store } from '../../store/store';
import type { Team } from '../directory/all-of';
import type { Deps } from '../deps';
import { leavingOut } from '../list';
import { teamsAwayAmong, type TeamAway } from '../networks/stand-in';
import { cardIdOf } from '../notices/card-documents';
import { digestId, managers } from './contact-state';
import { endOfToday } from './digest-page';

/** How many teams are looked at together; so many threads of theirs tell of each whether anything waits for it. */
const [teamsMax, threadsMax] = [20, 30];

/** What a run knows of a team before it decides about its digest. */
export interface TeamLook {
  /** With what was read of it. */
  deps: Deps;
  /** Of which teams its organisation is the deputy now (A2); undefined where that is still to be read. */
  away: TeamAway[] | undefined;
  /** Whether anything may be due for it today; if not, nothing is. Asked for once it matters. */
  mayWait: () => Promise<boolean>;
}

/**
 * For the digests of one run: what decides them is read of several teams in one request, and whether anything waits for
 * them in another. What fails so is read of each team by itself, whose fault takes no digest from the others.
 * @param organisations as they were read at the beginning of the run; undefined where some could not be
 */
export function lookTogether(
  deps: Deps,
  teams: readonly { team: Team; date: string }[],
  organisations: readonly DocumentOf<'organisation'>[] | undefined,
): (teamId: string) => Promise<TeamLook> {
  const looks = new Map<number, ReturnType<typeof lookAt>>();
  const places = new Map(teams.map(({ team }, at) => [team.teamId, at]));
  return async (teamId) => {
    const at = Math.floor((places.get(teamId) ?? 0) / teamsMax) * teamsMax;
    const look = looks.get(at) ?? lookAt(deps, teams.slice(at, at + teamsMax), organisations);
    looks.clear();
    looks.set(at, look);
    const { store, awayOf, waiting } = await look;
    const away = awayOf.get(teamId);
    const mayWait = async (): Promise<boolean> => {
      const found = await waiting();
      return [teamId, ...(away ?? []).map((each) => each.teamId)].some((each) => found?.has(each) ?? true);
    };
    return { deps: { ...deps, store }, away, mayWait };
  };
}

async function lookAt(
  deps: Deps,
  teams: readonly { team: Team; date: string }[],
  organisations: readonly DocumentOf<'organisation'>[] | undefined,
) {
  // What is written for one team changes nothing that is read of the others.
  const commit: Store['commit'] = (...what) => deps.store.commit(...what);
  const store = { ...readOnce(deps.store), commit };
  const awayOf = new Map<string, TeamAway[]>();
  for (const { team } of organisations === undefined ? [] : teams) {
    awayOf.set(team.teamId, teamsAwayAmong(organisations ?? [], team.organisationId, deps.now()));
  }
  await readAhead(
    store,
    teams.flatMap(({ team, date }) => keysOf(team, date)),
  ).catch(() => undefined);
  const asked = teams.flatMap(({ team }) => [
    team.teamId,
    ...(awayOf.get(team.teamId) ?? []).map((each) => each.teamId),
  ]);
  let found: ReturnType<typeof waitingAmong> | undefined;
  const waiting = () => (found ??= waitingAmong(deps, awayOf.size < teams.length ? [] : asked).catch(() => undefined));
  return { store, awayOf, waiting };
}

/** What decides about a team's digest: the decisions there are, and whether its contact person can be reached (G5). */
function keysOf(
  { teamId, organisationId, partition, contactPersonId: personId }: Team,
  date: string,
): Key<'digest' | 'card' | 'staff' | 'person'>[] {
  const ofManagers = { type: 'digest' as const, partition, id: digestId(teamId, managers, date) };
  if (personId === null) return [ofManagers];
  const subjectId = digestId(teamId, personId, date);
  return [
    ofManagers,
    { type: 'digest', partition, id: subjectId },
    { type: 'card', partition, id: cardIdOf({ subjectId, personId, version: 1 }) },
    key.staff(organisationId, personId),
    key.person(personId),
  ];
}

/** Which of these teams have a thread that is due today; undefined where they are too many, or not all can be read. */
async function waitingAmong(deps: Deps, teamIds: readonly string[]): Promise<Set<string> | undefined> {
  if (teamIds.length === 0 || teamIds.length > 5 * teamsMax) return undefined;
  const { leave, unread } = leavingOut({});
  const range = { upTo: endOfToday(deps), limit: threadsMax, onUnreadable: leave };
  const { shown, next } = await deps.store.list({ threadsOnTurn: [...new Set(teamIds)] }, range);
  if (next !== undefined || unread() > 0) return undefined;
  return new Set(shown.flatMap(({ doc }) => doc.turnTeamId ?? []));
}
