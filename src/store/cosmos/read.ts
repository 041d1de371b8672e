import type { Connection } from './connection';
import { strongly } from './consistency';
import { codeOf, CosmosUnavailable } from './unavailable';

/**
 * One item by its key; undefined only after a plain 404. Any other, which Microsoft's library lets pass as an answer
 * too, says that the container is missing (1003) or that a replica has not caught up (1002): that is no empty store.
 * @param until when it must have ended, in epoch milliseconds
 * @throws CosmosUnavailable
 */
export async function readItem(
  connection: Connection,
  partition: string,
  id: string,
  until?: number,
): Promise<Record<string, unknown> | undefined> {
  return connection.request(
    'read',
    async (container, abortSignal) => {
      const { resource, statusCode, substatus } = await container
        .item(id, partition)
        .read<Record<string, unknown>>({ ...strongly, abortSignal });
      const code = codeOf(statusCode, substatus);
      if (resource === undefined && code !== '404') throw new CosmosUnavailable('read', code);
      return resource;
    },
    until,
  );
}
