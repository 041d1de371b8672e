import type { SqlQuerySpec } from '@azure/cosmos';
import type { Connection } from './connection';
import { strongly } from './consistency';
import { repeated } from './repeat';
import { codeOf, CosmosUnavailable } from './unavailable';

/**
 * One item by its key; undefined only after a plain 404. Any other, which Microsoft's library lets pass as an answer
 * too, says that the container is missing (1003) or that a replica has not caught up (1002): that is no empty store.
 * @param until when it must have ended
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

interface Place {
  partition: string;
  id: string;
}

/** So many conditions in one query at most, as in Microsoft's own way to read many. */
const maxPlaces = 100;

/**
 * Items by their keys, with one request for each physical partition: as a query without order, which the gateway puts
 * together by itself. Of one alone a point read, which costs less.
 * @throws CosmosUnavailable
 */
export async function readItems(
  connection: Connection,
  places: readonly Place[],
  end?: number,
): Promise<(place: Place) => Record<string, unknown> | undefined> {
  const found = new Map<string, Record<string, unknown>>();
  const nameOf = ({ partition, id }: Place): string => JSON.stringify([partition, id]);
  const unique = [...new Map(places.map((place) => [nameOf(place), place])).values()];
  for (let start = 0; start < unique.length; start += maxPlaces) {
    const some = unique.slice(start, start + maxPlaces);
    const items = await repeated(connection, (until) => readSome(connection, some, until), end);
    for (const item of items) found.set(nameOf({ partition: String(item['partition']), id: String(item['id']) }), item);
  }
  return (place) => found.get(nameOf(place));
}

async function readSome(
  connection: Connection,
  places: readonly Place[],
  until: number,
): Promise<Record<string, unknown>[]> {
  const [first] = places;
  if (first !== undefined && places.length === 1) {
    const item = await readItem(connection, first.partition, first.id, until);
    return item === undefined ? [] : [item];
  }
  const spec = specOf(places);
  return connection.request(
    'read',
    async (container, abortSignal) => {
      const options = { ...strongly, abortSignal, maxItemCount: places.length };
      return (await container.items.query<Record<string, unknown>>(spec, options).fetchAll()).resources;
    },
    until,
  );
}

function specOf(places: readonly Place[]): SqlQuerySpec {
  const conditions = places.map((_, at) => `c["partition"] = @in${at} AND c["id"] = @id${at}`);
  const parameters = places.flatMap(({ partition, id }, at) => [
    { name: `@in${at}`, value: partition },
    { name: `@id${at}`, value: id },
  ]);
  return { query: `SELECT * FROM c WHERE ${conditions.map((each) => `(${each})`).join(' OR ')}`, parameters };
}
