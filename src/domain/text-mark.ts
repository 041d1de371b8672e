import { cleanText } from './plain-text';

/**
 * M14: the mark of the texts a statement was made about, as a tick posts it back: 64 bits of FNV-1a over the words as
 * they are kept, capitals and blanks aside. It stands on the card that shows these very words, and protects nothing:
 * whoever would forge it can tick.
 * @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 */
export function textMark(...texts: readonly string[]): string {
  const words = texts.map((text) => cleanText(text).toLowerCase().replace(/\s+/g, ' '));
  let mark = 0xcbf29ce484222325n;
  for (const sign of JSON.stringify(words)) {
    mark = BigInt.asUintN(64, (mark ^ BigInt(sign.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return mark.toString(16).padStart(16, '0');
}

/** M14: whether a statement was made about this very text; `said` are marks with commas between them. */
export function isStatedOf(mark: string, said = ''): boolean {
  return said.split(',').includes(mark);
}
