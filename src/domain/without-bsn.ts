import { containsBsn } from './bsn';
import type { Refusal } from './refusal';

const masked = '•••';

/**
 * M9: the text as it may be shown again after a refusal: long rows of digits taken out when one
 * of them may be a BSN, all digits if that was not enough, everything if that was not. Digits are
 * those in a circle and raised ones too. Other text comes back as it was typed.
 */
export function withoutBsn(text: string): string {
  if (!containsBsn(text)) return text;
  const withoutRows = text.replace(/\p{N}(?:[^\p{L}\p{N}]{0,5}\p{N}){7,}/gu, masked);
  const withoutDigits = text.replace(/\p{N}/gu, '•');
  return [withoutRows, withoutDigits].find((each) => !containsBsn(each)) ?? masked;
}

const mask = /•(?:[^\p{L}\n]{0,5}•){2}/u;

/**
 * M9: why a text is refused: it holds a BSN, or still holds what stands for one that was taken out – which is no name
 * and no reference (N6), however often it is sent again.
 */
export function bsnRefusal(...texts: string[]): Refusal | undefined {
  if (texts.some(containsBsn)) return { kind: 'bsn' };
  return texts.some((text) => mask.test(text)) ? { kind: 'bsn-taken-out' } : undefined;
}
