import type { Card, Shown } from '../cards/render';
import type { OutgoingActivity } from './connector/connector';

/** A card for one reader, as things are now. */
export interface Rendered extends Shown {
  /** Of what it shows; higher is newer. */
  version: number;
  /** What a lock screen may show: health-free (PLATFORM). */
  summary: string;
}

/** A card as a message; `summary` is what a lock screen may show. */
export function cardActivity(card: Card, summary: string): OutgoingActivity {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}
