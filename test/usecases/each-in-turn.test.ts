import { eachInTurn } from '../../src/usecases/each-in-turn';

const turns: number[] = [];
beforeEach(() => turns.splice(0));

/** Does the odd ones; at those above ten something goes wrong. */
async function work(item: number): Promise<boolean> {
  turns.push(item);
  if (item > 10) throw new RangeError(String(item));
  return Promise.resolve(item % 2 === 1);
}

test('each has its turn, and those that were done are counted', async () => {
  expect(await eachInTurn([1, 2, 3], work)).toBe(2);
});

test('one fault is thrown as it is, after the others had their turn', async () => {
  await expect(eachInTurn([11, 1], work)).rejects.toThrow(RangeError);
  expect(turns).toEqual([11, 1]);
});

test('of several every one is told, those of before too', async () => {
  const before = new TypeError('before');
  const thrown: unknown = await eachInTurn([11, 1, 12], work, [before]).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AggregateError);
  expect((thrown as AggregateError).errors.map(String)).toEqual([
    'TypeError: before',
    'RangeError: 11',
    'RangeError: 12',
  ]);
  expect(turns).toEqual([11, 1, 12]);
});
