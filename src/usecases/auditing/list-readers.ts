import { groundToday } from '../../domain/ground';
import type { Instant } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Store, Stored } from '../../store/store';
import { madeFrom } from '../audit';
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

type Audit = DocumentOf<'audit'>;

/** The records of a network, and of what it was made from: the request for it (N5), the consent that came first (C1). */
async function recordsOf(store: Store, networkId: string): Promise<Audit[]> {
  const found = new Map<string, Audit>();
  const add = async (records: readonly Stored<Audit>[]): Promise<void> => {
    const fresh = records.map(({ doc }) => doc).filter((doc) => !found.has(`${doc.partition} ${doc.id}`));
    for (const doc of fresh) found.set(`${doc.partition} ${doc.id}`, doc);
    for (const { doc, object } of fresh.map((each) => ({ doc: each, object: madeFrom(each) }))) {
      if (object === undefined) continue;
      const before = await readAll(store, 'auditOfObject', object);
      // A draft is known by its name within one person's only.
      await add(before.filter((each) => !object.startsWith('draft:') || each.doc.personId === doc.personId));
    }
  };
  await add(await readAll(store, 'auditOfNetwork', networkId));
  return [...found.values()].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/**
 * What came of each delivery, once: who was shown something, and where that is not known. What surely did not arrive was
 * seen by nobody.
 */
function asItCame(records: readonly Audit[]): Audit[] {
  const saidOf = new Map<string, Set<string>>();
  const nameOf = ({ delivery = '', networkId, object }: Audit): string => JSON.stringify([delivery, networkId, object]);
  for (const doc of records.filter(({ delivery }) => delivery !== undefined))
    saidOf.set(nameOf(doc), (saidOf.get(nameOf(doc)) ?? new Set()).add(doc.outcome));
  return records.flatMap((doc) => {
    const said = saidOf.get(nameOf(doc));
    if (said === undefined || doc.outcome === 'done') return [doc];
    const isSettled = said.has('done') || (said.has('failed') && !said.has('unknown'));
    return doc.outcome !== 'attempted' || isSettled ? [] : [{ ...doc, outcome: 'unknown' }];
  });
}

/**
 * The list a client may ask for: who had to do with their network, and with what it was made from, oldest first, by organisation
 * and role, what, and on what ground. No names of professionals, no contents.
 */
export async function listReaders(store: Store, networkId: string): Promise<ReaderLine[]> {
  const records = await recordsOf(store, networkId);
  const names = new Map<string, string>();
  for (const organisationId of new Set(records.map(({ organisationId }) => organisationId))) {
    const found = await find(store, key.organisation(organisationId));
    names.set(organisationId, found?.doc.name ?? organisationId);
  }
  return asItCame(records).map((doc) => ({
    at: doc.at,
    organisation: names.get(doc.organisationId) ?? doc.organisationId,
    role: doc.role,
    action: doc.action,
    object: doc.object,
    outcome: doc.outcome,
    ground: groundToday(doc.ground),
  }));
}
