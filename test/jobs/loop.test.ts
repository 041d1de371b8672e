import { startLoop, type Loop } from '../../src/jobs/loop';

let loop: Loop | undefined;
afterEach(() => loop?.stop());

const never = (): number => Number.POSITIVE_INFINITY;

/** Work that waits until the test lets it end, or fails it; due while something was asked for since its last run. */
function workInHand() {
  const running: { done: () => void; fails: () => void }[] = [];
  const state = { due: false };
  return {
    running,
    dueInMs: () => (state.due ? 0 : never()),
    ask: () => {
      state.due = true;
      loop?.wake();
    },
    work: (): Promise<void> => {
      state.due = false;
      return new Promise((done, failed) => {
        running.push({
          done,
          fails: () => {
            failed(new Error('this time'));
          },
        });
      });
    },
  };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 10));

test('what becomes due during a run makes one more run follow it, however often', async () => {
  const { work, running, dueInMs, ask } = workInHand();
  loop = startLoop(dueInMs, work, () => undefined);
  for (let times = 0; times < 3; times += 1) ask();
  await settled();
  expect(running).toHaveLength(1);
  for (let times = 0; times < 3; times += 1) ask();
  await settled();
  expect(running).toHaveLength(1);
  running[0]?.done();
  await settled();
  expect(running).toHaveLength(2);
  running[1]?.done();
  await settled();
  expect(running).toHaveLength(2);
});

test('a run that fails is told, and the next one comes all the same', async () => {
  const { work, running, dueInMs, ask } = workInHand();
  const told: unknown[] = [];
  loop = startLoop(dueInMs, work, (error) => told.push(error));
  ask();
  await settled();
  running[0]?.fails();
  await settled();
  expect(told).toEqual([new Error('this time')]);
  ask();
  await settled();
  expect(running).toHaveLength(2);
  running[1]?.done();
});

test('stopping waits for what is under way, and nothing begins after it', async () => {
  const { work, running, dueInMs, ask } = workInHand();
  const ended = startLoop(dueInMs, work, () => undefined);
  loop = ended;
  ask();
  await settled();
  let stopped = false;
  const stopping = ended.stop().then(() => {
    stopped = true;
  });
  await settled();
  expect(stopped).toBe(false);
  running[0]?.done();
  await stopping;
  ask();
  await settled();
  expect(running).toHaveLength(1);
});

test('it runs when it is due, and looks at the clock again after a minute at most, which somebody may have set', async () => {
  jest.useFakeTimers();
  try {
    let runs = 0;
    let dueMs = 3_600_000;
    loop = startLoop(
      () => dueMs,
      () => Promise.resolve((runs += 1)).finally(() => (dueMs = 3_600_000)),
      () => undefined,
    );
    await jest.advanceTimersByTimeAsync(59_000);
    dueMs = 0;
    await jest.advanceTimersByTimeAsync(500);
    expect(runs).toBe(0);
    await jest.advanceTimersByTimeAsync(501);
    expect(runs).toBe(1);
  } finally {
    jest.useRealTimers();
  }
});

test('a run that gives no sign of life is silent for as long; between runs, and where it asks to go on, it is not', async () => {
  jest.useFakeTimers();
  try {
    let dueMs = 0;
    let [goOn, end] = [(): boolean => false, (): void => undefined];
    loop = startLoop(
      () => dueMs,
      (stopped) => {
        [goOn, dueMs] = [stopped, Number.POSITIVE_INFINITY];
        return new Promise<void>((done) => (end = done));
      },
      () => undefined,
    );
    expect(loop.silentMs()).toBe(0);
    await jest.advanceTimersByTimeAsync(1);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(loop.silentMs()).toBeGreaterThanOrEqual(600_000);
    expect(goOn()).toBe(false);
    expect(loop.silentMs()).toBeLessThan(1_000);
    await jest.advanceTimersByTimeAsync(600_000);
    end();
    await jest.advanceTimersByTimeAsync(0);
    expect(loop.silentMs()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});
