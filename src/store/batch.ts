import { CodedError } from '../errors';
import { maxWrites, type Write } from './store';
import { idOf } from './write';

/** Cosmos DB's limit on an id, in UTF-8 bytes. */
const maxIdBytes = 1_023;

/**
 * Whether a document can have this id in every store: not empty, none of Cosmos DB's forbidden
 * characters, within its length. What comes back from a card may be anything; an id that cannot
 * exist is found nowhere, and never reaches a database.
 */
export function isPossibleId(id: string): boolean {
  return id !== '' && !/[/\\?#]/.test(id) && Buffer.byteLength(id) <= maxIdBytes;
}

/**
 * Holds every store to the same batches: 1 to `maxWrites` writes, one partition, each document
 * once, ids that every store can hold.
 * @throws CodedError, naming no content: such a batch is a bug
 */
export function checkBatch(partition: string, writes: Write[]): void {
  if (writes.length === 0 || writes.length > maxWrites)
    throw new CodedError('OUR_MISTAKE', `A batch has 1 to ${maxWrites} writes`);
  const ids = new Set<string>();
  for (const write of writes) {
    if (write.kind !== 'remove' && write.doc.partition !== partition)
      throw new CodedError('OUR_MISTAKE', 'A batch stays in one partition');
    const id = idOf(write);
    if (!isPossibleId(id)) throw new CodedError('OUR_MISTAKE', 'An id is 1 to 1,023 bytes without / \\ ? #');
    if (ids.has(id)) throw new CodedError('OUR_MISTAKE', 'A batch writes a document once');
    ids.add(id);
  }
}
