import { repeated } from '../../src/store/cosmos/repeat';
import { CosmosUnavailable } from '../../src/store/cosmos/unavailable';

let sent: number[];
beforeEach(() => {
  sent = [];
  // In the middle of what a pause may be.
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const fails = (): Promise<never> => {
  sent.push(performance.now());
  return Promise.reject(new CosmosUnavailable('read', '503'));
};

test('what may succeed another time is sent four times, each pause three times as long as the one before', async () => {
  await expect(repeated({ timeoutMs: 60_000, pauseMs: 20 }, fails)).rejects.toMatchObject({ code: '503' });
  const pauses = sent.slice(1).map((at, index) => at - sent[index]!);
  expect(pauses).toHaveLength(3);
  // A timer may be early by a fraction of a millisecond.
  for (const [index, least] of [19, 59, 179].entries()) expect(pauses[index]).toBeGreaterThanOrEqual(least);
});

test.each<[string, number, number | undefined]>([
  ['its own time', 100, undefined],
  ['that of its press', 60_000, 100],
])('a pause that goes beyond the end, of %s, is not waited for', async (_, timeoutMs, left) => {
  const end = left === undefined ? undefined : performance.now() + left;
  await expect(repeated({ timeoutMs, pauseMs: 200 }, fails, end)).rejects.toMatchObject({ code: '503' });
  expect(sent).toHaveLength(1);
});
