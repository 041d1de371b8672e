import type { Card, Shown } from '../cards/render';
import type { OutgoingActivity } from './connector/connector';

/** A card for one reader, as things are now. */
export interface Rendered extends Shown {
  /** Of what it shows; higher is newer. */
  version: number;
  /** What a lock screen may show instead of its heading: health-free (PLATFORM). */
  summary?: string;
}

/** A card as a message. What a lock screen may show says what it is, as its heading does: both are health-free. */
export function cardActivity(card: Card, summary = `Schakel: ${headingOf(card)}`): OutgoingActivity {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** The first words of a card up to whose they are or which step, as they stand after the bot's own name. */
function headingOf(card: Card): string {
  const [heading = ''] = (firstText(card['body']) ?? '').replace(/^Schakel · /, '').split(' · ');
  return /^\p{Lu}(?!\p{Lu})/u.test(heading) ? heading.charAt(0).toLowerCase() + heading.slice(1) : heading;
}

function firstText(element: unknown): string | undefined {
  if (Array.isArray(element)) {
    for (const each of element) {
      const text = firstText(each);
      if (text !== undefined) return text;
    }
    return undefined;
  }
  if (typeof element !== 'object' || element === null) return undefined;
  const { type, text, ...inner } = element as Record<string, unknown>;
  return type === 'TextBlock' && typeof text === 'string' ? text : firstText(Object.values(inner));
}
