import type { Instant } from '../../domain/instant';
import { organisationPartition } from '../../store/partitions';
import type { Store } from '../../store/store';
import { readAll } from '../read-all';

export interface ReaderLine {
  at: Instant;
  organisation: string;
  role: string;
  action: string;
  object: string;
  outcome: string;
  ground: string;
}

/** How many lines one list has at most. */
const linesMax = 100_000;

/**
 * The list a client may ask for: who had to do with their network, oldest first, by organisation
 * and role, what, and on what ground. No names of professionals, no contents.
 */
export async function listReaders(store: Store, networkId: string): Promise<ReaderLine[]> {
  const records = await readAll(store, 'auditOfNetwork', networkId, {}, linesMax);
  const names = new Map<string, string>();
  for (const organisationId of new Set(records.map(({ doc }) => doc.organisationId))) {
    const partition = organisationPartition(organisationId);
    const found = await store.get('organisation', partition, `organisation:${organisationId}`);
    names.set(organisationId, found?.doc.name ?? organisationId);
  }
  return records.map(({ doc }) => ({
    at: doc.at,
    organisation: names.get(doc.organisationId) ?? doc.organisationId,
    role: doc.role,
    action: doc.action,
    object: doc.object,
    outcome: doc.outcome,
    ground: doc.ground,
  }));
}
