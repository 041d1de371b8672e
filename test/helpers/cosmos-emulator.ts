import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Account from '@vercel/cosmosdb-server/lib/account';
import routeOf from '@vercel/cosmosdb-server/lib/routes';
import { answerBatch, type Documents, type StoredItem } from './cosmos-batch';

/** What goes wrong with one request: an answer instead, a lost connection before or after it was carried out, silence. */
export type Fault = { status: number; headers?: Record<string, string> } | 'reset' | 'reset-after' | 'hang';
export type RequestKind = 'batch' | 'query' | 'read' | 'other';

export interface CosmosEmulator {
  endpoint: string;
  /** Any key will do. */
  key: string;
  /** Faults for the requests to come, first in first out, per kind. */
  faults: Record<RequestKind, Fault[]>;
  /** What has been asked, in order. */
  asked: RequestKind[];
  close(): Promise<void>;
}

type Route = (account: Account, request: IncomingMessage, response: ServerResponse, parameters: object) => unknown;

/**
 * Cosmos DB's wire protocol on a loopback address, over plain http: the account and routes of
 * @vercel/cosmosdb-server, completed to the documented semantics (batches all or nothing with 207
 * and 424, composite indexes read backwards, 404 for an unknown item), with faults on demand.
 */
export async function startCosmosEmulator(): Promise<CosmosEmulator> {
  const faults: CosmosEmulator['faults'] = { batch: [], query: [], read: [], other: [] };
  const asked: RequestKind[] = [];
  const server = createServer((request, response) => {
    const kind = kindOf(request);
    asked.push(kind);
    serve(account, request, response, kind, faults[kind].shift()).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/`;
  const account = new Account('127.0.0.1', port);
  // Where the library goes on to; the server behind says https.
  const locations = [{ name: 'West Europe', databaseAccountEndpoint: endpoint }];
  Object.assign(account.read(), { writableLocations: locations, readableLocations: locations });
  return {
    endpoint,
    key: Buffer.from('emulator').toString('base64'),
    faults,
    asked,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const itemPath = /^\/+dbs\/([^/]+)\/colls\/([^/]+)\/docs(?:\/([^/]+))?\/?$/;

function kindOf(request: IncomingMessage): RequestKind {
  if (request.headers['x-ms-cosmos-is-batch-request'] !== undefined) return 'batch';
  if (request.headers['x-ms-documentdb-isquery'] !== undefined) return 'query';
  return request.method === 'GET' && itemPath.exec(request.url ?? '')?.[3] !== undefined ? 'read' : 'other';
}

async function serve(
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
  kind: RequestKind,
  fault: Fault | undefined,
): Promise<void> {
  if (fault === 'hang') return;
  if (fault === 'reset') {
    request.socket.resetAndDestroy();
    return;
  }
  if (typeof fault === 'object') {
    // Read to its end first: an answer before that can reach the other side as a broken connection.
    request.resume();
    await once(request, 'end');
    // Not writeHead: restify, where a test before this one loaded it, replaces that for every server.
    response.statusCode = fault.status;
    for (const [name, value] of Object.entries(fault.headers ?? {})) response.setHeader(name, value);
    response.end(JSON.stringify({ message: 'made to fail, says x and team' }));
    return;
  }
  const body = await carryOut(account, request, response, kind);
  if (fault === 'reset-after') {
    request.socket.resetAndDestroy();
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.setHeader('x-ms-activity-id', randomUUID());
  response.setHeader('x-ms-request-charge', '1');
  response.end(response.statusCode === 204 ? undefined : JSON.stringify(body));
}

async function carryOut(
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
  kind: RequestKind,
): Promise<unknown> {
  if (kind === 'batch' || kind === 'read') {
    const [documents, id] = documentsAt(account, request.url ?? '');
    if (documents === undefined) {
      response.setHeader('x-ms-substatus', '1003');
      return answer(response, 404, { message: 'no such container' });
    }
    const [partition] = JSON.parse(String(request.headers['x-ms-documentdb-partitionkey'])) as [string];
    if (kind === 'read') {
      const found = documents.find(id, partition);
      return found ?? answer(response, 404, { message: 'no such item' });
    }
    const { status, results } = answerBatch(documents, partition, await textOf(request));
    return answer(response, status, results);
  }
  // The library asks for a plan beside every query; it needs it only where the server refuses the query itself.
  if (request.headers['x-ms-cosmos-is-query-plan-request'] !== undefined) return {};
  const [parameters, route] = routeOf(request) as [object, Route];
  const body = await route(account, request, response, parameters);
  addReversedIndexes(body);
  return body;
}

function answer<T>(response: ServerResponse, status: number, body: T): T {
  response.statusCode = status;
  return body;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
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
