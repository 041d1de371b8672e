import { justWritten } from '../../src/jobs/just-written';
import type { AnyDocument } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { tellCommits, type Tell } from '../../src/store/tell-commits';
import { counting, type CountingStore } from '../helpers/counting-store';
import { sample } from '../store/sample';

const partition = 'network:n';
const begin = '2026-11-23T09:00:00.000Z';
let now: string;
let inner: Store;
let counted: CountingStore;
let writing: Store;
let reading: Store;
let [note, forget]: [Tell, () => void] = [() => undefined, () => undefined];

beforeEach(() => {
  now = begin;
  inner = openSqlite(':memory:');
  counted = counting(inner);
  const recent = justWritten({ now: () => now });
  writing = tellCommits(inner, (written) => {
    recent.note(written);
  });
  reading = recent.over(counted.store);
  ({ note, forget } = recent);
});
afterEach(() => inner.close());

const thread = (version = 1) => sample('thread', partition, 'thread:t', { networkId: 'n', threadId: 't', version });
const card = (personId: string, fields: object = {}) =>
  sample('card', partition, `card:t:${personId}:1`, {
    personId,
    subjectId: 't',
    about: { kind: 'thread', networkId: 'n', threadId: 't' },
    ...fields,
  });

async function write(doc: AnyDocument, store = writing): Promise<void> {
  const known = await inner.get(doc.type, partition, doc.id).catch(() => undefined);
  const write = known
    ? ({ kind: 'replace', doc, revision: known.revision } as const)
    : ({ kind: 'insert', doc } as const);
  expect((await store.commit(partition, [write])).ok).toBe(true);
}
const readers = async (): Promise<string[]> =>
  (await reading.query('cardsAbout', 't', { partition, limit: 100, onUnreadable: () => undefined })).items.map(
    ({ doc }) => doc.personId,
  );

test('a thread that was just written is known, as it is in the store, and half a second later read', async () => {
  await write(thread());
  expect(await reading.get('thread', partition, 'thread:t')).toEqual(await inner.get('thread', partition, 'thread:t'));
  expect(counted.reads).toBe(0);
  await write(thread(2), inner);
  now = '2026-11-23T09:00:00.499Z';
  expect((await reading.get('thread', partition, 'thread:t'))?.doc.version).toBe(1);
  now = '2026-11-23T09:00:00.500Z';
  expect((await reading.get('thread', partition, 'thread:t'))?.doc.version).toBe(2);
});

test.each([
  ['the clock was put back', () => (now = '2026-11-23T08:00:00.000Z')],
  [
    'somebody else was first',
    () => {
      forget();
    },
  ],
])('where %s it is read', async (_, meanwhile) => {
  await write(thread());
  meanwhile();
  await reading.get('thread', partition, 'thread:t');
  expect(counted.reads).toBe(1);
});

test('after an answer that was lost it is read', async () => {
  await write(thread());
  const lost = tellCommits({ ...inner, commit: () => Promise.reject(new Error('no answer')) }, note);
  await expect(lost.commit(partition, [{ kind: 'insert', doc: thread(2) }])).rejects.toThrow('no answer');
  await reading.get('thread', partition, 'thread:t');
  expect(counted.reads).toBe(1);
});

test.each([
  ['a card', () => card('a')],
  ['another version of it', () => thread(2)],
])('a new thread has no cards until %s was written', async (_, next) => {
  await write(thread());
  expect(await readers()).toEqual([]);
  expect(counted.reads).toBe(0);
  await write(next());
  await readers();
  expect(counted.reads).toBe(1);
});

test('the cards of a thread that was there are asked for', async () => {
  await write(thread(), inner);
  await write(card('a'), inner);
  await write(thread(2));
  expect(await readers()).toEqual(['a']);
});
