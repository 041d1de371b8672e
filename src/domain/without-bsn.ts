import { containsBsn } from './bsn';

const masked = '•••';

/**
 * M9: the text as it may be shown again after a refusal: long rows of digits taken out when one
 * of them may be a BSN, all digits if that was not enough. Other text comes back as it was typed.
 */
export function withoutBsn(text: string): string {
  if (!containsBsn(text)) return text;
  const without = text.replace(/\p{Nd}(?:[^\p{L}\p{Nd}]{0,5}\p{Nd}){7,}/gu, masked);
  return containsBsn(without) ? text.replace(/\p{Nd}/gu, '•') : without;
}
