import { CodedError } from '../../errors';
import type { DocumentOf } from '../../store/documents';
import { maxWrites, type Store, type Stored, type Write } from '../../store/store';
import { remove, replace } from '../../store/write';
import { auditWrite, operator } from '../audit';
import type { Deps } from '../deps';
import { readAll } from '../read-all';
import { withAbsence } from './read-absences';

type Organisation = DocumentOf<'organisation'>;
type FormerTeam = Stored<DocumentOf<'team'>>;

/**
 * Makes each organisation of 0.1.0 one document with its teams and absences (ADR 25). Nothing may be running. Cut off, it
 * is simply run again: a team's own document goes only once its organisation has it. A team without an organisation was
 * shown as gone, and goes. Answers how many organisations were changed.
 * @throws CodedError when somebody else is writing
 */
export async function upgradeOrganisations(deps: Pick<Deps, 'store' | 'now' | 'newId'>): Promise<number> {
  const { store } = deps;
  const teams = await readAll(store, 'teamsToUpgrade', 'team');
  const states = await Promise.all(['pending', 'done'].map((state) => readAll(store, 'absencesByState', state)));
  const absences = states.flat().map(({ doc }) => doc);
  let count = 0;
  for (const found of await readAll(store, 'organisations', 'organisation')) {
    const { partition, organisationId, id: object } = found.doc;
    const whole = wholeOf(found.doc, teams, absences);
    if ((['teams', 'absences'] as const).every((of) => whole[of].length === found.doc[of].length)) continue;
    const entry = { action: 'directory.upgrade', object, organisationId, ground: 'work of the operator' as const };
    await commitAlone(store, partition, [replace(found, whole), auditWrite(deps, partition, operator, entry)]);
    count += 1;
  }
  await removeTeams(store, teams);
  return count;
}

/** With every team and absence that lies beside it; what stands on it already stays. */
function wholeOf(
  organisation: Organisation,
  former: readonly FormerTeam[],
  recorded: readonly DocumentOf<'absence'>[],
): Organisation {
  const { partition } = organisation;
  const own = former.filter(({ doc }) => doc.partition === partition).map(teamFrom);
  const teams = new Map([...own, ...organisation.teams].map((team) => [team.teamId, team]));
  const absences = recorded.filter((absence) => absence.partition === partition);
  return absences.reduce(withAbsence, { ...organisation, teams: [...teams.values()] });
}

/** What the organisation keeps of a team: all but what said where it lay. */
function teamFrom({ doc }: FormerTeam): Organisation['teams'][number] {
  const { type: _type, partition: _partition, id: _id, schemaVersion: _version, organisationId: _own, ...team } = doc;
  return team;
}

async function removeTeams(store: Store, teams: readonly FormerTeam[]): Promise<void> {
  for (const partition of new Set(teams.map(({ doc }) => doc.partition))) {
    const own = teams.filter(({ doc }) => doc.partition === partition).map(remove);
    for (let start = 0; start < own.length; start += maxWrites)
      await commitAlone(store, partition, own.slice(start, start + maxWrites));
  }
}

/** @throws CodedError when somebody else is writing */
export async function commitAlone(store: Store, partition: string, writes: Write[]): Promise<void> {
  if (!(await store.commit(partition, writes)).ok)
    throw new CodedError('OTHERS_FIRST', 'Somebody else is writing in the database');
}
