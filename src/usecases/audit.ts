import type { Actor } from '../domain/directory';
import type { RefusalKind } from '../domain/refusal';
import type { DocumentOf } from '../store/documents';
import { networkOfPartition, networkPartition, personPartition } from '../store/partitions';
import { maxWrites, type Write } from '../store/store';
import type { Deps } from './deps';
import { readOrganisation } from './directory/read-teams';

export interface AuditEntry {
  /** What was done, e.g. `thread.answer`. */
  action: string;
  /** The object's type and id; never its content. */
  object: string;
  /** `done` or the refusal's kind. */
  outcome?: string;
  /** Why it was allowed: consent and team membership, staff management … */
  ground: string;
  /** What changed, from what to what: levels, ticks, ids; never content. */
  detail?: string;
  /** On behalf of which organisation; the actor's first active place otherwise. */
  organisationId?: string;
  /** Which client, by network, where the partition does not tell. */
  networkId?: string;
}

/** Who acts when time does: reminders, digests, terms that end. */
export const clock: Actor = { personId: 'schakel', name: 'Schakel', staff: [] };
/** Whoever works at the operator's keyboard; no person the bot knows. */
export const operator: Actor = { personId: 'operator-command', name: '', staff: [] };

/**
 * The audit record of an action (NEN 7513: what, when, which client, who, in which role, on whose
 * responsibility, where, which object, with what outcome, on what ground). It goes into the batch
 * of the action itself; the store chains it (docs/decisions/0008-audit-chains.md).
 */
export function auditWrite(
  deps: Pick<Deps, 'now' | 'newId'>,
  partition: string,
  actor: Actor,
  entry: AuditEntry,
): Write {
  const at = deps.now();
  const place =
    actor.staff.find((each) => each.active && each.organisationId === entry.organisationId) ??
    actor.staff.find((each) => each.active);
  const doc: DocumentOf<'audit'> = {
    type: 'audit',
    partition,
    id: `audit:${at}:${deps.newId()}`,
    schemaVersion: 1,
    at,
    networkId: entry.networkId ?? networkOfPartition(partition) ?? '',
    personId: actor.personId,
    organisationId: entry.organisationId ?? place?.organisationId ?? '',
    role: place?.level ?? '',
    accessPoint: accessPointOf(actor, entry.action),
    action: entry.action,
    object: entry.object,
    outcome: entry.outcome ?? 'done',
    ground: entry.ground,
    detail: entry.detail ?? '',
    seal: null,
  };
  return { kind: 'insert', doc };
}

function accessPointOf(actor: Actor, action: string): string {
  if (actor === clock) return 'clock';
  if (actor === operator) return 'operator';
  return action.endsWith('.deliver') ? 'delivery' : 'teams';
}

/** Records that contents were read; committed before they are shown. */
export async function recordReading(deps: Deps, partition: string, actor: Actor, entry: AuditEntry): Promise<void> {
  await add(deps, partition, [auditWrite(deps, partition, actor, entry)]);
}

/**
 * Records that a list named these clients' networks: one record for each, so that a client's own
 * list shows it; an empty answer is recorded too. In the reader's partition, in one batch.
 */
export async function recordSearch(
  deps: Deps,
  actor: Actor,
  entry: Pick<AuditEntry, 'action' | 'ground'>,
  networkIds: readonly string[],
): Promise<void> {
  const partition = personPartition(actor.personId);
  const found = [...new Set(networkIds)].map((networkId) => ({ ...entry, networkId, object: `network:${networkId}` }));
  const entries = found.length > 0 ? found : [{ ...entry, object: 'nothing' }];
  const writes = entries.map((each) => auditWrite(deps, partition, actor, each));
  for (let start = 0; start < writes.length; start += maxWrites) {
    await add(deps, partition, writes.slice(start, start + maxWrites));
  }
}

/** What a press named, as it came back from a card: what does not exist is not kept. */
export interface Named {
  networkId?: string | undefined;
  organisationId?: string | undefined;
}

/**
 * Records a press by what it named: refused, with the refusal's kind, or something shown of which the use
 * case kept no record of its own. In the person's own partition: nobody makes a partition by guessing.
 */
export async function recordPress(
  deps: Deps,
  actor: Actor,
  action: string,
  named: Named,
  refusal?: RefusalKind,
): Promise<void> {
  const partition = personPartition(actor.personId);
  const about = await existing(deps, named);
  const ground = refusal === undefined ? groundFor(action, about) : 'none';
  const entry = { ...about, action, ground, ...(refusal === undefined ? {} : { outcome: refusal }) };
  await add(deps, partition, [auditWrite(deps, partition, actor, entry)]);
}

async function existing(deps: Deps, named: Named): Promise<Pick<AuditEntry, 'object' | 'networkId'>> {
  const { networkId, organisationId } = named;
  const network =
    networkId === undefined ? undefined : await deps.store.get('network', networkPartition(networkId), 'network');
  if (network) return { object: `network:${network.doc.networkId}`, networkId: network.doc.networkId };
  const organisation = organisationId === undefined ? undefined : await readOrganisation(deps, organisationId);
  if (organisation) return { object: `organisation:${organisation.organisationId}` };
  return { object: networkId === undefined && organisationId === undefined ? 'none' : 'unknown' };
}

/** Managing is what account managers see these for; the rest of an organisation is shown to those who work there. */
function groundFor(action: string, about: Pick<AuditEntry, 'networkId'>): string {
  if (about.networkId !== undefined) return 'consent and team membership';
  return /^(?:staff|access|invitation)\./.test(action) ? 'staff management' : 'own work';
}

/** @throws Error when it could not be recorded: then nothing is shown either */
async function add(deps: Deps, partition: string, writes: Write[]): Promise<void> {
  const done = await deps.store.commit(partition, writes);
  if (!done.ok) throw new Error('The audit record was not kept');
}
