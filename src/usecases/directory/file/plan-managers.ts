import { managerId, managerLevel, type ManagerEntry, type OrganisationEntry } from '../../../domain/directory-file';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import { organisationPartition } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { insert } from '../../../store/write';
import { seatIn } from '../../places';
import { kept, type PlannedChange, type FileDeps } from './plan-change';

/**
 * The first account managers of an organisation. Whoever the organisation knows already is left
 * as they are: what account managers decided since – another level, deactivated – stands (R2, R5).
 */
export async function planManagers(deps: FileDeps, entry: OrganisationEntry): Promise<PlannedChange[]> {
  return Promise.all(
    entry.accountManagers.map(async (manager): Promise<PlannedChange> => {
      const place = key.staff(entry.id, managerId(manager));
      const known = await find(deps.store, place);
      if (known) {
        const state = known.doc.active ? `level ${known.doc.level}` : 'deactivated';
        return kept(`account manager ${manager.name} is known (${state}): kept`);
      }
      const detail = placeDescribed(entry, manager);
      const line = `account manager ${manager.name} <${manager.email}>, ${detail}`;
      return { sign: '+', line, detail, object: place.id, writes: writesOf(deps, entry, manager) };
    }),
  );
}

function placeDescribed(entry: OrganisationEntry, manager: ManagerEntry): string {
  return [
    `level ${managerLevel(entry.kind)}`,
    manager.careProfessional ? 'care professional' : 'not a care professional',
    manager.medicalData ? 'with medical data' : 'without medical data',
    ...manager.teams.map((team) => `team ${entry.id}.${team}`),
  ].join(', ');
}

function writesOf(deps: FileDeps, entry: OrganisationEntry, manager: ManagerEntry): Write[] {
  const personId = managerId(manager);
  const teamIds = manager.teams.map((team) => `${entry.id}.${team}`);
  const base = { partition: organisationPartition(entry.id), schemaVersion: 1 as const, organisationId: entry.id };
  const staff: DocumentOf<'staff'> = {
    ...base,
    ...key.staff(entry.id, personId),
    personId,
    organisationKind: entry.kind,
    name: manager.name,
    email: manager.email.toLowerCase(),
    function: manager.function,
    level: managerLevel(entry.kind),
    medicalData: manager.medicalData,
    careProfessional: manager.careProfessional,
    teamIds,
    active: true,
    since: deps.now(),
  };
  return [insert(staff), ...teamIds.map((teamId) => insert(seatIn(staff, teamId)))];
}
