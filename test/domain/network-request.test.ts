import {
  checkRequestPress,
  requestCodeOf,
  requestPresses,
  requestStates,
  requestWaits,
  type RequestPress,
  type RequestSide,
  type RequestState,
} from '../../src/domain/network-request';

test.each<[RequestState, RequestSide[], RequestPress[]]>([
  ['open', ['practice'], ['accept', 'decline']],
  ['open', ['asker'], ['withdraw']],
  ['open', [], []],
  ['open', ['practice', 'asker'], ['accept', 'decline', 'withdraw']],
  ['accepting', ['practice'], ['accept']],
  ['accepting', ['asker'], []],
  ['accepted', ['practice', 'asker'], []],
  ['declined', ['practice', 'asker'], []],
  ['withdrawn', ['practice', 'asker'], []],
])('N5: a request that is %s, for %j: %j', (state, sides, presses) => {
  expect(requestPresses(state, sides)).toEqual(presses);
});

test.each<[RequestState, RequestSide[], RequestPress, string]>([
  ['open', ['asker'], 'accept', 'request-of-other'],
  ['open', ['practice'], 'withdraw', 'request-of-other'],
  ['declined', ['practice'], 'accept', 'request-decided'],
  ['accepting', ['practice'], 'decline', 'request-decided'],
  ['accepted', ['asker'], 'withdraw', 'request-decided'],
])('N5: refused with its reason: %s, %j, %s: %s', (state, sides, press, kind) => {
  expect(checkRequestPress(state, sides, press)).toEqual({ ok: false, refusal: { kind } });
});

test('N5: the clock runs while the practice must act', () => {
  expect(requestStates.filter(requestWaits)).toEqual(['open', 'accepting']);
});

test('G3: the code of a request says nothing and is told apart from a network’s', () => {
  expect(requestCodeOf('abc')).toMatch(/^AV-[2-9A-Z]{5}$/);
});
