import { rightsOf } from '../../domain/rights';
import { find, key } from '../../store/keys';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { readAll } from '../read-all';

/** The active members of a team whose rights open contents (R1). */
export async function entitledOf(deps: Deps, teamId: string): Promise<string[]> {
  const organisationId = organisationOfTeam(teamId);
  const partition = organisationPartition(organisationId);
  const seats = await readAll(deps.store, 'seatsOfTeam', teamId, { partition });
  const staff = await Promise.all(seats.map(({ doc }) => find(deps.store, key.staff(organisationId, doc.personId))));
  return staff.flatMap((each) => (each && rightsOf(each.doc).contents ? [each.doc.personId] : []));
}
