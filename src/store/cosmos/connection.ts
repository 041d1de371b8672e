import {
  ConnectionMode,
  CosmosClient,
  type CosmosClientOptions,
  PartitionKeyDefinitionVersion,
  PartitionKeyKind,
  type Container,
} from '@azure/cosmos';
import type { TokenCredential } from '@azure/identity';
import { askedFrom, CodedError } from '../../errors';
import { requireStrong } from './consistency';
import { indexingPolicy } from './indexing-policy';
import { rememberPlans } from './plans';
import { repeated } from './repeat';
import { CosmosUnavailable, unavailable } from './unavailable';

export interface CosmosOptions {
  /** `https://ACCOUNT.documents.azure.com`; plain http only on this machine. */
  endpoint: string;
  database: string;
  container: string;
  /** An account key, for an emulator and tests. Without it: the managed identity. */
  key?: string;
  /** Which user-assigned managed identity, where the machine has more than one. */
  managedIdentityClientId?: string;
  /** Another way to sign in than the managed identity, for a developer's own account. */
  credential?: TokenCredential;
  /** Make database and container when they are not there: only for an emulator, Azure's are made by infra/. */
  createIfMissing?: boolean;
  /** How long one request may take, in milliseconds; 3,000 without. */
  requestTimeoutMs?: number;
  /** How long one call of the store may take with all its repetitions, in milliseconds; 10,000 without. */
  timeoutMs?: number;
  /** The pause before a call is sent a second time, in milliseconds, before a third three times that; 100 without. */
  pauseMs?: number;
  /** Milliseconds of a clock that never jumps, by which a commit of before counts. */
  elapsed?: () => number;
}

/** Requests to the one container, each with an end and with errors that can be logged. */
export interface Connection {
  readonly timeoutMs: number;
  readonly pauseMs: number;
  /**
   * @param until when it must have ended; `timeoutMs` from now without
   * @throws CosmosUnavailable when it fails or has not ended by then
   */
  request<T>(
    name: string,
    work: (container: Container, abortSignal: AbortSignal) => Promise<T>,
    until?: number,
  ): Promise<T>;
  close(): void;
}

/**
 * @throws CosmosUnavailable when the account does not answer, or database or container cannot be made
 * @throws WeakConsistency when the account is not strongly consistent
 * @throws CodedError for a plain http endpoint elsewhere
 */
export async function connect(options: CosmosOptions): Promise<Connection> {
  const failures: Failures = new WeakMap();
  const client = await clientOf(options, failures);
  const timeoutMs = options.timeoutMs ?? 10_000;
  const container = client.database(options.database).container(options.container);
  const connection: Connection = {
    timeoutMs,
    pauseMs: options.pauseMs ?? 100,
    request: (name, work, until = performance.now() + timeoutMs) =>
      inTime(name, until, failures, (signal) => work(container, signal)),
    close: () => {
      client.dispose();
    },
  };
  try {
    const ask = (_: Container, abortSignal: AbortSignal) => client.getDatabaseAccount({ abortSignal });
    const { resource } = await repeated(connection, (until) => connection.request('account', ask, until));
    requireStrong(resource?.consistencyPolicy);
    if (options.createIfMissing === true) await connection.request('create', () => createIfMissing(client, options));
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

async function clientOf(options: CosmosOptions, failures: Failures): Promise<CosmosClient> {
  const { protocol, hostname } = new URL(options.endpoint);
  if (protocol !== 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    throw new CodedError('WRONG_ENDPOINT', 'The Cosmos DB endpoint must begin with https://');
  }
  const settings: CosmosClientOptions & { plugins: unknown } = {
    plugins: [
      { on: 'operation', plugin: rememberFailure(failures) },
      { on: 'request', plugin: rememberPlans() },
    ],
    endpoint: options.endpoint,
    ...(options.key === undefined ? { aadCredentials: await credentialOf(options) } : { key: options.key }),
    connectionPolicy: {
      connectionMode: ConnectionMode.Gateway,
      requestTimeout: options.requestTimeoutMs ?? 3_000,
      retryOptions: { maxRetryAttemptCount: 9, maxWaitTimeInSeconds: 5 },
    },
  };
  return new CosmosClient(settings);
}

/** The error a request really ended with, by the signal it was given. */
type Failures = WeakMap<AbortSignal, unknown>;

interface OperationContext {
  options?: { abortSignal?: AbortSignal };
}

/**
 * `items.batch` throws a bare Error without the status that says whether to try again; this hook of
 * the library (marked internal there, its version is pinned, a test holds it) sees the real one.
 */
function rememberFailure(failures: Failures) {
  return async <T>(
    context: OperationContext,
    _: unknown,
    next: (context: OperationContext) => Promise<T>,
  ): Promise<T> =>
    next(context).catch((error: unknown) => {
      if (context.options?.abortSignal !== undefined) failures.set(context.options.abortSignal, error);
      throw error;
    });
}

/** The identity library is loaded only where it is used. */
async function credentialOf(options: CosmosOptions): Promise<TokenCredential> {
  if (options.credential !== undefined) return options.credential;
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return options.managedIdentityClientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId: options.managedIdentityClientId });
}

async function createIfMissing(client: CosmosClient, options: CosmosOptions): Promise<void> {
  const { database } = await client.databases.createIfNotExists({ id: options.database });
  await database.containers.createIfNotExists({
    id: options.container,
    partitionKey: { paths: ['/partition'], kind: PartitionKeyKind.Hash, version: PartitionKeyDefinitionVersion.V2 },
    indexingPolicy: indexingPolicy(),
    // Items leave by their own `ttl`, and stay without one.
    defaultTtl: -1,
  });
}

/**
 * The library's own time limit is per attempt and its repetitions number up to 120; this is the end
 * of them all, also of those that do not listen to the signal.
 */
async function inTime<T>(
  name: string,
  until: number,
  failures: Failures,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  // What there is no time for is not begun, so that nothing is stored of which nobody hears.
  if (until <= performance.now()) throw new CosmosUnavailable(name, 'timeout');
  const end = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      end.abort();
      reject(new CosmosUnavailable(name, 'timeout'));
    }, until - performance.now());
  });
  try {
    return await Promise.race([work(end.signal), late]);
  } catch (error) {
    throw askedFrom(error instanceof CosmosUnavailable ? error : unavailable(name, failures.get(end.signal) ?? error));
  } finally {
    clearTimeout(timer);
  }
}
