import type { Actor } from '../domain/directory';
import type { DocumentOf } from '../store/documents';
import type { Write } from '../store/store';
import type { Deps } from './deps';

export interface AuditEntry {
  /** What was done, e.g. `thread.answer`. */
  action: string;
  /** The object's type and id; never its content. */
  object: string;
  /** `done` or the refusal's kind. */
  outcome?: string;
  /** Why it was allowed: consent and team membership, staff management … */
  ground: string;
  /** On behalf of which organisation; the actor's first active place otherwise. */
  organisationId?: string;
}

/** The audit record of an action (NEN 7513: who, what, when, for which organisation, on what ground). */
export function auditWrite(deps: Deps, partition: string, actor: Actor, entry: AuditEntry): Write {
  const at = deps.now();
  const doc: DocumentOf<'audit'> = {
    type: 'audit',
    partition,
    id: `audit:${at}:${deps.newId()}`,
    schemaVersion: 1,
    at,
    personId: actor.personId,
    organisationId: entry.organisationId ?? actor.staff.find((place) => place.active)?.organisationId ?? '',
    action: entry.action,
    object: entry.object,
    outcome: entry.outcome ?? 'done',
    ground: entry.ground,
  };
  return { kind: 'insert', doc };
}

/** Records that contents were read; committed before they are shown. */
export async function recordReading(deps: Deps, partition: string, actor: Actor, entry: AuditEntry): Promise<void> {
  await deps.store.commit(partition, [auditWrite(deps, partition, actor, entry)]);
}
