import { checkRequestPress, requestCodeOf, requestPresses, type RequestPress } from '../../src/domain/network-request';
import type { Side } from '../../src/domain/thread';

test.each<[boolean, Side[], RequestPress[]]>([
  [true, ['addressee'], ['accept', 'decline']],
  [true, ['asker'], ['withdraw']],
  [true, [], []],
  [true, ['addressee', 'asker'], ['accept', 'decline', 'withdraw']],
  [false, ['addressee', 'asker'], []],
])('N5: of a request that waits (%s), for the sides %j: %j', (waits, sides, presses) => {
  expect(requestPresses(waits, sides)).toEqual(presses);
});

test.each<[boolean, Side[], RequestPress, string]>([
  [true, ['asker'], 'accept', 'request-of-other'],
  [true, ['addressee'], 'withdraw', 'request-of-other'],
  [false, ['asker'], 'accept', 'request-of-other'],
  [false, ['addressee'], 'accept', 'request-decided'],
  [false, ['addressee'], 'decline', 'request-decided'],
  [false, ['asker'], 'withdraw', 'request-decided'],
])('N5: refused with its reason: waits (%s), %j, %s: %s', (waits, sides, press, kind) => {
  expect(checkRequestPress(waits, sides, press)).toEqual({ ok: false, refusal: { kind } });
});

test('G3: the code of a request says nothing and is told apart from a network’s', () => {
  expect(requestCodeOf('abc')).toMatch(/^AV-[2-9A-Z]{5}$/);
});
