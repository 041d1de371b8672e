import type { CommitResult, Write } from '../../../src/store/store';
import { commitTogether, type Joined } from '../../../src/usecases/deliveries/commit-together';
import { sample } from '../../store/sample';

const partition = 'network:n';
/** The ids of each batch that was tried, and how the store answers those that hold a certain id. */
let batches: string[][];
let answers: Record<string, () => Promise<CommitResult>>;
let join: (partition: string) => Joined;

beforeEach(() => {
  jest.useFakeTimers();
  [batches, answers] = [[], {}];
  join = commitTogether({
    commit: (_, writes) => {
      const ids = writes.map((write) => (write.kind === 'remove' ? write.id : write.doc.id));
      batches.push(ids);
      const [odd] = ids.flatMap((id) => answers[id] ?? []);
      return odd?.() ?? Promise.resolve({ ok: true, revisions: ids.map((id) => `of ${id}`) });
    },
  });
});
afterEach(() => jest.useRealTimers());

const writesOf = (...ids: string[]): Write[] =>
  ids.map((id) => ({ kind: 'insert', doc: sample('card', partition, id, {}) }));
const members = (count: number): Joined[] => Array.from({ length: count }, () => join(partition));
const changed = (): Promise<CommitResult> => Promise.resolve({ ok: false, reason: 'changed', index: 0 });

test('what all of them commit is one batch, and each hears of its own', async () => {
  const [one, two] = members(2);
  const results = await Promise.all([
    one!.commit(partition, writesOf('a', 'b')),
    two!.commit(partition, writesOf('c')),
  ]);
  expect(batches).toEqual([['a', 'b', 'c']]);
  expect(results).toEqual([
    { ok: true, revisions: ['of a', 'of b'] },
    { ok: true, revisions: ['of c'] },
  ]);
});

test('nobody waits for one that has left', async () => {
  const [one, two] = members(2);
  const result = one!.commit(partition, writesOf('a'));
  expect(batches).toEqual([]);
  two!.leave();
  expect(await result).toMatchObject({ ok: true });
  expect(batches).toEqual([['a']]);
});

test('who is ready waits 80 milliseconds at most for the others, who then go by themselves', async () => {
  const [one, two, three] = members(3);
  const first = one!.commit(partition, writesOf('a'));
  await jest.advanceTimersByTimeAsync(79);
  const second = two!.commit(partition, writesOf('b'));
  expect(batches).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(batches).toEqual([['a', 'b']]);
  await Promise.all([first, second]);
  for (const each of [one, two]) each!.leave();
  await three!.commit(partition, writesOf('c'));
  expect(batches).toEqual([['a', 'b'], ['c']]);
});

test('one that is refused is refused alone', async () => {
  answers['b'] = changed;
  const [one, two, three] = members(3);
  const results = await Promise.all([
    one!.commit(partition, writesOf('a')),
    two!.commit(partition, writesOf('b')),
    three!.commit(partition, writesOf('c')),
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(batches).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
});

test.each([
  ['is lost', () => Promise.reject(new Error('no answer'))],
  [
    'is an error at once',
    () => {
      throw new Error('a bug');
    },
  ],
])('where the answer %s for one, the others have theirs', async (_, answer) => {
  answers['b'] = answer;
  const [one, two] = members(2);
  const results = await Promise.allSettled([
    one!.commit(partition, writesOf('a')),
    two!.commit(partition, writesOf('b')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('a batch has room for a hundred writes, and none is torn apart', async () => {
  const ids = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);
  const [one, two, three] = members(3);
  await Promise.all([
    one!.commit(partition, writesOf(...ids('a', 60))),
    two!.commit(partition, writesOf(...ids('b', 60))),
    three!.commit(partition, writesOf(...ids('c', 40))),
  ]);
  expect(batches.map(({ length }) => length)).toEqual([60, 100]);
});

test('of another partition nothing waits', async () => {
  const [one] = members(2);
  await one!.commit('person:p', writesOf('a'));
  const elsewhere = join('network:m').commit('network:m', writesOf('b'));
  expect(await elsewhere).toMatchObject({ ok: true });
  expect(batches).toEqual([['a'], ['b']]);
});
