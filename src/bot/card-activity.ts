import type { Card } from '../cards/render';
import type { OutgoingActivity } from './connector/connector';

/** A card as a message; `summary` is what a lock screen may show: health-free (PLATFORM). */
export function cardActivity(card: Card, summary: string): OutgoingActivity {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}
