import type { DocumentOf } from '../../../src/store/documents';
import { find, key } from '../../../src/store/keys';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import {
  eventBytes,
  messagesOf,
  partBytes,
  partsOf,
  threadBytes,
  threadWrites,
  withMessage,
} from '../../../src/usecases/messages/thread-messages';
import { textMax } from '../../../src/domain/message-form';
import { chanceOf } from '../../faults/chance';
import { sample } from '../../store/sample';

const place = key.thread('n', 't');
let store: Store;
beforeEach(async () => {
  store = openSqlite(':memory:');
  const doc = sample('thread', place.partition, place.id, { networkId: 'n', threadId: 't', messages: 0 });
  await store.commit(place.partition, [{ kind: 'insert', doc }]);
});
afterEach(() => store.close());

async function append(text: string): Promise<void> {
  const found = (await find(store, place))!;
  const by = { personId: 'p', teamId: 'praktijk.team', authorName: 'Gerrit', at: '2026-11-23T09:00:00.000Z' };
  const thread = withMessage(found.doc, { ...by, kind: 'answered', text });
  expect((await store.commit(place.partition, threadWrites(found, thread))).ok).toBe(true);
}

const bytes = (content: unknown): number => Buffer.byteLength(JSON.stringify(content));
const read = async (): Promise<DocumentOf<'thread'>> => (await find(store, place))!.doc;

/** Texts as people type them and as long as they may be, in letters of one to four bytes. */
function someTexts(seed: number, count: number): string[] {
  const { pick, between } = chanceOf(seed);
  return Array.from({ length: count }, (_, index) => {
    const letter = pick(['a', 'é', '字', '💊', '\n']);
    return `${index}:${letter.repeat(between(0, pick([20, 400, textMax - 4])) / letter.length)}`;
  });
}

test.each([1, 2, 3, 4])('texts of history %i come back in order, and no document is too big', async (seed) => {
  const texts = someTexts(seed, 120);
  for (const each of texts) {
    await append(each);
    const thread = await read();
    expect(bytes(thread.latest)).toBeLessThan(threadBytes + thread.latest.length + 2);
  }
  const thread = await read();
  // Written once each, so that what they are at the end is what they ever were.
  for (const { doc } of await partsOf(store, thread)) {
    expect(bytes(doc.messages)).toBeLessThan(partBytes + doc.messages.length + 2);
  }
  expect(thread.parts.length).toBeGreaterThan(1);
  const all = await messagesOf(store, thread, 'all');
  expect(all.map(({ number, text }) => ({ number, text }))).toEqual(
    texts.map((text, index) => ({ number: index + 1, text })),
  );
  // What a card shows before any of them: the next one without a gap, in two parts at most.
  for (let before = 2; before <= all.length; before += 1) {
    const earlier = (await messagesOf(store, thread, before)).filter(({ number }) => number < before);
    expect(earlier).toEqual(all.slice(before - 1 - earlier.length, before - 1));
    expect(earlier.length === before - 1 || bytes(earlier) > 13_000).toBe(true);
  }
});

test('a part is written once: later presses read and write the thread alone', async () => {
  for (const each of someTexts(9, 60)) await append(each);
  const before = await partsOf(store, await read());
  for (const each of someTexts(10, 60)) await append(each);
  const after = await partsOf(store, await read());
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.slice(0, before.length)).toEqual(before);
});

test('one message that is bigger than the bound stays whole', async () => {
  const texts = ['a'.repeat(threadBytes * 2), 'b', 'c'.repeat(threadBytes * 2)];
  for (const each of texts) await append(each);
  expect((await messagesOf(store, await read(), 'all')).map(({ text }) => text)).toEqual(texts);
});

test('a part that is missing is an error, never a thread with a message missing', async () => {
  for (const each of someTexts(11, 60)) await append(each);
  const thread = await read();
  const [part] = await partsOf(store, thread);
  await store.commit(place.partition, [{ kind: 'remove', id: part!.doc.id, revision: part!.revision }]);
  await expect(messagesOf(store, thread, 'all')).rejects.toMatchObject({ code: 'UNREADABLE_DOCUMENT' });
  expect(await messagesOf(store, thread)).toEqual(thread.latest);
});

test('M7: events from which nothing follows leave a thread that is long, none of them lost', async () => {
  const total = 400;
  for (let count = 2; count <= total; count += 1) {
    const found = (await find(store, place))!;
    const { askerTeamId, addresseeTeamId, events } = found.doc;
    const by = { personId: 'p', at: new Date(Date.UTC(2026, 10, 25, 9, count)).toISOString() };
    const kind = count % 2 === 0 ? ('answered' as const) : ('reopened' as const);
    const event = { ...by, kind, teamId: count % 2 === 0 ? addresseeTeamId : askerTeamId };
    const writes = threadWrites(found, { ...found.doc, events: [...events, event] });
    expect((await store.commit(place.partition, writes)).ok).toBe(true);
    expect(bytes((await read()).events)).toBeLessThan(eventBytes + 1_000);
  }
  const { events, spent } = await read();
  expect(events.at(-1)?.kind).toBe('answered');
  const left: string[] = [];
  while (left.length < spent) {
    const part = await find(store, key.threadEvents('n', 't', left.length));
    left.push(...part!.doc.events.map(({ at }) => at));
  }
  const minutes = [events[0]!.at, ...left, ...events.slice(1).map(({ at }) => at)];
  expect(minutes).toHaveLength(total);
  expect(minutes).toEqual([...minutes].sort());
});
