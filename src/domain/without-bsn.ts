import { bsnsIn } from './bsn';
import type { Refusal } from './refusal';
import { isStatedOf, textMark } from './text-mark';

const masked = '•••';

/**
 * M9: the text as it may be shown again after a refusal: without the numbers that may be a BSN, all else as it was
 * typed. Where what is left still reads as one, all digits go.
 */
export function withoutBsn(text: string, label?: string): string {
  const found = bsnsIn(text, label);
  const rest = found.reduceRight((shown, { start, end }) => shown.slice(0, start) + masked + shown.slice(end), text);
  return found.length === 0 || bsnsIn(rest, label).length === 0 ? rest : text.replace(/\p{N}/gu, '•');
}

const mask = /•(?:[^\p{L}\n]{0,5}•){2}/u;

/**
 * M9, M14: what its sender states of the numbers in a text: `true` as ticked with this very press, or the marks of the
 * texts it was stated of before, with commas between them. Empty: nothing.
 */
export type NotBsn = string | undefined;

/**
 * M9: why a text is refused: it holds what may be a BSN and was not stated to be none, a number that is named as one,
 * whatever is stated, or still what stands for one that was taken out – which is no name and no reference (N6).
 * `label` is what stands before the text in its form.
 */
export function bsnRefusal(text: string, said: NotBsn, label?: string): Refusal | undefined {
  const found = bsnsIn(text, label);
  if (found.some(({ named }) => named)) return { kind: 'bsn-named' };
  if (found.length > 0 && !holds(text, said)) return { kind: 'bsn' };
  return mask.test(text) ? { kind: 'bsn-taken-out' } : undefined;
}

/** The first of several texts of one form that is refused. */
export function bsnRefusalOf(texts: readonly string[], said: NotBsn): Refusal | undefined {
  return texts.map((text) => bsnRefusal(text, said)).find((refusal) => refusal !== undefined);
}

/** What comes back of a text: without the numbers that it is refused for. */
export function shownAgain(text: string, said: NotBsn, label?: string): string {
  const kind = bsnRefusal(text, said, label)?.kind;
  return kind === 'bsn' || kind === 'bsn-named' ? withoutBsn(text, label) : text;
}

function holds(text: string, said: NotBsn): boolean {
  return said === 'true' || isStatedOf(textMark(text), said);
}
