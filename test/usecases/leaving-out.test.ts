import type { UnreadableDocument } from '../../src/store/documents';
import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import type { Deps } from '../../src/usecases/deps';
import { leavingOut } from '../../src/usecases/leaving-out';
import { damaged, sample } from '../store/sample';

const store = openSqlite(':memory:');
const told: string[] = [];
const passBy = ({ documentId }: UnreadableDocument): void => void told.push(documentId);
const all = { store, passBy } as unknown as Deps;
const partition = 'network:n';
const ids = Array.from({ length: 40 }, (_, index) => `thread:${String(index).padStart(2, '0')}`);
/** Of the first thirty only each tenth can be read. */
const isDamaged = (index: number): boolean => index < 30 && index % 10 !== 9;

beforeAll(async () => {
  const threads = ids.map((id, index) => {
    const thread = sample('thread', partition, id, { networkId: 'n', startedAt: '2026-11-23T09:00:00.000Z' });
    return isDamaged(index) ? damaged(thread) : thread;
  });
  const others = [damaged(sample('network', partition, 'network')), damaged(sample('consent', partition, 'consent:1'))];
  for (const doc of [...threads, ...others]) await store.commit(partition, [{ kind: 'insert', doc }]);
});
beforeEach(() => told.splice(0));
afterAll(() => store.close());

test('a page is as full as without what is left out, and the next one goes on behind it', async () => {
  const { deps, unread } = leavingOut(all);
  const page = async (after?: string) =>
    deps.store.query('threadsOfNetwork', 'n', { partition, limit: 5, ...(after === undefined ? {} : { after }) });
  const first = await page();
  expect(first.items.map(({ doc }) => doc.id)).toEqual([ids[9], ids[19], ids[29], ids[30], ids[31]]);
  expect([unread(), told.length]).toEqual([27, 27]);
  const second = await page(first.next);
  expect(second.items.map(({ doc }) => doc.id)).toEqual(ids.slice(32, 37));
  const last = await page(second.next);
  expect([last.items.map(({ doc }) => doc.id), last.next]).toEqual([ids.slice(37), undefined]);
});

test('a network that cannot be read is not there for the list, and counts once', async () => {
  const { deps, unread } = leavingOut(all);
  for (let time = 0; time < 2; time += 1) expect(await find(deps.store, key.network('n'))).toBeUndefined();
  expect(unread()).toBe(1);
});

test('what a right hangs on is never left out: the list fails as a whole', async () => {
  const { deps } = leavingOut(all);
  await expect(find(deps.store, key.consent('n', 1))).rejects.toMatchObject({ name: 'UnreadableDocument' });
  expect(told).toEqual([]);
});
