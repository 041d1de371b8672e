import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type Account from '@vercel/cosmosdb-server/lib/account';
import routeOf from '@vercel/cosmosdb-server/lib/routes';
import { answerBatch, type Documents, type StoredItem } from './cosmos-batch';

export const kinds = ['account', 'batch', 'plan', 'query', 'ranges', 'read', 'other'] as const;
export type RequestKind = (typeof kinds)[number];

export interface Asked {
  kind: RequestKind;
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Answered {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** What routes of the server use of a request and of an answer. */
type RoutedRequest = Readable & Pick<IncomingMessage, 'headers' | 'method' | 'url'>;
type RoutedAnswer = { statusCode: number; setHeader: (name: string, value: string) => void };
type Route = (account: Account, request: RoutedRequest, response: RoutedAnswer, parameters: object) => unknown;

const itemPath = /^\/+dbs\/([^/]+)\/colls\/([^/]+)\/docs(?:\/([^/]+))?\/?$/;

export function kindOf({ headers, method, url = '' }: IncomingMessage): RequestKind {
  if (headers['x-ms-cosmos-is-batch-request'] !== undefined) return 'batch';
  if (headers['x-ms-cosmos-is-query-plan-request'] !== undefined) return 'plan';
  if (headers['x-ms-documentdb-isquery'] !== undefined) return 'query';
  if (method !== 'GET') return 'other';
  if (/\/pkranges\/?$/.test(url)) return 'ranges';
  if (/^\/*$/.test(url)) return 'account';
  return itemPath.exec(url)?.[3] === undefined ? 'other' : 'read';
}

/** What the emulator answers. */
export async function carryOut(account: Account, asked: Asked): Promise<Answered> {
  const charge = { 'x-ms-request-charge': '1' };
  const answer = (status: number, body: unknown, headers = {}): Answered => ({
    status,
    headers: { ...charge, ...headers },
    text: JSON.stringify(body),
  });
  if (asked.kind === 'batch' || asked.kind === 'read') {
    const [documents, id] = documentsAt(account, asked.url);
    if (documents === undefined) return answer(404, { message: 'no such container' }, { 'x-ms-substatus': '1003' });
    const partition = partitionOf(asked) ?? '';
    if (asked.kind === 'batch') {
      const { status, results } = answerBatch(documents, partition, asked.body);
      return answer(status, results);
    }
    const found = documents.find(id, partition);
    return found === undefined ? answer(404, { message: 'no such item' }) : answer(200, found);
  }
  const { headers, method, url } = asked;
  const request = Object.assign(Readable.from([Buffer.from(asked.body)]), { headers, method, url });
  const [parameters, route] = routeOf(request as never) as [object, Route];
  const given: Record<string, string> = {};
  const response: RoutedAnswer = { statusCode: 200, setHeader: (name, value) => void (given[name] = value) };
  const body = await route(account, request, response, parameters);
  addReversedIndexes(body);
  return answer(response.statusCode, body, given);
}

/** The partition key that a request names. */
export function partitionOf({ headers }: Asked): string | undefined {
  const key = headers['x-ms-documentdb-partitionkey'];
  return key === undefined ? undefined : (JSON.parse(String(key)) as [string])[0];
}

function documentsAt(account: Account, url: string): [documents: Documents | undefined, id: string] {
  const [, database = '', container = '', id = ''] = itemPath.exec(url)?.map((part) => decodeURIComponent(part)) ?? [];
  const collection = account.database(database).collection(container);
  // The types of the server say that a missing one is read as something; it is not.
  if ((collection.read() as unknown) === undefined) return [undefined, id];
  const { documents } = collection;
  const own: Documents = {
    find: (each, partition) => collection.document(each, partition).read() as unknown as StoredItem | undefined,
    create: (item) => documents.create(item) as unknown as StoredItem,
    replace: (item, before) => documents.replace(item, before) as unknown as StoredItem,
    delete: (each, partition) => {
      documents.delete(each, partition);
    },
  };
  return [own, id];
}

interface CollectionBody {
  indexingPolicy?: { compositeIndexes?: { path: string; order: string }[][] };
}

/** The server wants the exact directions of ORDER BY; Cosmos DB reads a composite index backwards as well. */
function addReversedIndexes(body: unknown): void {
  const composites = (body as CollectionBody | undefined)?.indexingPolicy?.compositeIndexes ?? [];
  if (composites.some((paths) => paths[0]?.order === 'descending')) return;
  composites.push(...composites.map((paths) => paths.map(({ path }) => ({ path, order: 'descending' }))));
}
