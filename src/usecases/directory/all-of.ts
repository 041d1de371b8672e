import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Stored, UnreadableDocument } from '../../store/store';
import type { Deps } from '../deps';
import { readAll, readReadable, tellingUnreadable } from '../read-all';

type WithStore = Pick<Deps, 'store'>;
type Organisation = DocumentOf<'organisation'>;

/** A team, with where it lies. */
export type Team = Organisation['teams'][number] & Pick<Organisation, 'organisationId' | 'partition'>;

type Named = Pick<Team, 'name' | 'teamId'>;

/** Everybody who has, or had, a place in an organisation. One that cannot be read is told, and does not hide the others. */
export function staffOf(
  deps: Pick<Deps, 'store' | 'onUnreadable'>,
  organisationId: string,
): Promise<Stored<DocumentOf<'staff'>>[]> {
  const range = { partition: organisationPartition(organisationId), ...tellingUnreadable(deps) };
  return readAll(deps.store, 'staffOfOrganisation', organisationId, range);
}

/** An organisation's teams, by name. */
export function teamsIn({ organisationId, partition, teams }: Organisation): Team[] {
  return teams.map((team) => ({ ...team, organisationId, partition })).sort(byName);
}

/** The order of teams. */
export function byName(one: Named, other: Named): number {
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.teamId < other.teamId ? -1 : 1;
}

/** The same as they are now. */
export async function teamsOf({ store }: WithStore, organisationId: string): Promise<Team[]> {
  const found = await find(store, key.organisation(organisationId));
  return found ? teamsIn(found.doc) : [];
}

/** A team as it is now; undefined where there is none. */
export async function teamOf(deps: WithStore, teamId: string): Promise<Team | undefined> {
  return (await teamsOf(deps, organisationOfTeam(teamId))).find((team) => team.teamId === teamId);
}

/** Every team, by name, with the organisations; those that cannot be read do not hide the others. */
export async function allTeams({
  store,
}: WithStore): Promise<{ teams: Team[]; organisations: Organisation[]; faults: UnreadableDocument[] }> {
  const { found, faults } = await readReadable(store, 'organisations', 'organisation');
  const organisations = found.map(({ doc }) => doc);
  return { teams: organisations.flatMap(teamsIn).sort(byName), organisations, faults };
}

/** Every organisation, by name; one that cannot be read does not hide the others. */
export async function allOrganisations({ store }: WithStore): Promise<Organisation[]> {
  return (await readReadable(store, 'organisations', 'organisation')).found.map(({ doc }) => doc);
}
