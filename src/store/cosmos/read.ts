import { CosmosUnavailable, type Connection } from './connection';

/** What Cosmos DB adds to a 404 when not the item but its container or database is missing. */
const ownerMissing = 1003;

/**
 * One item by its key, or undefined.
 * @throws CosmosUnavailable, also when the container is not there: that is no empty store
 */
export async function readItem(
  connection: Connection,
  partition: string,
  id: string,
): Promise<Record<string, unknown> | undefined> {
  return connection.request('read', async (container, abortSignal) => {
    const response = await container.item(id, partition).read<Record<string, unknown>>({ abortSignal });
    if (response.substatus === ownerMissing) throw new CosmosUnavailable('read', 'no container');
    return response.resource;
  });
}
