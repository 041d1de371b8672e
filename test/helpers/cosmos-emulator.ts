import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Account from '@vercel/cosmosdb-server/lib/account';
import { carryOut, kindOf, kinds, type Answered, type Asked, type RequestKind } from './cosmos-emulator-answers';

/** What goes wrong with one request: an answer instead, a lost connection before or after it was carried out, silence. */
export type Fault =
  { status: number; headers?: Record<string, string>; text?: string } | 'reset' | 'reset-after' | 'hang';

/** What stands before the emulator. */
export interface Front {
  /** Answers a request, itself or by what is behind it. */
  answer: (asked: Asked, behind: () => Promise<Answered>) => Promise<Answered>;
  /** Told of each request and what came of it; undefined where no answer was given. */
  tell: (asked: Asked, answered: Answered | undefined) => void;
}

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

const open: Front = { answer: (_, behind) => behind(), tell: () => undefined };

/**
 * Cosmos DB's wire protocol on a loopback address, over plain http: the account and routes of
 * @vercel/cosmosdb-server, completed to the documented semantics (batches all or nothing with 207
 * and 424, composite indexes read backwards, 404 for an unknown item), with faults on demand. The account says that
 * it is strongly consistent, which one process is.
 */
export async function startCosmosEmulator(frontOf: (account: Account) => Front = () => open): Promise<CosmosEmulator> {
  const asked: RequestKind[] = [];
  const faults = Object.fromEntries(kinds.map((kind) => [kind, []])) as unknown as CosmosEmulator['faults'];
  const server = createServer((request, response) => {
    const kind = kindOf(request);
    asked.push(kind);
    serve(account, front, request, response, kind, faults[kind].shift()).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/`;
  const account = new Account('127.0.0.1', port);
  // Where the library goes on to; the server behind says https.
  const locations = [{ name: 'West Europe', databaseAccountEndpoint: endpoint }];
  const userConsistencyPolicy = { defaultConsistencyLevel: 'Strong' };
  Object.assign(account.read(), { writableLocations: locations, readableLocations: locations, userConsistencyPolicy });
  const front = frontOf(account);
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

async function serve(
  account: Account,
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  kind: RequestKind,
  fault: Fault | undefined,
): Promise<void> {
  const { headers, method = '', url = '' } = request;
  // Read to its end first: an answer before that can reach the other side as a broken connection.
  const asked: Asked = { kind, method, url, headers, body: await textOf(request) };
  const answered = await outcomeOf(account, front, asked, fault);
  front.tell(asked, answered);
  if (fault === 'hang') return;
  if (fault === 'reset-after' || answered === undefined) {
    request.socket.resetAndDestroy();
    return;
  }
  // Not writeHead: restify, where a test before this one loaded it, replaces that for every server.
  response.statusCode = answered.status;
  const all = { 'content-type': 'application/json', 'x-ms-activity-id': randomUUID(), ...answered.headers };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
  response.end(answered.status === 204 ? undefined : answered.text);
}

/** The answer, carried out or made to fail; undefined where there is to be none. */
async function outcomeOf(
  account: Account,
  front: Front,
  asked: Asked,
  fault: Fault | undefined,
): Promise<Answered | undefined> {
  if (fault === 'hang' || fault === 'reset') return undefined;
  if (typeof fault !== 'object') return front.answer(asked, () => carryOut(account, asked));
  return { headers: {}, text: JSON.stringify({ message: 'made to fail, says x and team' }), ...fault };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
