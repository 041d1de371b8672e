import { accept, refuse, type Outcome } from './outcome';
import { checkLength, cleanText, saysNothing } from './plain-text';
import { bsnRefusal, type NotBsn } from './without-bsn';

/** Longest reason, in UTF-16 units after cleaning. */
export const reasonMax = 300;

/** Why something was declined, as it will be kept: in words, not too long (M10), without a BSN (M9). */
export function checkReason(raw: string, notBsn?: NotBsn): Outcome<string> {
  const reason = cleanText(raw);
  const length = checkLength(raw, { min: 1, max: reasonMax });
  if (length === 'empty' || saysNothing(reason)) return refuse({ kind: 'reason-missing' });
  if (length === 'too-long') return refuse({ kind: 'reason-too-long', max: reasonMax, length: reason.length });
  const bsn = bsnRefusal(reason, notBsn);
  return bsn ? refuse(bsn) : accept(reason);
}
