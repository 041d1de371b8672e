import type { OrganisationEntry, Problem } from '../../../domain/directory-file';
import { isManager } from '../../../domain/staff-changes';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import { organisationPartition } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { insert, replace } from '../../../store/write';
import { readAll } from '../../read-all';
import { staffOf } from '../all-of';
import { kept, type Change, type FileDeps } from './plan-change';
import { planManagers } from './plan-managers';

export interface OrganisationPlan {
  organisationId: string;
  name: string;
  changes: Change[];
  /** Why it cannot be done as the store is now; paths within this organisation's entry. */
  problems: Problem[];
}

/** What an entry of the file would change in the store: never removes, and never changes what the bot decided about people. */
export async function planOrganisation(deps: FileDeps, entry: OrganisationEntry): Promise<OrganisationPlan> {
  const known = await find(deps.store, key.organisation(entry.id));
  const named = { organisationId: entry.id, name: entry.name };
  if (known && known.doc.kind !== entry.kind) {
    const reason = `is ${known.doc.kind} already; the kind of an organisation does not change`;
    return { ...named, changes: [], problems: [{ path: ['kind'], reason }] };
  }
  const managers = await planManagers(deps, entry);
  const left = managers.some(({ sign }) => sign === '+') || (await hasManager(deps, entry.id));
  const reason = 'names nobody who would be an active account manager (R5); name another colleague';
  return {
    ...named,
    changes: [...planOwn(entry, known), ...(await planTeams(deps, entry)), ...managers],
    problems: left ? [] : [{ path: ['accountManagers'], reason }],
  };
}

async function hasManager(deps: FileDeps, organisationId: string): Promise<boolean> {
  return (await staffOf(deps, organisationId)).some(({ doc }) => isManager(doc));
}

type OrganisationDocument = DocumentOf<'organisation'>;

function planOwn(
  entry: OrganisationEntry,
  known: { doc: OrganisationDocument; revision: string } | undefined,
): Change[] {
  const wanted: OrganisationDocument = {
    ...(known?.doc ?? {
      ...key.organisation(entry.id),
      schemaVersion: 1,
      organisationId: entry.id,
      kind: entry.kind,
    }),
    name: entry.name,
    phone: entry.phone,
    opening: entry.opening,
    tenantIds: entry.tenants,
    emailDomains: entry.emailDomains,
  };
  const object = wanted.id;
  if (!known) {
    const line = `organisation ${entry.name}, ${entry.kind}, telephone ${entry.phone}`;
    return [{ sign: '+', line, detail: entry.kind, object, writes: [insert(wanted)] }];
  }
  const changes = fields.flatMap((field) => differs(field, known.doc[field], wanted[field]));
  if (changes.length === 0) return [];
  const write: Write = replace(known, wanted);
  return [{ sign: '~', ...told('organisation', changes), object, writes: [write] }];
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
function told(what: string, changes: Difference[]): Pick<Change, 'line' | 'detail'> {
  return {
    line: `${what}: ${changes.map(({ line }) => line).join('; ')}`,
    detail: changes.map(({ field, line }) => (ids.includes(field) ? line : field)).join('; '),
  };
}

type Shown = string | string[] | null;

async function planTeams(deps: FileDeps, entry: OrganisationEntry): Promise<Change[]> {
  const partition = organisationPartition(entry.id);
  const known = await readAll(deps.store, 'teamsOfOrganisation', entry.id, { partition });
  const listedTeams = entry.teams.flatMap((team): Change[] => {
    const teamId = `${entry.id}.${team.id}`;
    const found = known.find(({ doc }) => doc.teamId === teamId);
    const object = `team:${teamId}`;
    if (!found) {
      const doc = newTeam(entry.id, teamId, team);
      const line = `team ${team.name} (${teamId}), digest ${team.digest ?? 'at the region’s time'}`;
      return [{ sign: '+', line, detail: '', object, writes: [insert(doc)] }];
    }
    const changes = [
      ...differs('name', found.doc.name, team.name),
      ...differs('digest', found.doc.digestTime, team.digest),
    ];
    if (changes.length === 0) return [];
    const doc = { ...found.doc, name: team.name, digestTime: team.digest };
    const writes: Write[] = [replace(found, doc)];
    return [{ sign: '~', ...told(`team ${teamId}`, changes), object, writes }];
  });
  const listed = new Set(entry.teams.map((team) => `${entry.id}.${team.id}`));
  const others = known.filter(({ doc }) => !listed.has(doc.teamId));
  return [
    ...listedTeams,
    ...others.map(({ doc }) => kept(`team ${doc.name} (${doc.teamId}) is not in the file: kept`)),
  ];
}

function newTeam(organisationId: string, teamId: string, team: OrganisationEntry['teams'][number]): DocumentOf<'team'> {
  return {
    ...key.team(organisationId, teamId),
    schemaVersion: 1,
    teamId,
    organisationId,
    name: team.name,
    digestTime: team.digest,
    contactPersonId: null,
  };
}
