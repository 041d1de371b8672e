import { CodedError } from '../../../errors';
import type { DirectoryFile, OrganisationEntry, Problem } from '../../../domain/directory-file';
import { accept } from '../../../domain/outcome';
import { isTelephone } from '../../../domain/telephone';
import { organisationPartition } from '../../../store/partitions';
import { maxWrites, type Write } from '../../../store/store';
import { put } from '../../../store/write';
import { change, decide, freely, type Allowed, type Decision, type Recorded } from '../../decide';
import { allOrganisations } from '../all-of';
import type { PlannedChange, FileDeps } from './plan-change';
import { planOrganisation, type OrganisationPlan } from './plan-organisation';

/** Organisations as they are in the store whose telephone number reaches nobody (M3). */
export interface WrongPhone {
  organisationId: string;
  name: string;
  phone: string;
}

export type PlannedDirectory =
  { ok: true; plans: OrganisationPlan[]; wrongPhones: WrongPhone[] } | { ok: false; problems: Problem[] };

/** What the file would change; nothing is stored. Problems name their place in the file. */
export async function planDirectory(deps: FileDeps, directory: DirectoryFile): Promise<PlannedDirectory> {
  const plans: OrganisationPlan[] = [];
  for (const entry of directory.organisations) plans.push(await planOrganisation(deps, entry));
  const problems = plans.flatMap((plan, at) =>
    plan.problems.map(({ path, reason }) => ({ path: ['organisations', at, ...path], reason })),
  );
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, plans, wrongPhones: await wrongPhones(deps) };
}

/**
 * Does what the plan says, organisation by organisation, each change in one batch with its audit
 * record; applying again does nothing. When anything is wrong, nothing is changed at all.
 * `source` names the file in the audit record.
 */
export async function applyDirectory(
  deps: FileDeps,
  directory: DirectoryFile,
  source: string,
): Promise<PlannedDirectory> {
  const planned = await planDirectory(deps, directory);
  if (!planned.ok) return planned;
  const plans: OrganisationPlan[] = [];
  for (const plan of planned.plans) {
    const done = await applyOrganisation(deps, plan.entry, source);
    plans.push({ ...plan, changes: [...done, ...plan.changes.filter(({ sign }) => sign === '=')] });
  }
  return { ok: true, plans, wrongPhones: await wrongPhones(deps) };
}

/** M3: also of those that are not in the file, as those that were invited (R8). */
async function wrongPhones(deps: FileDeps): Promise<WrongPhone[]> {
  return (await allOrganisations(deps)).filter(({ phone, kind }) => !isTelephone(phone, kind));
}

/** Batch after batch until the store is as the file says; each is planned on what is true then. */
async function applyOrganisation(deps: FileDeps, entry: OrganisationEntry, source: string): Promise<PlannedChange[]> {
  const done: PlannedChange[] = [];
  for (;;) {
    const work = { actor: author, partition: organisationPartition(entry.id), allow: freely };
    const step = await decide<Allowed, PlannedChange[]>(deps, work, () => nextBatch(deps, entry, source));
    // Eight times in a row somebody else was first; what was done so far stands, and running again goes on.
    if (!step.ok) throw new CodedError('OTHERS_FIRST', `${entry.id} is being changed by others; run it again`);
    if (step.value.length === 0) return done;
    done.push(...step.value);
  }
}

async function nextBatch(deps: FileDeps, entry: OrganisationEntry, source: string): Promise<Decision<PlannedChange[]>> {
  const plan = await planOrganisation(deps, entry);
  let { organisation } = plan;
  const taken: PlannedChange[] = [];
  const [writes, record]: [Write[], Recorded[]] = [[], []];
  for (const each of plan.changes) {
    if (each.object === undefined) continue;
    // Beside its writes and its record that of the organisation itself.
    if (writes.length + record.length + each.writes.length + 2 > maxWrites) break;
    writes.push(...each.writes);
    organisation = each.made?.(organisation) ?? organisation;
    record.push({
      action: each.sign === '+' ? 'directory.add' : 'directory.change',
      object: each.object,
      ground: 'directory file',
      organisationId: entry.id,
      detail: `${each.detail}; file ${source}`,
    });
    taken.push(each);
  }
  // A step that finds nothing to do ends the loop: a change too large for any batch may not look like that.
  if (taken.length === 0 && plan.changes.some(({ object }) => object !== undefined))
    throw new CodedError('CHANGE_TOO_LARGE', `${entry.id} has a change that does not fit into one batch`);
  if (taken.some(({ made }) => made !== undefined)) writes.unshift(put(plan.known, organisation));
  return taken.length === 0 ? accept([]) : change(taken, { writes, record });
}

/** Who the audit record names: the command, as no person of the directory is at work. */
const author = { personId: 'directory-command', name: '', staff: [] };
