import type { AnyDocument } from '../../../src/store/documents';
import { find, key } from '../../../src/store/keys';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { messagesOf } from '../../../src/usecases/messages/thread-messages';
import { upgradeMessages } from '../../../src/usecases/messages/upgrade-messages';
import { sample } from '../../store/sample';

/** Threads of 0.1.0: how many messages each had, and of how many bytes. */
const threads = { short: [3, 40], many: [130, 40], long: [60, 3_900] } as const;
type Id = keyof typeof threads;
const ids: Id[] = ['short', 'many', 'long'];
const texts = (id: Id): string[] =>
  Array.from({ length: threads[id][0] }, (_, index) => `${index + 1}:${'t'.repeat(threads[id][1])}`);

let store: Store;
let commits: number;
beforeEach(begin);
afterEach(() => store.close());

/** A store as 0.1.0 left it. */
async function begin(): Promise<void> {
  [store, commits] = [openSqlite(':memory:'), 0];
  for (const doc of ids.flatMap(documentsOf)) await store.commit(doc.partition, [{ kind: 'insert', doc }]);
}

/** As 0.1.0 kept them, with a field that only a newer one knows; two threads are in one network. */
function documentsOf(id: Id): AnyDocument[] {
  const networkId = id === 'short' ? 'one' : 'two';
  const { partition } = key.thread(networkId, id);
  const messages = texts(id).map((text, index) => ({
    ...sample('message', partition, `message:${id}:${String(index + 1).padStart(4, '0')}`, {
      ...{ networkId, threadId: id, number: index + 1, kind: 'answered', at: '2026-11-23T09:00:00.000Z', text },
    }),
    ofTheNextVersion: true,
  }));
  const {
    latest: _,
    parts: __,
    ...thread
  } = sample('thread', partition, `thread:${id}`, {
    ...{ networkId, threadId: id, messages: messages.length },
  });
  return [thread as AnyDocument, ...messages];
}

/** The store of a program that ends before or after this commit. */
function cutAt(at: number, when: 'before' | 'after'): Store {
  return {
    ...store,
    commit: async (partition, writes) => {
      commits += 1;
      if (commits === at && when === 'before') throw new Error('stopped');
      const result = await store.commit(partition, writes);
      if (commits === at) throw new Error('stopped');
      return result;
    },
  };
}

/** Every message of every thread, in order, each once, with what it had. */
async function allThere(): Promise<void> {
  for (const id of ids) {
    const thread = await find(store, key.thread(id === 'short' ? 'one' : 'two', id));
    const all = await messagesOf(store, thread!.doc, 'all');
    expect(all.map(({ text }) => text)).toEqual(texts(id));
    expect(all.map(({ number }) => number)).toEqual(texts(id).map((_, index) => index + 1));
    expect(thread!.doc.messages).toBe(all.length);
    const fields = ['at', 'authorName', 'kind', 'number', 'ofTheNextVersion', 'personId', 'teamId', 'text'];
    for (const each of all) expect(Object.keys(each).sort()).toEqual(fields);
  }
  expect((await store.query('messagesToUpgrade', 'message', { limit: 1 })).items).toEqual([]);
}

test('the messages of 0.1.0 move into their threads, a long one in parts; again there is nothing to do', async () => {
  expect(await upgradeMessages(store)).toEqual({ moved: 193, withoutThread: [] });
  await allThere();
  expect((await find(store, key.thread('two', 'long')))?.doc.parts.length).toBeGreaterThan(3);
  expect((await find(store, key.thread('two', 'many')))?.doc.parts).toEqual([]);
  expect(await upgradeMessages(store)).toEqual({ moved: 0, withoutThread: [] });
});

test('cut off before or after each commit and run again, nothing is lost or there twice', async () => {
  await upgradeMessages(cutAt(0, 'before'));
  const most = commits;
  expect(most).toBeGreaterThan(4);
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; at <= most; at += 1) {
      await store.close();
      await begin();
      await expect(upgradeMessages(cutAt(at, when))).rejects.toThrow('stopped');
      await upgradeMessages(store);
      await allThere();
    }
  }
});

test('somebody who writes at the same moment is told of', async () => {
  const busy: Store = { ...store, commit: () => Promise.resolve({ ok: false, reason: 'changed', index: 0 }) };
  await expect(upgradeMessages(busy)).rejects.toThrow('Somebody else is writing');
});

test('messages whose thread is not there stay as they are, are named, and hold up no others', async () => {
  const lost = Array.from({ length: 120 }, (_, index) =>
    sample('message', 'network:one', `message:gone:${String(index + 1).padStart(4, '0')}`, {
      ...{ networkId: 'one', threadId: 'gone', number: index + 1 },
    }),
  );
  for (const doc of lost) await store.commit(doc.partition, [{ kind: 'insert', doc }]);
  const withoutThread = lost.map(({ partition, id }) => ({ partition, id }));
  const first = await upgradeMessages(store);
  expect(first.moved).toBe(193);
  expect(first.withoutThread).toHaveLength(120);
  expect(first.withoutThread).toEqual(expect.arrayContaining(withoutThread));
  expect((await upgradeMessages(store)).withoutThread).toHaveLength(120);
  expect((await find(store, key.thread('one', 'short')))?.doc.latest).toHaveLength(3);
});
