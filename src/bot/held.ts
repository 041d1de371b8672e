import { createHash } from 'node:crypto';
import type { Statements } from '../domain/message-form';
import { cleanText } from '../domain/plain-text';
import type { Held } from '../forms/statements';

/**
 * M14: what was stated about this very text: each statement is posted as the mark of the text it was made about. Other
 * words, or a card of an earlier version that knew no marks, and it is asked again. `words`: what was typed, in order.
 */
export function heldOf(posted: { [K in keyof Statements]?: string | undefined }, ...words: string[]): Held {
  const mark = createHash('sha256')
    .update(JSON.stringify(words.map(cleanText)))
    .digest('hex')
    .slice(0, 16);
  const asks = (['yes', 'no'] as const).find((each) => posted.asks === `${mark}:${each}`);
  return { notUrgent: posted.notUrgent === mark, insist: posted.insist === mark, asks, mark };
}
