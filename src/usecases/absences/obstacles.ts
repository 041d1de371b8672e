import { DateTime } from 'luxon';
import { obstacleTo, type Absence, type Obstacle } from '../../domain/absence';
import type { Refusal } from '../../domain/refusal';
import { find, key } from '../../store/keys';
import type { Deps } from '../deps';
import { absencesCoveredBy, absencesIn, absencesOf } from '../directory/read-absences';
import { readOrganisation } from '../directory/read-teams';

/** A2: why an absence cannot stand beside those that are recorded; undefined where it can. */
export async function obstacleNow(deps: Deps, absence: Absence): Promise<Obstacle | undefined> {
  return obstacleTo(absence, await absencesAround(deps, absence));
}

/** An absence that cannot stand beside another: whose, when, and why. */
export interface AbsenceClash extends Pick<Absence, 'from' | 'until'> {
  name: string;
  refusal: Refusal;
}

/** A2: what is wrong with an absence that is recorded; undefined where nothing is, or it is over or gone. */
export async function clashOf(
  deps: Deps,
  organisationId: string,
  absenceId: string,
): Promise<AbsenceClash | undefined> {
  const organisation = (await find(deps.store, key.organisation(organisationId)))?.doc;
  const absence = organisation && absencesIn(organisation).find((each) => each.absenceId === absenceId);
  if (absence === undefined || absence.until <= deps.now()) return undefined;
  const obstacle = await obstacleNow(deps, absence);
  if (obstacle === undefined) return undefined;
  const { from, until } = absence;
  return { from, until, name: organisation?.name ?? '–', refusal: await refusalOf(deps, obstacle, organisationId) };
}

/** What A2 looks at: the organisation's own absences, those it stands in for, and along the chain of deputies. */
async function absencesAround(deps: Deps, candidate: Absence): Promise<Absence[]> {
  const found: Absence[] = await absencesCoveredBy(deps, candidate.organisationId);
  const waiting = [candidate.organisationId, ...(candidate.deputyId === null ? [] : [candidate.deputyId])];
  const seen = new Set<string>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const absences = await absencesOf(deps, next);
    found.push(...absences);
    waiting.push(...absences.flatMap(({ deputyId }) => deputyId ?? []));
  }
  return found;
}

/** Why an absence is refused that has this in its way. */
export async function refusalOf(deps: Deps, obstacle: Obstacle, organisationId: string): Promise<Refusal> {
  const { zone } = deps.region.terms;
  const named = async (id: string): Promise<string> => (await readOrganisation(deps, id))?.name ?? '–';
  if (obstacle.kind === 'circle') {
    const chain = [organisationId, ...obstacle.through, organisationId];
    return { kind: 'deputy-circle', names: await Promise.all(chain.map(named)) };
  }
  const dates = {
    from: DateTime.fromISO(obstacle.with.from, { zone }).toFormat('yyyy-MM-dd'),
    until: lastDayOf(obstacle.with, zone),
  };
  const name = await named(obstacle.with.organisationId);
  if (obstacle.kind === 'overlaps') return { kind: 'absence-overlaps', ...dates };
  if (obstacle.kind === 'stands-in') return { kind: 'stands-in-for', name, ...dates };
  return { kind: 'deputy-absent', name, ...dates };
}

/** The last local day of an absence, as an ISO date. */
export function lastDayOf(absence: Pick<Absence, 'until'>, zone: string): string {
  return DateTime.fromISO(absence.until, { zone }).minus({ milliseconds: 1 }).toFormat('yyyy-MM-dd');
}
