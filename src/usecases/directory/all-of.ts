import type { DocumentOf } from '../../store/documents';
import { organisationPartition } from '../../store/partitions';
import type { Stored } from '../../store/store';
import type { Deps } from '../deps';
import { readAll, readReadable } from '../read-all';

type WithStore = Pick<Deps, 'store'>;

/** Everybody who has, or had, a place in an organisation. */
export function staffOf({ store }: WithStore, organisationId: string): Promise<Stored<DocumentOf<'staff'>>[]> {
  return readAll(store, 'staffOfOrganisation', organisationId, { partition: organisationPartition(organisationId) });
}

/** An organisation's teams, by name. */
export async function teamsOf({ store }: WithStore, organisationId: string): Promise<DocumentOf<'team'>[]> {
  const range = { partition: organisationPartition(organisationId) };
  return (await readAll(store, 'teamsOfOrganisation', organisationId, range)).map(({ doc }) => doc);
}

/** For jobs: every team there is; what cannot be read is passed by, and told of as a fault. */
export function allTeams({ store }: WithStore): ReturnType<typeof readReadable<'teams'>> {
  return readReadable(store, 'teams', 'team');
}

/** Every organisation, by name; one that cannot be read does not hide the others. */
export async function allOrganisations({ store }: WithStore): Promise<DocumentOf<'organisation'>[]> {
  return (await readReadable(store, 'organisations', 'organisation')).found.map(({ doc }) => doc);
}
