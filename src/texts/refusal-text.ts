import type { Refusal } from '../domain/refusal';

/** One sentence for each reason, made with what that reason carries. */
export type RefusalTexts = { [K in Refusal['kind']]: (refusal: Extract<Refusal, { kind: K }>) => string };

/** The sentence of a refusal. */
export function refusalText(texts: RefusalTexts, refusal: Refusal): string {
  const sentence = texts[refusal.kind] as (refusal: Refusal) => string;
  return sentence(refusal);
}
