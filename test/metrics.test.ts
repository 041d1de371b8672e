import { metricsText, remembered } from '../src/metrics';
import { figures } from './helpers/figures';

test('every figure has its name, and a sentence of what it is', () => {
  const lines = metricsText(figures).trimEnd().split('\n');
  expect(lines.filter((line) => !line.startsWith('#'))).toEqual([
    'schakel_notices_pending 1',
    'schakel_cards_pending 2',
    'schakel_delivery_oldest_seconds 3',
    'schakel_cards_waiting 4',
    'schakel_cards_waiting_more 1',
    'schakel_cards_failed_24h 5',
    'schakel_cards_unauthorised 6',
    'schakel_digests_late 7',
    'schakel_sends_unclear 8',
    'schakel_unreadable 9',
  ]);
  expect(lines.filter((line) => /^# HELP schakel_\w+ \w/.test(line))).toHaveLength(10);
  expect(lines.filter((line) => /^# TYPE schakel_\w+ gauge$/.test(line))).toHaveLength(10);
});

test('what is remembered for ten seconds is asked once, whoever asks', async () => {
  let [now, counted] = [0, 0];
  const ask = remembered(
    () => Promise.resolve({ ...figures, pendingCards: (counted += 1) }),
    10_000,
    () => now,
  );
  const pendingAt = async (ms: number): Promise<number> => {
    now = ms;
    return (await ask()).pendingCards;
  };
  expect([await pendingAt(0), await pendingAt(9_999), await pendingAt(10_000), await pendingAt(10_001)]).toEqual([
    1, 1, 2, 2,
  ]);
});

test('a store that does not answer is asked again at once', async () => {
  let fails = true;
  const ask = remembered(
    () => (fails ? Promise.reject(new Error('gone')) : Promise.resolve(figures)),
    10_000,
    () => 0,
  );
  await expect(ask()).rejects.toThrow('gone');
  fails = false;
  expect(await ask()).toEqual(figures);
});
