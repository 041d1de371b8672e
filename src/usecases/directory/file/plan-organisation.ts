import type { OrganisationEntry, Problem } from '../../../domain/directory-file';
import { isManager } from '../../../domain/staff-changes';
import { find, key } from '../../../store/keys';
import type { Stored } from '../../../store/store';
import { staffOf } from '../all-of';
import { kept, type PlannedChange, type FileDeps, type Organisation } from './plan-change';
import { planManagers } from './plan-managers';

export interface OrganisationPlan {
  entry: OrganisationEntry;
  changes: PlannedChange[];
  /** Its document as it is, or as it begins. */
  organisation: Organisation;
  /** The same as it was read; undefined where it is new. */
  known: Stored<Organisation> | undefined;
  /** Why it cannot be done as the store is now; paths within this organisation's entry. */
  problems: Problem[];
}

/** What an entry of the file would change in the store: never removes, and never changes what the bot decided about people. */
export async function planOrganisation(deps: FileDeps, entry: OrganisationEntry): Promise<OrganisationPlan> {
  const known = await find(deps.store, key.organisation(entry.id));
  const organisation = known?.doc ?? newOrganisation(entry);
  const plan = { entry, organisation, known };
  if (organisation.kind !== entry.kind) {
    const reason = `is ${organisation.kind} already; the kind of an organisation does not change`;
    return { ...plan, changes: [], problems: [{ path: ['kind'], reason }] };
  }
  const managers = await planManagers(deps, entry);
  const left = managers.some(({ sign }) => sign === '+') || (await hasManager(deps, entry.id));
  const reason = 'names nobody who would be an active account manager (R5); name another colleague';
  return {
    ...plan,
    changes: [...planOwn(entry, known?.doc), ...planTeams(entry, organisation), ...managers],
    problems: left ? [] : [{ path: ['accountManagers'], reason }],
  };
}

async function hasManager(deps: FileDeps, organisationId: string): Promise<boolean> {
  return (await staffOf(deps, organisationId)).some(({ doc }) => isManager(doc));
}

function ownOf({ name, phone, opening, tenants, emailDomains }: OrganisationEntry) {
  return { name, phone, opening, tenantIds: tenants, emailDomains };
}

function newOrganisation(entry: OrganisationEntry): Organisation {
  return {
    ...key.organisation(entry.id),
    schemaVersion: 1,
    organisationId: entry.id,
    kind: entry.kind,
    ...ownOf(entry),
    teams: [],
    absences: [],
  };
}

function planOwn(entry: OrganisationEntry, known: Organisation | undefined): PlannedChange[] {
  const wanted = ownOf(entry);
  const { id: object } = key.organisation(entry.id);
  const made = (organisation: Organisation) => ({ ...organisation, ...wanted });
  if (!known) {
    const line = `organisation ${entry.name}, ${entry.kind}, telephone ${entry.phone}`;
    return [{ sign: '+', line, detail: entry.kind, object, made, writes: [] }];
  }
  const changes = fields.flatMap((field) => differs(field, known[field], wanted[field]));
  return changes.length === 0 ? [] : [{ sign: '~', ...told('organisation', changes), object, made, writes: [] }];
}

const fields = ['name', 'phone', 'opening', 'tenantIds', 'emailDomains'] as const;

/** Whose values are ids: which tenants and addresses belong here decides who gets in. */
const ids: readonly string[] = ['tenantIds', 'emailDomains'];

interface Difference {
  field: string;
  line: string;
}

function differs(field: string, before: Shown, after: Shown): Difference[] {
  const shown = (value: Shown): string => [value].flat().join(', ') || '(none)';
  return shown(before) === shown(after) ? [] : [{ field, line: `${field} ${shown(before)} → ${shown(after)}` }];
}

/** What changed, in full for who runs the command, and without names for the audit record. */
function told(what: string, changes: Difference[]): Pick<PlannedChange, 'line' | 'detail'> {
  return {
    line: `${what}: ${changes.map(({ line }) => line).join('; ')}`,
    detail: changes.map(({ field, line }) => (ids.includes(field) ? line : field)).join('; '),
  };
}

type Shown = string | string[] | null;

function planTeams(entry: OrganisationEntry, { teams }: Organisation): PlannedChange[] {
  const known = new Map(teams.map((team) => [team.teamId, team]));
  const listed = entry.teams.map((team) => ({ ...team, teamId: `${entry.id}.${team.id}` }));
  const ids = new Set(listed.map(({ teamId }) => teamId));
  const others = teams.filter(({ teamId }) => !ids.has(teamId));
  return [
    ...listed.flatMap((team) => planTeam(team, known.get(team.teamId))),
    ...others.map(({ teamId, name }) => kept(`team ${name} (${teamId}) is not in the file: kept`)),
  ];
}

type Team = Organisation['teams'][number];

function planTeam(
  { teamId, name, digest }: OrganisationEntry['teams'][number] & { teamId: string },
  known: Team | undefined,
): PlannedChange[] {
  const object = `team:${teamId}`;
  const wanted = { teamId, name, digestTime: digest };
  if (!known) {
    const made = withTeam({ ...wanted, contactPersonId: null });
    const line = `team ${name} (${teamId}), digest ${digest ?? 'at the region’s time'}`;
    return [{ sign: '+', line, detail: '', object, made, writes: [] }];
  }
  const changes = [...differs('name', known.name, name), ...differs('digest', known.digestTime, digest)];
  const made = withTeam({ ...known, ...wanted });
  return changes.length === 0 ? [] : [{ sign: '~', ...told(`team ${teamId}`, changes), object, made, writes: [] }];
}

/** A team that is added, or in the place of what was there of it. */
const withTeam =
  (team: Team) =>
  (organisation: Organisation): Organisation => {
    const teams = new Map([...organisation.teams, team].map((each) => [each.teamId, each]));
    return { ...organisation, teams: [...teams.values()] };
  };
