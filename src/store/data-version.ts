import { CodedError } from '../errors';
import { find, key } from './keys';
import type { Store } from './store';
import { put } from './write';

/**
 * What the documents of this program are counted as: 2 since 0.2.0. Those of 0.1.0 count as 1 and have no mark. It
 * rises only with a change for which documents have to be moved (ADR 16); whatever is added needs none (ADR 14).
 */
const today = 2;

/** A store in which nobody wrote yet is of this version from now on. */
export async function markIfEmpty(store: Store): Promise<void> {
  // Another program that opens it now may be first: its mark holds as well.
  if (await store.isEmpty()) await mark(store);
}

/** Whether this program can work with the documents as they stand: they are of its version, or of a newer one. */
export async function isUpToDate(store: Store): Promise<boolean> {
  return ((await find(store, key.dataVersion()))?.doc.version ?? 1) >= today;
}

/** After everything has been moved. The mark of a newer program stays as it is. */
export async function markUpToDate(store: Store): Promise<void> {
  if (await isUpToDate(store)) return;
  await mark(store);
  if (!(await isUpToDate(store))) throw new CodedError('OTHERS_FIRST', 'Somebody else is writing in the database');
}

async function mark(store: Store): Promise<void> {
  const { type, partition, id } = key.dataVersion();
  const found = await find(store, { type, partition, id });
  // Somebody else was first: a newer program, whose mark is not lowered, or one of this version.
  if (found !== undefined && found.doc.version >= today) return;
  const doc = { ...(found?.doc ?? { type, partition, id, schemaVersion: 1 }), version: today };
  await store.commit(partition, [put(found, doc)]);
}
