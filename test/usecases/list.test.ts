import type { AnyDocument } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import type { ListedThread, Store } from '../../src/store/store';
import { listPage, type ListOf } from '../../src/usecases/list';
import { sample } from '../store/sample';

type Thread = ListedThread;
type Lists = ListOf<'threadsOnTurn' | 'threadsAwaited', string>;

let store: Store;
let asked: number;

/** Threads due at 10, 11 … o'clock; the odd ones wait for `ours`, which waits for the answer to the even ones. */
beforeEach(async () => {
  const inner = openSqlite(':memory:');
  store = { ...inner, list: (sources, range) => ((asked += 1), inner.list(sources, range)) };
  const docs = Array.from({ length: 9 }, (_, at) => {
    const [turnTeamId, waitingTeamId] = at % 2 === 1 ? ['ours', 'theirs'] : ['theirs', 'ours'];
    const threadId = `t${at}`;
    const dueAt = `2026-11-24T1${at}:00:00.000Z`;
    return sample('thread', 'network:n', `thread:${threadId}`, { threadId, turnTeamId, waitingTeamId, dueAt });
  });
  await store.commit(
    'network:n',
    docs.map((doc) => ({ kind: 'insert', doc })),
  );
});
afterEach(() => store.close());

const own = { threadsOnTurn: ['ours'], threadsAwaited: ['ours'] };
const named = ({ threadId }: Thread): string => threadId;

/** Every page, with how many requests each took. */
async function pages(list: Lists, limit: number): Promise<[string, number][]> {
  const all: [string, number][] = [];
  let after: string | undefined;
  do {
    asked = 0;
    const page = await listPage({ store }, list, { after, limit });
    all.push([page.shown.join(' '), asked]);
    after = page.next;
  } while (after !== undefined);
  return all;
}

test('what several queries find is one list in one order, asked for once a page', async () => {
  const list = { sources: own, row: named };
  expect(await pages(list, 4)).toEqual([
    ['t0 t1 t2 t3', 1],
    ['t4 t5 t6 t7', 1],
    ['t8', 1],
  ]);
  expect(await pages({ ...list, descending: true }, 5)).toEqual([
    ['t8 t7 t6 t5 t4', 1],
    ['t3 t2 t1 t0', 1],
  ]);
  expect(await pages({ ...list, upTo: '2026-11-24T12:30' }, 3)).toEqual([['t0 t1 t2', 1]]);
});

test('what is found twice is listed once', async () => {
  const twice = { threadsOnTurn: ['ours', 'theirs'], threadsAwaited: ['ours', 'theirs'] };
  expect(await pages({ sources: twice, row: named }, 5)).toEqual([
    ['t0 t1 t2 t3 t4', 1],
    ['t5 t6 t7 t8', 1],
  ]);
  const about = ({ turnTeamId }: Thread): string => turnTeamId ?? '';
  expect(await pages({ sources: own, about, row: named }, 9)).toEqual([['t7 t8', 1]]);
});

test('of two networks what bears the same name and stands in the same place is two rows, also on two pages', async () => {
  for (const partition of ['network:m', 'network:n']) {
    const fields = { turnTeamId: 'ours', placeAt: '2026-11-24T10:00:00.000Z' };
    await store.commit(partition, [{ kind: 'insert', doc: sample('checklist', partition, 'checklist', fields) }]);
  }
  const list = { sources: { checklistsOnTurn: ['ours'] }, row: ({ partition }: AnyDocument) => partition };
  const first = await listPage({ store }, list, { after: undefined, limit: 1 });
  const second = await listPage({ store }, list, { after: first.next, limit: 1 });
  expect([first.shown, second.shown, second.next]).toEqual([['network:m'], ['network:n'], undefined]);
});

test('what may not be shown is left out, and the page goes on behind it: none is empty that has a next one', async () => {
  const row = ({ threadId }: Thread) => (threadId < 't5' ? undefined : threadId);
  expect(await pages({ sources: own, row }, 3)).toEqual([
    ['t5', 2],
    ['t6 t7 t8', 1],
  ]);
  expect(await pages({ sources: own, row: () => undefined }, 3)).toEqual([['', 3]]);
});

test('where a page is filled it is full, says for certain that there is more, and reads no further than it may', async () => {
  const row = ({ threadId }: Thread) => (threadId < 't5' ? undefined : threadId);
  const filled = { sources: { threadsOnTurn: ['ours', 'theirs'], threadsAwaited: [] }, row, fill: 2 };
  expect(await pages(filled, 3)).toEqual([
    ['t5 t6 t7', 5],
    ['t8', 1],
  ]);
  expect(await pages(filled, 4)).toEqual([['t5 t6 t7 t8', 5]]);
  expect(await pages({ ...filled, most: 4 }, 3)).toEqual([
    ['', 2],
    ['t5 t6 t7', 2],
    ['t8', 1],
  ]);
});
