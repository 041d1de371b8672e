import { runsAt, type Absence } from '../../domain/absence';
import type { Actor } from '../../domain/directory';
import type { Instant } from '../../domain/instant';
import { contentPlaces, deputyOrganisations, rightsOf } from '../../domain/rights';
import { isForPracticeAlone } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { absencesCoveredBy, absencesIn, absencesOf } from '../directory/read-absences';
import { staffOf, teamsOf } from '../directory/all-of';
import { readOrTell } from '../read-all';
import { coveredBy } from './covered';

/**
 * A2: the teams of a network for which this person stands in now: their organisation is away, the
 * person's own organisation is its deputy, the client's consent covers that, and the person's
 * rights there open contents (R1).
 */
export async function teamsStoodInFor(deps: Deps, actor: Actor, network: DocumentOf<'network'>): Promise<TeamAway[]> {
  const own = deputyOrganisations(actor);
  if (own.length === 0) return [];
  const members = [...new Set(network.teamIds.map(organisationOfTeam))];
  const running = (await absencesAmong(deps, members)).filter(
    (absence) => absence.deputyId !== null && own.includes(absence.deputyId) && runsAt(absence, deps.now()),
  );
  if (running.length === 0) return [];
  const covered = await coveredBy(deps, network);
  return network.teamIds.flatMap((teamId) => {
    const away = running.find(
      ({ organisationId, deputyId }) =>
        organisationId === organisationOfTeam(teamId) && deputyId !== null && covered.includes(deputyId),
    );
    return away?.deputyId ? [{ teamId, deputyId: away.deputyId }] : [];
  });
}

/** A2: whether an organisation of this person stood in for a team of the network: what they may know of why it is over. */
export async function stoodIn(deps: Deps, actor: Actor, networkId: string): Promise<boolean> {
  const network = await find(deps.store, key.network(networkId));
  const own = contentPlaces(actor).map((place) => place.organisationId);
  const members = [...new Set(network?.doc.teamIds.map(organisationOfTeam))];
  const absences = await absencesAmong(deps, members);
  return absences.some(({ deputyId, from }) => deputyId !== null && own.includes(deputyId) && from <= deps.now());
}

/** Of an organisation that cannot be read nobody knows that it is away: nobody stands in for it. */
async function absencesAmong(deps: Deps, organisationIds: readonly string[]): Promise<Absence[]> {
  const absences = await Promise.all(organisationIds.map((id) => readOrTell(deps, absencesOf(deps, id))));
  return absences.flatMap((each) => each ?? []);
}

/** A team whose organisation is away now, and the organisation that is its deputy. */
export interface TeamAway {
  teamId: string;
  deputyId: string;
}

/**
 * A2: the teams for which one of these organisations is the deputy now; whether it may act is each client's consent.
 * @param leave called for what cannot be read and leaves out a team
 */
export async function teamsAway(
  deps: Deps,
  deputyIds: readonly string[],
  leave: (fault: unknown) => undefined,
): Promise<TeamAway[]> {
  const absences = await Promise.all(deputyIds.map((deputyId) => absencesCoveredBy(deps, deputyId).catch(leave)));
  const running = absences.flatMap((each) => each ?? []).filter((absence) => runsAt(absence, deps.now()));
  const teams = await Promise.all(
    running.map(async ({ organisationId, deputyId }) => {
      const found = await teamsOf(deps, organisationId).catch(leave);
      return (found ?? []).flatMap(({ teamId }) => (deputyId === null ? [] : [{ teamId, deputyId }]));
    }),
  );
  return teams.flat();
}

/** A2: the same for one of them, of organisations that were read. */
export function teamsAwayAmong(
  organisations: readonly DocumentOf<'organisation'>[],
  deputyId: string,
  now: Instant,
): TeamAway[] {
  return organisations.flatMap((organisation) => {
    const isAway = absencesIn(organisation).some((absence) => absence.deputyId === deputyId && runsAt(absence, now));
    return isAway ? organisation.teams.map(({ teamId }) => ({ teamId, deputyId })) : [];
  });
}

/** A2: whether the client's consent lets the deputy act for this team of the network. */
export async function mayStandIn(deps: Deps, network: DocumentOf<'network'>, away: TeamAway): Promise<boolean> {
  if (network.state !== 'open' || !network.teamIds.includes(away.teamId)) return false;
  return (await coveredBy(deps, network)).includes(away.deputyId);
}

/** A2: who stands in for a team in a thread now: the entitled people of the deputy that the client's consent covers. */
export async function peopleStandingIn(
  deps: Deps,
  { networkId, threadId }: { networkId: string; threadId: string },
  teamId: string,
): Promise<string[]> {
  const absences = await absencesAmong(deps, [organisationOfTeam(teamId)]);
  const deputyId = absences.find((absence) => runsAt(absence, deps.now()))?.deputyId ?? null;
  if (deputyId === null) return [];
  const network = await find(deps.store, key.network(networkId));
  if (network?.doc.state !== 'open' || !network.doc.teamIds.includes(teamId)) return [];
  if (!(await coveredBy(deps, network.doc)).includes(deputyId)) return [];
  const thread = await find(deps.store, key.thread(networkId, threadId));
  if (!thread || isForPracticeAlone(thread.doc)) return [];
  const staff = await staffOf(deps, deputyId);
  return staff.filter(({ doc }) => rightsOf(doc).contents).map(({ doc }) => doc.personId);
}
