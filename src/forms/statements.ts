import { createHash } from 'node:crypto';
import { cleanText } from '../domain/plain-text';
import type { Statements } from '../domain/message-form';
import { meansCall, type Refusal } from '../domain/refusal';
import type { Fields } from './fields';

/** What the sender has stated after being held back, as it stands on the card, and the mark of the text it is about. */
export interface Held extends Statements {
  mark: string;
}

export const notHeld: Held = { notUrgent: false, insist: false, mark: '' };

/**
 * M14: what was stated about this very text: each statement is posted as the mark of the text it was made about. Other
 * words, or a card of an earlier version that knew no marks, and it is asked again. `words`: what was typed, in order.
 */
export function heldOf(posted: { [K in keyof Statements]?: string | undefined }, ...words: string[]): Held {
  const mark = createHash('sha256')
    .update(JSON.stringify(words.map(cleanText)))
    .digest('hex')
    .slice(0, 16);
  return { notUrgent: posted.notUrgent === mark, insist: posted.insist === mark, mark };
}

interface HeldBack {
  held: Held;
  refusal?: Refusal | undefined;
}

const markOf = ({ held }: HeldBack): string => held.mark;

/** Statements after a message was held back (M3, M4): asked when just held, and shown as they were made before. */
export const statementFields = {
  notUrgent: {
    kind: 'toggle',
    label: ({ message }) => message.urgent,
    title: ({ message }) => message.notUrgent,
    asked: ({ refusal, held }) => held.notUrgent || meansCall(refusal),
    mark: markOf,
  },
  insist: {
    kind: 'toggle',
    label: ({ message }) => message.insistLabel,
    title: ({ message }) => message.insist,
    asked: ({ refusal, held }) => held.insist || refusal?.kind === 'no-question',
    mark: markOf,
  },
} as const satisfies Fields<HeldBack>;
