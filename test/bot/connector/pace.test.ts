import fc from 'fast-check';
import { createPace } from '../../../src/bot/connector/pace';

/** A clock that only moves when someone sleeps, or is told to. */
function clockwork() {
  let time = 0;
  const pace = createPace({
    now: () => time,
    sleep: (ms) => {
      time += ms;
      return Promise.resolve();
    },
  });
  return {
    pace,
    now: () => time,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

test.each([
  ['the 8th within a second', 7, 1_000],
  ['the 9th within 2 seconds', 8, 2_000],
  ['the 61st within 30 seconds', 60, 30_000],
  ['the 1,801st within an hour', 1_800, 3_600_000],
])('%s waits until the first is out of the window', async (_name, most, perMs) => {
  const { pace, now } = clockwork();
  for (let n = 0; n < most; n += 1) expect(await pace.turn('chat', 'tenant', Infinity)).toBe(0);
  const before = now();
  expect(before).toBeLessThan(perMs);
  expect(await pace.turn('chat', 'tenant', Infinity)).toBe(0);
  expect(now()).toBeGreaterThanOrEqual(perMs);
});

test('50 a second per tenant, over all its conversations', async () => {
  const { pace, now } = clockwork();
  for (let n = 0; n < 50; n += 1) await pace.turn(`chat ${n}`, 'tenant');
  expect(now()).toBe(0);
  expect(await pace.turn('another chat', 'another tenant')).toBe(0);
  expect(now()).toBe(0);
  expect(await pace.turn('chat 50', 'tenant')).toBe(0);
  expect(now()).toBe(1_000);
});

test('what is sent by itself leaves a few places of each window to answers, and uses all others', () => {
  const { pace, now, pass } = clockwork();
  const times: number[] = [];
  while (now() < 2 * 3_600_000) {
    const wait = pace.take('chat', 'tenant');
    if (wait === 0) times.push(now());
    else pass(wait);
  }
  const most = (perMs: number): number =>
    Math.max(...times.map((from, at) => times.slice(at, at + 2_000).filter((time) => time < from + perMs).length));
  expect([1_000, 2_000, 30_000, 3_600_000].map(most)).toEqual([6, 7, 57, 1_728]);
});

test('an answer has its place at once in a chat that is full of what was sent by itself', async () => {
  const { pace, now, pass } = clockwork();
  for (let taken = 0; taken < 57;) {
    const wait = pace.take('chat', 'tenant');
    if (wait === 0) taken += 1;
    else pass(wait);
  }
  pass(1_000);
  const at = now();
  expect(pace.take('chat', 'tenant')).toBeGreaterThan(10_000);
  for (let answers = 0; answers < 3; answers += 1) expect(await pace.turn('chat', 'tenant')).toBe(0);
  expect(now()).toBe(at);
});

test('a wait beyond the patience is told at once and takes no place', async () => {
  const { pace, now, pass } = clockwork();
  for (let n = 0; n < 60; n += 1) await pace.turn('chat', 'tenant', Infinity);
  const at = now();
  const wait = await pace.turn('chat', 'tenant', 2_000);
  expect(wait).toBeGreaterThan(2_000);
  expect(now()).toBe(at);
  pass(wait);
  expect(await pace.turn('chat', 'tenant', 0)).toBe(0);
});

test('a place refused for the conversation is not charged to the tenant', async () => {
  const { pace } = clockwork();
  for (let n = 0; n < 7; n += 1) await pace.turn('chat', 'tenant');
  for (let n = 0; n < 100; n += 1) expect(await pace.turn('chat', 'tenant', 0)).toBe(1_000);
  for (let n = 0; n < 43; n += 1) expect(await pace.turn(`chat ${n}`, 'tenant', 0)).toBe(0);
  expect(await pace.turn('chat 50', 'tenant', 0)).toBe(1_000);
});

test('conversations idle for an hour are forgotten', async () => {
  const { pace, pass } = clockwork();
  for (let n = 0; n < 500; n += 1) await pace.turn(`chat ${n}`, 'tenant');
  expect(pace.remembered).toBe(500);
  pass(1_800_000);
  await pace.turn('chat 0', 'tenant');
  pass(1_800_000);
  await pace.turn('chat 1', 'tenant');
  expect(pace.remembered).toBe(2);
});

test('callers at the same moment do not take the same place', async () => {
  const pace = createPace({ now: () => 0 });
  const waits = await Promise.all(Array.from({ length: 20 }, () => pace.turn('chat', 'tenant', 0)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(7);
});

test('keeps real time by itself', async () => {
  const pace = createPace();
  const started = performance.now();
  for (let n = 0; n < 8; n += 1) await pace.turn('chat', 'tenant');
  expect(performance.now() - started).toBeGreaterThanOrEqual(999);
});

test('no window is ever exceeded, whatever the arrivals', async () => {
  const arrivals = fc.array(fc.record({ after: fc.nat(1_500), chat: fc.nat(9) }), { maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(arrivals, async (list) => {
      const { pace, now, pass } = clockwork();
      const sent: { at: number; chat: number }[] = [];
      for (const { after, chat } of list) {
        pass(after % 7 === 0 ? after : after % 40);
        if ((await pace.turn(`${chat}`, 'tenant', 3_000)) === 0) sent.push({ at: now(), chat });
      }
      const within = (times: number[], perMs: number) =>
        Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + perMs).length));
      for (let chat = 0; chat < 10; chat += 1) {
        const times = sent.filter((one) => one.chat === chat).map((one) => one.at);
        expect(within(times, 1_000)).toBeLessThanOrEqual(7);
        expect(within(times, 2_000)).toBeLessThanOrEqual(8);
        expect(within(times, 30_000)).toBeLessThanOrEqual(60);
      }
      const all = sent.map((one) => one.at);
      expect(within(all, 1_000)).toBeLessThanOrEqual(50);
    }),
    { numRuns: 40 },
  );
});
