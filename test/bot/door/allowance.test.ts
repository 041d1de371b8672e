import fc from 'fast-check';
import { createAllowance } from '../../../src/bot/door/allowance';

const wait = fc.oneof(fc.constant(0), fc.nat(300), fc.nat(10_000));

test('in any stretch of time at most a burst and the rate is taken, and never less than is due', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(1, 5, 100),
      fc.constantFrom(1, 3, 20),
      fc.array(wait, { maxLength: 80 }),
      (rate, burst, waits) => {
        let at = 0;
        const allowance = createAllowance({ rate, burst, now: () => at });
        const taken: number[] = [];
        let tokens: number = burst;
        for (const each of waits) {
          at += each;
          tokens = Math.min(burst, tokens + (each * rate) / 1_000);
          const has = allowance.has('a');
          expect(allowance.take('a')).toBe(has);
          // A bucket of tokens, as it is usually told; within what floating point leaves.
          if (Math.abs(tokens - 1) > 1e-6) expect(has).toBe(tokens > 1);
          if (has) {
            taken.push(at);
            tokens -= 1;
          }
        }
        for (const from of taken) {
          const within = taken.filter((time) => time >= from && time < from + 2_000);
          expect(within.length).toBeLessThanOrEqual(burst + 2 * rate);
        }
      },
    ),
  );
});

test('keys do not share', () => {
  const allowance = createAllowance({ rate: 1, burst: 2, now: () => 0 });
  expect(['a', 'a', 'a', 'b', 'b', 'b'].map((key) => allowance.take(key))).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
});

test('what was taken under a name may come a second time, not a third, and not when it was refused', () => {
  const allowance = createAllowance({ rate: 1, burst: 2, now: () => 0 });
  expect(['x', 'x', 'y', 'y', 'z', 'z', 'x'].map((name) => allowance.take('a', name))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  const once = createAllowance({ rate: 1, burst: 2, now: () => 0 });
  expect(['x', 'x', 'x', 'x', 'x'].map((name) => once.take('a', name))).toEqual([true, true, true, true, false]);
});

test('whoever is full again is forgotten, and beyond the bound the longest idle', () => {
  let at = 0;
  const allowance = createAllowance({ rate: 1, burst: 2, most: 1_000, now: () => at });
  for (let index = 0; index < 5_000; index += 1) allowance.take(`key ${index}`);
  expect(allowance.remembered).toBe(1_000);
  expect([allowance.take('key 4999'), allowance.take('key 4999')]).toEqual([true, false]);
  at += 5_000;
  allowance.take('another');
  expect(allowance.remembered).toBe(1);
});

test('the longest idle are forgotten first: who keeps on pressing is not let off by many others', () => {
  const allowance = createAllowance({ rate: 1, burst: 1, most: 10, now: () => 0 });
  allowance.take('hasty');
  for (let index = 0; index < 100; index += 1) {
    allowance.take(`key ${index}`);
    expect(allowance.take('hasty')).toBe(false);
  }
});
