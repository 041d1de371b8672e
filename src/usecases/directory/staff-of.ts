import type { DocumentOf } from '../../store/documents';
import { organisationPartition } from '../../store/partitions';
import type { Stored } from '../../store/store';
import type { Deps } from '../deps';
import { readAll } from '../read-all';

/** Everybody who has, or had, a place in an organisation. */
export function staffOf(deps: Deps, organisationId: string): Promise<Stored<DocumentOf<'staff'>>[]> {
  const range = { partition: organisationPartition(organisationId) };
  return readAll(deps.store, 'staffOfOrganisation', organisationId, range);
}
