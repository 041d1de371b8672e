import { emptyLane } from '../../src/jobs/lane-map';
import { createSilence } from '../../src/jobs/silence';

let now = 1_000_000;
const lanes = Array.from({ length: 8 }, emptyLane);

test('a chat that does not answer is asked after 5, 10, 20, 40 and then each 60 seconds, until it is heard', () => {
  const silence = createSilence(() => now);
  const waits = Array.from({ length: 6 }, () => {
    silence.failed(lanes[0]!);
    return silence.askAt(lanes[0]!)! - now;
  });
  expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  silence.heard(lanes[0]!);
  expect(silence.askAt(lanes[0]!)).toBeUndefined();
  silence.failed(lanes[0]!);
  expect(silence.askAt(lanes[0]!)! - now).toBe(5_000);
});

test.each([
  ['five chats, nothing heard for five seconds', 5, 5_000, 4],
  ['eight', 8, 60_000, 7],
  ['four', 4, 60_000, 0],
  ['five, and something was heard before that', 5, 4_999, 0],
])('when one is heard Teams is back for the others too: %s', (_, count, quietMs, back) => {
  const silence = createSilence(() => now);
  const [first, ...others] = lanes.slice(0, count);
  for (const lane of [first!, ...others]) silence.failed(lane);
  now += quietMs;
  expect(silence.heard(first!)).toEqual(others.slice(0, back));
  expect(others.filter((lane) => silence.askAt(lane) !== undefined)).toHaveLength(others.length - back);
});
