import { rightsOf } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam, organisationPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { eachOf, readAll, readOrTell, tellingUnreadable } from '../read-all';

/**
 * The active members of a team whose rights open contents (R1). A place or seat that cannot be read gives no rights, and
 * takes none from the others.
 */
export async function entitledOf(deps: Deps, teamId: string): Promise<string[]> {
  const partition = organisationPartition(organisationOfTeam(teamId));
  const seats = await readAll(deps.store, 'seatsOfTeam', teamId, { partition, ...tellingUnreadable(deps) });
  const staff = await Promise.all(seats.map(({ doc }) => entitledPlace(deps, teamId, doc.personId)));
  return staff.flatMap((each) => each?.personId ?? []);
}

/** The place of one of them, by name; undefined for anybody else. */
export async function entitledMember(
  deps: Deps,
  teamId: string,
  personId: string,
): Promise<DocumentOf<'staff'> | undefined> {
  const seat = await readOrTell(deps, find(deps.store, key.seat(organisationOfTeam(teamId), teamId, personId)));
  return seat && entitledPlace(deps, teamId, personId);
}

/** Whether a team has others of them than these: no more of it is read than tells that. */
export async function hasOthersThan(deps: Deps, teamId: string, personIds: ReadonlySet<string>): Promise<boolean> {
  const partition = organisationPartition(organisationOfTeam(teamId));
  // In the pages of `entitledOf`, so that who asks both asks once.
  const range = { partition, ...tellingUnreadable(deps) };
  for await (const { doc } of eachOf(deps.store, 'seatsOfTeam', teamId, range)) {
    if (!personIds.has(doc.personId) && (await entitledPlace(deps, teamId, doc.personId))) return true;
  }
  return false;
}

async function entitledPlace(deps: Deps, teamId: string, personId: string): Promise<DocumentOf<'staff'> | undefined> {
  const staff = await readOrTell(deps, find(deps.store, key.staff(organisationOfTeam(teamId), personId)));
  return staff && rightsOf(staff.doc).contents ? staff.doc : undefined;
}
