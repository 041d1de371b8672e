import { isPossibleId } from './batch';
import { commitBatch } from './cosmos/commit';
import { connect, type CosmosOptions } from './cosmos/connection';
import { parseItem } from './cosmos/item';
import { listItems } from './cosmos/list';
import { holdsNothing, placesFound, runQuery } from './cosmos/query';
import { readItem, readItems } from './cosmos/read';
import { writingProof } from './cosmos/ready';
import { repeated } from './cosmos/repeat';
import { orUnreadable, type DocumentOf, type DocumentType } from './documents';
import type { Key, ReadOptions, Store, Stored } from './store';

export type { CosmosOptions } from './cosmos/connection';
export { WeakConsistency } from './cosmos/consistency';
export { CosmosUnavailable } from './cosmos/unavailable';

/**
 * The store in Azure Cosmos DB: one container, partition key `/partition`, items under the
 * documents' own ids, revisions are ETags, every commit a transactional batch.
 * Reads are strongly consistent: what one instance committed is what any other reads next (ADR 20).
 * Import this file only where it is used: Microsoft's library takes a while to load.
 * @throws CosmosUnavailable when the account does not answer
 * @throws WeakConsistency when the account is not strongly consistent
 */
export async function openCosmos(options: CosmosOptions): Promise<Store> {
  const { connection, committed, ready } = writingProof(
    await connect(options),
    options.elapsed ?? (() => performance.now()),
  );
  const store: Store = {
    async get<T extends DocumentType>(type: T, partition: string, id: string, options?: ReadOptions) {
      if (!isPossible({ partition, id })) return undefined;
      const item = await repeated(connection, (until) => readItem(connection, partition, id, until), options?.until);
      return documentIn(item, type);
    },
    async getMany<T extends DocumentType>(keys: readonly Key<T>[], options?: ReadOptions) {
      const items = await readItems(connection, keys.filter(isPossible), options?.until);
      return keys.map((key) => orUnreadable(() => documentIn(items(key), key.type)));
    },
    query: (name, value, range) => runQuery(connection, name, value, range),
    places: (name, value, range) => placesFound(connection, name, value, range),
    list: (sources, range) => listItems(connection, sources, range),
    commit: async (partition, writes, until) => committed(await commitBatch(connection, partition, writes, until)),
    isEmpty: () => holdsNothing(connection),
    ready,
    close: () => {
      connection.close();
      return Promise.resolve();
    },
  };
  return store;
}

function documentIn<T extends DocumentType>(
  item: Record<string, unknown> | undefined,
  type: T,
): Stored<DocumentOf<T>> | undefined {
  return item?.['type'] === type ? parseItem(type, item) : undefined;
}

function isPossible({ partition, id }: Pick<Key<DocumentType>, 'partition' | 'id'>): boolean {
  return isPossibleId(id) && isPossiblePartition(partition);
}

/** Cosmos DB's limit on a partition key, in UTF-8 bytes. */
function isPossiblePartition(partition: string): boolean {
  return partition !== '' && Buffer.byteLength(partition) <= 2_048;
}
