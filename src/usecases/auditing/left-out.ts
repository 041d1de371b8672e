import type { DocumentOf } from '../../store/documents';
import type { Store, Stored } from '../../store/store';

type Audit = DocumentOf<'audit'>;

/** Which records each client's own list must show; by network, their ids. */
export type Listed = Map<string, Set<string>>;

/** Notes a record that its client's list must show. */
export function mustList(listed: Listed, { doc, foundAt = doc }: Stored<Audit>): void {
  const { networkId } = doc;
  const { partition, id } = foundAt;
  if (networkId === '') return;
  const ids = listed.get(networkId) ?? new Set();
  ids.add(`${partition} ${id}`);
  listed.set(networkId, ids);
}

/**
 * The records that a client's own list leaves out although they say that they are about that client. What a database
 * searches by need not be what is read from it: of two fields of one name it may take the other.
 */
export async function leftOut(store: Store, listed: Listed): Promise<string[]> {
  const missing: string[] = [];
  for (const [networkId, ids] of listed) {
    let after: string | undefined;
    do {
      const page = await store.places('auditOfNetwork', networkId, { limit: 100, after });
      for (const { partition, id } of page.items) ids.delete(`${partition} ${id}`);
      after = page.next;
    } while (after !== undefined);
    missing.push(...[...ids].map((each) => each.split(' ').at(-1) ?? ''));
  }
  return missing;
}
