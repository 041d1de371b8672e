import { BulkOperationType } from '@azure/cosmos';
import type { CommitResult } from '../store';
import { sendBatch } from './commit';
import type { Connection } from './connection';
import { readItem } from './read';
import { CosmosUnavailable } from './unavailable';

/** How long one commit says of the next that it will succeed: longer than from one look at the clock (ADR 27) to the next. */
const provenMs = 75_000;
/** How long it may take to ask, in milliseconds. */
const askMs = 3_000;
/** Leaves by itself, in seconds. */
const asked = { id: 'ready', partition: 'ready', ttl: 3_600 };

/**
 * Whether the account takes writes and answers, as what is asked of it anyway says: each instance commits once a minute.
 * Only where no commit succeeded lately, or something failed since, one write and one read ask, of 7 request units
 * (ADR 31).
 */
export function writingProof(inner: Connection, elapsed: () => number) {
  let provenAt = Number.NEGATIVE_INFINITY;
  const connection: Connection = {
    ...inner,
    request: (name, work, until) =>
      inner.request(name, work, until).catch((error: unknown) => {
        provenAt = Number.NEGATIVE_INFINITY;
        throw error;
      }),
  };
  const ask = async (): Promise<void> => {
    const until = performance.now() + askMs;
    const { id, partition } = asked;
    const upsert = { operationType: BulkOperationType.Upsert, resourceBody: asked } as const;
    const { ok } = await sendBatch(connection, partition, [upsert], until);
    if (!ok || (await readItem(connection, partition, id, until)) === undefined)
      throw new CosmosUnavailable('ready', 'lost');
    provenAt = elapsed();
  };
  return {
    /** The same, of which each failure is noted. */
    connection,
    committed: (result: CommitResult): CommitResult => {
      if (result.ok) provenAt = elapsed();
      return result;
    },
    /** @throws CosmosUnavailable */
    ready: async (): Promise<void> => {
      if (elapsed() - provenAt >= provenMs) await ask();
    },
  };
}
