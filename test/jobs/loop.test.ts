import { startLoop, type Loop } from '../../src/jobs/loop';

/** A time that does not come while the test runs: only what is woken runs. */
const never = '0 0 0 29 2 *';
let loop: Loop | undefined;
afterEach(() => loop?.stop());

/** Work that waits until the test lets it end, or fails it. */
function workInHand() {
  const running: { done: () => void; fails: () => void }[] = [];
  const work = (): Promise<void> =>
    new Promise((done, failed) => {
      running.push({
        done,
        fails: () => {
          failed(new Error('this time'));
        },
      });
    });
  return { work, running };
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

test('a wake during a run makes one more run follow it, however often', async () => {
  const { work, running } = workInHand();
  loop = startLoop(never, work, () => undefined);
  loop.wake();
  loop.wake();
  loop.wake();
  expect(running).toHaveLength(1);
  running[0]?.done();
  await settled();
  expect(running).toHaveLength(2);
  running[1]?.done();
  await settled();
  expect(running).toHaveLength(2);
});

test('a run that fails is told, and the next one comes all the same', async () => {
  const { work, running } = workInHand();
  const told: unknown[] = [];
  loop = startLoop(never, work, (error) => told.push(error));
  loop.wake();
  running[0]?.fails();
  await settled();
  expect(told).toEqual([new Error('this time')]);
  loop.wake();
  expect(running).toHaveLength(2);
  running[1]?.done();
});

test('stopping waits for what is under way, and nothing begins after it', async () => {
  const { work, running } = workInHand();
  const ended = startLoop(never, work, () => undefined);
  ended.wake();
  let stopped = false;
  const stopping = ended.stop().then(() => {
    stopped = true;
  });
  await settled();
  expect(stopped).toBe(false);
  running[0]?.done();
  await stopping;
  ended.wake();
  expect(running).toHaveLength(1);
});

test('it runs by the clock', async () => {
  let runs = 0;
  loop = startLoop(
    '* * * * * *',
    () => Promise.resolve((runs += 1)),
    () => undefined,
  );
  await new Promise((done) => setTimeout(done, 2_200));
  expect(runs).toBeGreaterThanOrEqual(1);
});
