import type { DeliveryFigures } from './usecases/deliveries/measure-deliveries';

const gauges: [keyof DeliveryFigures, string, string][] = [
  ['pendingNotices', 'schakel_notices_pending', 'Changes recorded and not yet spread over cards'],
  ['pendingCards', 'schakel_cards_pending', 'Cards on their way to a chat'],
  ['oldestSeconds', 'schakel_delivery_oldest_seconds', 'Seconds since the oldest of these was due for the first time'],
  ['waitingCards', 'schakel_cards_waiting', 'Cards kept for people who have not opened the bot'],
  ['moreWaiting', 'schakel_cards_waiting_more', '1 when more cards are kept for them than the 1,000 that are counted'],
  ['failedCards', 'schakel_cards_failed_24h', 'Cards given up in the last 24 hours'],
  [
    'unauthorisedCards',
    'schakel_cards_unauthorised',
    'Cards held up because our own login is refused or does not answer',
  ],
  ['lateDigests', 'schakel_digests_late', 'Digests decided 15 minutes ago or more that are still on their way'],
  ['unclearSends', 'schakel_sends_unclear', 'Sends of pending cards whose answer was lost'],
  ['unreadable', 'schakel_unreadable', 'Notices and cards that this version cannot read and skips'],
];

/**
 * The figures in Prometheus' text format 0.0.4. They are read from the store at each request; a
 * metrics library keeps counters in the process, of which there are none here.
 */
export function metricsText(figures: DeliveryFigures): string {
  return gauges
    .map(([field, name, help]) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${figures[field]}\n`)
    .join('');
}

/** The same answer for so many milliseconds, whoever asks; a failure is not remembered. */
export function remembered<T>(ask: () => Promise<T>, freshMs: number, now = () => performance.now()): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return () => {
    if (last !== undefined && now() - last.at < freshMs) return last.answer;
    const answer = ask();
    last = { at: now(), answer };
    answer.catch(() => {
      last = undefined;
    });
    return answer;
  };
}
