import { CodedError } from '../../errors';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { maxWrites, type Store, type Stored } from '../../store/store';
import { remove } from '../../store/write';
import { threadWrites, type Message } from './thread-messages';

type Former = DocumentOf<'message'>;

/** With its thread, and at most a part for each of them, they are one batch. */
const most = Math.floor((maxWrites - 1) / 2);

/** What came of it: how many messages were moved, and where those lie that have no thread to move into. */
export interface UpgradedMessages {
  moved: number;
  withoutThread: { partition: string; id: string }[];
}

/**
 * Moves the messages that 0.1.0 kept in documents of their own into their threads (ADR 24), those of a thread in order:
 * cut off between two batches, the thread has the first of them and the others are still to be moved. Messages whose
 * thread is not there stay as they are: nothing showed them before either.
 * @throws CodedError when somebody else is writing
 */
export async function upgradeMessages(store: Store): Promise<UpgradedMessages> {
  const left = new Map<string, Former>();
  let moved = 0;
  for (let after: string | undefined; ;) {
    const { items, next } = await store.query('messagesToUpgrade', 'message', { limit: most, after });
    const open = items.filter(({ doc }) => !left.has(locationOf(doc)));
    const first = open[0]?.doc;
    if (first === undefined && next === undefined) {
      return { moved, withoutThread: [...left.values()].map(({ partition, id }) => ({ partition, id })) };
    }
    if (first === undefined) after = next;
    else {
      const own = open.filter(({ doc }) => doc.threadId === first.threadId && doc.partition === first.partition);
      if (await moveInto(store, first, own)) moved += own.length;
      else for (const { doc } of own) left.set(locationOf(doc), doc);
    }
  }
}

/** Into their thread; false where there is none. */
async function moveInto(
  store: Store,
  { partition, networkId, threadId }: Former,
  own: Stored<Former>[],
): Promise<boolean> {
  const thread = await find(store, key.thread(networkId, threadId));
  if (thread === undefined) return false;
  const latest = [...thread.doc.latest, ...own.map(({ doc }) => within(doc))];
  const done = await store.commit(partition, [...threadWrites(thread, { ...thread.doc, latest }), ...own.map(remove)]);
  if (!done.ok) throw new CodedError('OTHERS_FIRST', 'Somebody else is writing in the database');
  return true;
}

function locationOf({ partition, id }: Former): string {
  return JSON.stringify([partition, id]);
}

/** Without what made it a document. */
function within(doc: DocumentOf<'message'>): Message {
  const { type: _type, partition: _partition, id: _id, schemaVersion: _version, ...rest } = doc;
  const { networkId: _network, threadId: _thread, ...message } = rest;
  return message;
}
