import type { Refusal } from '../domain/refusal';

/** One sentence for each reason, made with what that reason carries. */
export type RefusalTexts = { [K in Refusal['kind']]: (refusal: Extract<Refusal, { kind: K }>) => string };

/** The sentence of a refusal. */
export function refusalText(texts: RefusalTexts, refusal: Refusal): string {
  const sentence = texts[refusal.kind] as (refusal: Refusal) => string;
  return sentence(refusal);
}

/** How many found words a sentence names. */
const namedMax = 5;

/** “spoed”, “direct”; with dots for what does not fit. */
export function quoted(words: readonly string[]): string {
  const named = words.slice(0, namedMax).map((word) => `“${word}”`);
  return [...named, ...(words.length > namedMax ? ['…'] : [])].join(', ');
}
