import { runsAt } from '../../domain/absence';
import type { Actor } from '../../domain/directory';
import { contentPlaces, rightsOf } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import type { Deps } from '../deps';
import { coveredBy } from '../networks/covered';
import { readAll } from '../read-all';
import { absencesCoveredBy, absencesOf } from './read-absences';

/**
 * A2: the teams of a network for which this person stands in now: their organisation is away, the
 * person's own organisation is its deputy, the client's consent covers that, and the person's
 * rights there open contents (R1).
 */
export async function teamsStoodInFor(deps: Deps, actor: Actor, network: DocumentOf<'network'>): Promise<string[]> {
  const own = [...new Set(contentPlaces(actor).map((place) => place.organisationId))];
  const absences = await Promise.all(own.map((organisationId) => absencesCoveredBy(deps, organisationId)));
  const running = absences.flat().filter((absence) => runsAt(absence, deps.now()));
  if (running.length === 0) return [];
  const covered = await coveredBy(deps, network);
  const open = running.filter(({ deputyId }) => deputyId !== null && covered.includes(deputyId));
  return network.teamIds.filter((teamId) =>
    open.some((absence) => absence.organisationId === organisationOfTeam(teamId)),
  );
}

/** A2: who stands in for a team of a network now: the entitled people of the deputy that its consent covers. */
export async function peopleStandingIn(deps: Deps, networkId: string, teamId: string): Promise<string[]> {
  const absences = await absencesOf(deps, organisationOfTeam(teamId));
  const deputyId = absences.find((absence) => runsAt(absence, deps.now()))?.deputyId ?? null;
  if (deputyId === null) return [];
  const network = await deps.store.get('network', networkPartition(networkId), 'network');
  if (network?.doc.state !== 'open' || !network.doc.teamIds.includes(teamId)) return [];
  if (!(await coveredBy(deps, network.doc)).includes(deputyId)) return [];
  const staff = await readAll(deps.store, 'staffOfOrganisation', deputyId);
  return staff.filter(({ doc }) => rightsOf(doc).contents).map(({ doc }) => doc.personId);
}
