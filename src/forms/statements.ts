import type { Statements } from '../domain/message-form';
import { meansCall, type Refusal } from '../domain/refusal';
import { isStatedOf, textMark } from '../domain/text-mark';
import type { Fields } from './fields';

/** What the sender has stated after being held back, as it stands on the card, and the mark of the text it is about. */
export interface Held extends Statements {
  mark: string;
}

export const notHeld: Held = { notUrgent: false, insist: false, asks: undefined, mark: '' };

/**
 * M14: what was stated about this very text: other words, or a card of an earlier version that knew no marks, and it is
 * asked again. `words`: what was typed, in order.
 */
export function heldOf(posted: { [K in keyof Statements]?: string | undefined }, ...words: string[]): Held {
  const mark = textMark(...words);
  const asks = (['yes', 'no'] as const).find((each) => posted.asks === `${mark}:${each}`);
  return { notUrgent: isStatedOf(mark, posted.notUrgent), insist: isStatedOf(mark, posted.insist), asks, mark };
}

interface HeldBack {
  held: Held;
  refusal?: Refusal | undefined;
}

const markOf = ({ held }: HeldBack): string => held.mark;

/** What a button that disagrees with the words makes one choose (M11). */
const chosen = (refusal: Refusal | undefined): boolean =>
  refusal?.kind === 'answer-asks' ||
  refusal?.kind === 'asks-nothing-back' ||
  (refusal?.kind === 'no-question' && refusal.choose === true);

const insisted = (refusal: Refusal | undefined): boolean =>
  refusal?.kind === 'puts-off' || (refusal?.kind === 'no-question' && refusal.choose !== true);

/** Statements after a message was held back (M3, M4, M11): asked when just held, and shown as they were made before. */
export const statementFields = {
  notUrgent: {
    kind: 'statement',
    label: ({ message }) => message.urgent,
    title: ({ message }) => message.notUrgent,
    asked: ({ refusal, held }) => held.notUrgent || meansCall(refusal),
    mark: markOf,
  },
  insist: {
    kind: 'statement',
    label: ({ message }) => message.insistLabel,
    title: ({ message }) => message.insist,
    asked: ({ refusal, held }) => held.insist || insisted(refusal),
    mark: markOf,
  },
  asks: {
    kind: 'choice',
    label: ({ message }) => message.asksLabel,
    asked: ({ refusal, held }) => held.asks !== undefined || chosen(refusal),
    choices: ({ message }, { held }) => [
      { title: message.asksNo, value: `${held.mark}:no` },
      { title: message.asksYes, value: `${held.mark}:yes` },
    ],
  },
} as const satisfies Fields<HeldBack>;
