/** What is used of a collection of @vercel/cosmosdb-server. */
export interface Documents {
  find(id: string, partition: string): StoredItem | undefined;
  create(item: Item): StoredItem;
  replace(item: Item, before: StoredItem): StoredItem;
  delete(id: string, partition: string): void;
}

interface Item {
  id: string;
  partition: string;
}

export type StoredItem = Item & { _etag: string };

interface Operation {
  operationType: 'Create' | 'Replace' | 'Upsert' | 'Delete';
  id?: string;
  ifMatch?: string;
  resourceBody?: Item;
}

interface Result {
  statusCode: number;
  requestCharge: number;
  eTag?: string;
  resourceBody?: unknown;
}

const maxOperations = 100;
const maxBytes = 2 * 1024 * 1024;

/**
 * A transactional batch as documented: at most 100 operations and 2 MB in one partition; all carried
 * out (200), or none (207: the failing one has its own status, the others 424).
 */
export function answerBatch(
  documents: Documents,
  partition: string,
  body: string,
): { status: number; results: Result[] | { message: string } } {
  if (Buffer.byteLength(body) > maxBytes) return { status: 413, results: { message: 'too large' } };
  const operations = JSON.parse(body) as Operation[];
  if (operations.length > maxOperations) return { status: 400, results: { message: 'too many' } };
  const statuses = operations.map((operation) => statusOf(documents, partition, operation));
  const failed = statuses.findIndex((status) => status >= 400);
  if (failed === -1) {
    return {
      status: 200,
      results: operations.map((operation, i) => carryOut(documents, partition, operation, statuses[i] ?? 0)),
    };
  }
  const results = statuses.map((status, index) => ({ statusCode: index === failed ? status : 424, requestCharge: 0 }));
  return { status: 207, results };
}

function idOf({ id, resourceBody }: Operation): string {
  return resourceBody?.id ?? id ?? '';
}

/** What the operation would answer on today's state. */
function statusOf(documents: Documents, partition: string, operation: Operation): number {
  const { operationType, resourceBody, ifMatch } = operation;
  if (resourceBody !== undefined && resourceBody.partition !== partition) return 400;
  const found = documents.find(idOf(operation), partition);
  if (operationType === 'Create') return found === undefined ? 201 : 409;
  if (operationType === 'Upsert') return found === undefined ? 201 : 200;
  if (found === undefined) return 404;
  // Empty is no condition at all.
  if (ifMatch !== undefined && ifMatch !== '' && ifMatch !== found._etag) return 412;
  return operationType === 'Replace' ? 200 : 204;
}

function carryOut(documents: Documents, partition: string, operation: Operation, statusCode: number): Result {
  const { resourceBody } = operation;
  const before = documents.find(idOf(operation), partition);
  if (resourceBody === undefined) {
    documents.delete(idOf(operation), partition);
    return { statusCode, requestCharge: 1 };
  }
  const stored = before === undefined ? documents.create(resourceBody) : documents.replace(resourceBody, before);
  return { statusCode, requestCharge: 1, eTag: stored._etag, resourceBody: stored };
}
