import { spentEvents } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { UnreadableDocument, type Store, type Stored, type Write } from '../../store/store';
import { insert, replace } from '../../store/write';

type Thread = DocumentOf<'thread'>;
type Part = DocumentOf<'thread-part'>;

export type Message = Thread['latest'][number];
export type Written = Omit<Message, 'number'>;

/** Of messages, as they are stored, in bytes: so much at most in a thread, and then so much at most in a part of it. */
export const [threadBytes, partBytes] = [60_000, 30_000];

/** Of events likewise, before those from which nothing follows any more leave it. */
export const eventBytes = 20_000;

const bytesOf = (each: readonly object[]): number =>
  each.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)), 0);

/** The thread with one message more. */
export function withMessage<T extends Pick<Thread, 'messages' | 'latest'>>(thread: T, written: Written): T {
  const number = thread.messages + 1;
  return { ...thread, messages: number, latest: [...thread.latest, { ...written, number }] };
}

/** Writes a thread that may have become too big: what is oldest in it then moves to parts, in the same batch (ADR 24). */
export function threadWrites(found: Stored<Thread>, thread: Thread): Write[] {
  const { networkId, threadId } = thread;
  let { latest } = thread;
  const made: Part[] = [];
  while (latest.length > 1 && bytesOf(latest) > threadBytes) {
    const messages = oldestOf(latest);
    const place = key.threadPart(networkId, threadId, messages[0]?.number ?? 0);
    made.push({ ...place, schemaVersion: 1, networkId, threadId, messages });
    latest = latest.slice(messages.length);
  }
  const parts = [...thread.parts, ...made.flatMap(({ messages }) => messages[0]?.number ?? [])];
  const { events, spent, left } = withoutSpent(thread);
  return [replace(found, { ...thread, latest, parts, events, spent }), ...[...made, ...left].map(insert)];
}

/** What is kept of the events, and the document the others leave for. */
function withoutSpent(thread: Thread) {
  const { networkId, threadId, events, spent } = thread;
  const gone = bytesOf(events) > eventBytes ? spentEvents(thread) : [];
  if (gone.length === 0) return { events, spent, left: [] };
  const left: DocumentOf<'thread-events'> = {
    ...key.threadEvents(networkId, threadId, spent),
    schemaVersion: 1,
    networkId,
    threadId,
    events: gone,
  };
  return { events: events.filter((each) => !gone.includes(each)), spent: spent + gone.length, left: [left] };
}

/** As many as one part takes, at least one. */
function oldestOf(messages: readonly Message[]): Message[] {
  let [count, bytes] = [0, 0];
  for (const each of messages) {
    bytes += bytesOf([each]);
    if (count > 0 && bytes > partBytes) break;
    count += 1;
  }
  return messages.slice(0, count);
}

/** The parts of a thread, in order. @throws UnreadableDocument also where one is missing: no message is left out unsaid */
export function partsOf(store: Store, thread: Thread, numbers = thread.parts): Promise<Stored<Part>[]> {
  return Promise.all(
    numbers.map(async (first) => {
      const place = key.threadPart(thread.networkId, thread.threadId, first);
      const part = await find(store, place);
      if (part === undefined) throw new UnreadableDocument(place.type, place.id, place.partition);
      return part;
    }),
  );
}

/**
 * Messages of a thread, in order: the latest, for which the thread alone is read; with a number more than a card shows
 * of what comes before it, for which two parts are read at most; or all.
 */
export async function messagesOf(store: Store, thread: Thread, before?: number | 'all'): Promise<Message[]> {
  if (before === undefined) return thread.latest;
  const older = thread.parts.filter((first) => before === 'all' || first < before);
  const parts = await partsOf(store, thread, before === 'all' ? older : older.slice(-2));
  return [...parts.flatMap(({ doc }) => doc.messages), ...thread.latest];
}
