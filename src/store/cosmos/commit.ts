import { randomUUID } from 'node:crypto';
import { BulkOperationType, type OperationInput } from '@azure/cosmos';
import { checkBatch } from '../batch';
import { idOf } from '../write';
import type { CommitResult, Until, Write } from '../store';
import type { Connection } from './connection';
import { isWrittenBy, itemOf, revisionOf } from './item';
import { readItem } from './read';
import { repeated } from './repeat';
import { codeOf, CosmosUnavailable } from './unavailable';

/** A revision no document ever has: for what was removed, or changed by another since. */
const noRevision = '"none"';

type Failure = Extract<CommitResult, { ok: false }>;

/**
 * Sends the writes as one transactional batch, and again when it is not known or certain that it was not carried out.
 *
 * Sending again is safe: a batch carried out before meets its own documents and fails as a whole.
 * Then – and at every other conflict, since the library too may have sent twice – the mark of this
 * commit on the documents tells that it succeeded. Their content would not tell: two instances may
 * want to insert the same. Limits: where the answer was lost and meanwhile others replaced or
 * removed every document of the batch, or the batch only removes, the answer is a conflict; the
 * caller reads and decides again, and finds the state as it is.
 *
 * @throws CosmosUnavailable when no attempt got an answer: then it may or may not have been carried out
 */
export async function commitBatch(
  connection: Connection,
  partition: string,
  writes: Write[],
  end?: Until,
): Promise<CommitResult> {
  checkBatch(partition, writes);
  const commit = randomUUID();
  const operations = writes.map((write) => operationOf(write, commit));
  let sent = 0;
  const answer = await repeated(
    connection,
    (until) => {
      sent += 1;
      return sendBatch(connection, partition, operations, until);
    },
    end,
  );
  return answer.ok ? answer : settle(connection, partition, writes, commit, answer, sent > 1, end);
}

function operationOf(write: Write, commit: string): OperationInput {
  if (write.kind === 'remove') {
    // The protocol knows ifMatch here too; the library's type left it out.
    const remove = { operationType: BulkOperationType.Delete, id: write.id, ifMatch: ifMatch(write.revision) } as const;
    return remove;
  }
  const resourceBody = itemOf(write.doc, commit) as never;
  if (write.kind === 'insert') return { operationType: BulkOperationType.Create, resourceBody };
  return {
    operationType: BulkOperationType.Replace,
    id: write.doc.id,
    resourceBody,
    ifMatch: ifMatch(write.revision),
  };
}

/** Never empty: without a value the write would be unconditional. */
function ifMatch(revision: string): string {
  return revision === '' ? noRevision : revision;
}

/** One attempt. @throws CosmosUnavailable */
export async function sendBatch(
  connection: Connection,
  partition: string,
  operations: OperationInput[],
  until: number,
): Promise<CommitResult> {
  const results = await connection.request(
    'commit',
    async (container, abortSignal) => {
      const response = await container.items.batch(operations, partition, { abortSignal });
      return response.result ?? [];
    },
    until,
  );
  if (results.length !== operations.length) throw new CosmosUnavailable('commit', 'incomplete answer');
  // 424 stands at every write that failed only because another did.
  const index = results.findIndex(({ statusCode }) => statusCode >= 400 && statusCode !== 424);
  const failed = results[index];
  if (failed === undefined) return { ok: true, revisions: results.map(({ eTag }) => eTag ?? '') };
  // The protocol knows a substatus here too; the library's type left it out.
  const code = codeOf(failed.statusCode, (failed as { subStatusCode?: number }).subStatusCode);
  const reason = reasonOf(code, operations[index]);
  if (reason === undefined) throw new CosmosUnavailable('commit', code);
  return { ok: false, reason, index };
}

function reasonOf(code: string, operation: OperationInput | undefined): Failure['reason'] | undefined {
  if (operation?.operationType === BulkOperationType.Create) return code === '409' ? 'exists' : undefined;
  return code === '412' || code === '404' ? 'changed' : undefined;
}

/** A conflict, unless it is with ourselves. */
async function settle(
  connection: Connection,
  partition: string,
  writes: Write[],
  commit: string,
  failure: Failure,
  unclear: boolean,
  end?: Until,
): Promise<CommitResult> {
  const revisionOfOwn = (write: Write) => writtenRevision(connection, partition, write, commit, end);
  const suspects = unclear ? writes : writes.slice(failure.index, failure.index + 1);
  const found = await Promise.all(suspects.map(revisionOfOwn));
  if (!found.some((revision) => revision !== undefined)) return failure;
  const revisions = await Promise.all(writes.map(revisionOfOwn));
  return { ok: true, revisions: revisions.map((revision, index) => revision ?? lostRevision(writes[index])) };
}

function lostRevision(write: Write | undefined): string {
  return write?.kind === 'remove' ? '' : noRevision;
}

/** The revision of a write's document, if this commit wrote it as it is now. */
async function writtenRevision(
  connection: Connection,
  partition: string,
  write: Write,
  commit: string,
  end?: Until,
): Promise<string | undefined> {
  if (write.kind === 'remove') return undefined;
  const item = await repeated(connection, (until) => readItem(connection, partition, idOf(write), until), end);
  return item !== undefined && isWrittenBy(commit, item) ? revisionOf(item) : undefined;
}
