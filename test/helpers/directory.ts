import type { Level, OrganisationKind } from '../../src/domain/directory';
import type { AnyDocument, DocumentOf } from '../../src/store/documents';
import { find, key } from '../../src/store/keys';
import { organisationOfTeam, organisationPartition } from '../../src/store/partitions';
import type { Store } from '../../src/store/store';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { namePlaces } from '../../src/usecases/places';

/** Someone in the test's directory, as Teams would name them. */
export interface Someone {
  key: string;
  name: string;
  email: string;
  tenantId: string;
  aadObjectId: string;
}

export interface StaffOptions {
  organisation: string;
  teams: string[];
  level?: Level;
  medicalData?: boolean;
  careProfessional?: boolean;
  active?: boolean;
  function?: string;
}

export const at = '2026-01-01T00:00:00.000Z';

/** A person of an organisation's tenant; key `noor` gives the name "Noor van praktijk". */
export function someone(key: string, organisation: string): Someone {
  return {
    key,
    name: `${key.charAt(0).toUpperCase()}${key.slice(1)} van ${organisation}`,
    email: `${key}@${organisation}.example`,
    tenantId: `tenant-${organisation}`,
    aadObjectId: `aad-${key}`,
  };
}

export interface OrganisationOptions {
  kind: OrganisationKind;
  name?: string;
  phone?: string;
  teams: { id: string; name?: string; contact?: Someone; digestTime?: string }[];
}

async function insert(store: Store, docs: AnyDocument[]): Promise<void> {
  const partition = docs[0]?.partition ?? '';
  const writes = docs.map((doc) => ({ kind: 'insert' as const, doc }));
  await namePlaces({ store }, writes);
  const done = await store.commit(partition, writes);
  if (!done.ok) throw new Error(`Not stored: ${done.reason} ${done.index}`);
}

/** An organisation with its teams; team ids begin with the organisation's id and a dot. */
export async function addOrganisation(store: Store, id: string, options: OrganisationOptions): Promise<void> {
  const base = { partition: organisationPartition(id), schemaVersion: 1 as const, organisationId: id };
  await insert(store, [
    {
      ...base,
      type: 'organisation',
      id: `organisation:${id}`,
      kind: options.kind,
      name: options.name ?? `Organisatie ${id}`,
      phone: options.phone ?? '030 555 00 00',
      opening: 'ma–vr 8–17 uur',
      tenantIds: [`tenant-${id}`],
      emailDomains: [`${id}.example`],
      teams: options.teams.map((team) => ({
        teamId: team.id,
        name: team.name ?? `Team ${team.id.split('.')[1] ?? ''}`,
        digestTime: team.digestTime ?? '08:30',
        contactPersonId: team.contact ? personIdOf(team.contact) : null,
      })),
      absences: [],
    },
  ]);
}

type Team = DocumentOf<'organisation'>['teams'][number];

/** A team as its organisation has it now. */
export async function teamIn(store: Store, teamId: string): Promise<Team> {
  const found = await find(store, key.organisation(organisationOfTeam(teamId)));
  return found!.doc.teams.find((team) => team.teamId === teamId)!;
}

/** Changes a team of an organisation, or adds it, as another process would. */
export async function putTeam(store: Store, teamId: string, fields: Partial<Team>): Promise<void> {
  const { doc, revision } = (await find(store, key.organisation(organisationOfTeam(teamId))))!;
  const least = { teamId, name: `Team ${teamId}`, digestTime: null, contactPersonId: null };
  const teams = new Map([[teamId, least], ...doc.teams.map((team) => [team.teamId, team] as const)]);
  teams.set(teamId, { ...teams.get(teamId)!, ...fields });
  const replaced = { ...doc, teams: [...teams.values()] };
  const done = await store.commit(doc.partition, [{ kind: 'replace', doc: replaced, revision }]);
  if (!done.ok) throw new Error(`Not stored: ${done.reason}`);
}

/** A person's place in an organisation; by default a care professional with all rights to contents. */
export async function addStaff(
  store: Store,
  kind: OrganisationKind,
  person: Someone,
  options: StaffOptions,
): Promise<void> {
  const personId = personIdOf(person);
  const base = {
    partition: organisationPartition(options.organisation),
    schemaVersion: 1 as const,
    organisationId: options.organisation,
    personId,
  };
  await insert(store, [
    {
      ...base,
      type: 'staff',
      id: `staff:${options.organisation}:${personId}`,
      organisationKind: kind,
      name: person.name,
      email: person.email,
      function: options.function ?? 'verpleegkundige',
      level: options.level ?? (kind === 'practice' ? 'E' : 'professional'),
      medicalData: options.medicalData ?? true,
      careProfessional: options.careProfessional ?? true,
      teamIds: options.teams,
      active: options.active ?? true,
      since: at,
    },
    ...options.teams.map((teamId) => ({
      ...base,
      type: 'seat' as const,
      id: `seat:${teamId}:${personId}`,
      teamId,
    })),
  ]);
}
