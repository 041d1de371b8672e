import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { maxWrites, UnreadableDocument, type Store } from '../../store/store';
import { remove } from '../../store/write';
import { threadWrites, type Message } from './thread-messages';

/** With its thread, and at most a part for each of them, they are one batch. */
const most = Math.floor((maxWrites - 1) / 2);

/**
 * Moves the messages that 0.1.0 kept in documents of their own into their threads (ADR 24), those of a thread in order:
 * cut off between two batches, the thread has the first of them and the others are still to be moved. Answers how many.
 * @throws Error when somebody else is writing
 */
export async function upgradeMessages(store: Store): Promise<number> {
  for (let count = 0; ;) {
    const { items } = await store.query('messagesToUpgrade', 'message', { limit: most });
    const first = items[0]?.doc;
    if (first === undefined) return count;
    const { partition, networkId, threadId } = first;
    const own = items.filter(({ doc }) => doc.threadId === threadId && doc.partition === partition);
    const place = key.thread(networkId, threadId);
    const thread = await find(store, place);
    if (thread === undefined) throw new UnreadableDocument(place.type, place.id, partition);
    const latest = [...thread.doc.latest, ...own.map(({ doc }) => within(doc))];
    const done = await store.commit(partition, [
      ...threadWrites(thread, { ...thread.doc, latest }),
      ...own.map(remove),
    ]);
    if (!done.ok) throw new Error('Somebody else is writing in the database');
    count += own.length;
  }
}

/** Without what made it a document. */
function within(doc: DocumentOf<'message'>): Message {
  const { type: _type, partition: _partition, id: _id, schemaVersion: _version, ...rest } = doc;
  const { networkId: _network, threadId: _thread, ...message } = rest;
  return message;
}
