import type { DocumentOf, UnreadableDocument } from '../../src/store/documents';
import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import { cursorOf } from '../../src/domain/cursor';
import { listPage, type ListOf } from '../../src/usecases/list';
import type { ListedThread } from '../../src/store/store';
import { damaged, sample } from '../store/sample';

const store = openSqlite(':memory:');
const told: string[] = [];
const onUnreadable = ({ documentId }: UnreadableDocument): void => void told.push(documentId);
const all = { store, onUnreadable };
const partition = 'network:n';
const ids = Array.from({ length: 40 }, (_, index) => `thread:${String(index).padStart(2, '0')}`);
/** Of the first thirty only each tenth can be read. */
const isDamaged = (index: number): boolean => index < 30 && index % 10 !== 9;

beforeAll(async () => {
  const threads = ids.map((id, index) => {
    const thread = sample('thread', partition, id, { networkId: 'n', startedAt: '2026-11-23T09:00:00.000Z' });
    return isDamaged(index) ? damaged(thread) : thread;
  });
  const networks = ['n', 'm'].map((id) => damaged(sample('network', `network:${id}`, 'network')));
  const others = [...networks, damaged(sample('consent', partition, 'consent:1'))];
  const staff = damaged(sample('staff', 'organisation:o', 'staff:o:p', { organisationId: 'o' }));
  for (const doc of [...threads, ...others, staff]) await store.commit(doc.partition, [{ kind: 'insert', doc }]);
});
beforeEach(() => told.splice(0));
afterAll(() => store.close());

type Thread = ListedThread;

const pageOf = <R>(row: ListOf<'threadsOfNetwork', R>['row'], after?: string) =>
  listPage(all, { sources: { threadsOfNetwork: ['n'] }, partition, row }, { after, limit: 5 });

test('a page is as full as without what is left out, and the next one goes on behind it', async () => {
  const idOf = ({ id }: Thread): string => id;
  const first = await pageOf(idOf);
  expect(first.shown).toEqual([ids[9], ids[19], ids[29], ids[30], ids[31]]);
  expect([first.unread, told.length]).toEqual([27, 27]);
  const second = await pageOf(idOf, first.next);
  expect([second.shown, second.unread]).toEqual([ids.slice(32, 37), 0]);
  const last = await pageOf(idOf, second.next);
  expect([last.shown, last.next]).toEqual([ids.slice(37), undefined]);
});

/** Behind the threads that cannot be read. */
const behind = cursorOf({ value: '2026-11-23T09:00:00.000Z', id: ids[29]!, partition });

test('networks that cannot be read are not there for the list, and count once each', async () => {
  const page = await pageOf(({ id }) => find(store, key.network(id < ids[32]! ? 'n' : 'm')), behind);
  expect([page.shown, page.unread]).toEqual([[], 2]);
});

test('a row that rests on what cannot be read is left out and counted, whatever that is', async () => {
  const rested = await pageOf<unknown>(({ id }) => (id === ids[33] ? id : find(store, key.consent('n', 1))), behind);
  expect([rested.shown, rested.unread]).toEqual([[ids[33]], 1]);
  const staff = { sources: { staffOfOrganisation: ['o'] }, row: ({ id }: DocumentOf<'staff'>) => id };
  const people = await listPage(all, staff, { after: undefined, limit: 5 });
  expect([people.shown, people.unread]).toEqual([[], 1]);
  expect(new Set(told)).toEqual(new Set(['consent:1', 'staff:o:p']));
});
