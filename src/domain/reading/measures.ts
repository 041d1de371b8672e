import { finder, patternsOf, type Span } from './patterns';
import type { Token } from './tokens';
import type { Measure, WordList } from './word-list';

/** How many tokens a number may stand behind the name of what it measures. */
const reach = 7;

/** What a vital sign that is out of range counts as. */
const kind = 'sign';

type Found = (tokens: readonly Token[], tried?: () => void) => { span: Span; kind: string }[];

/**
 * Finds vital signs out of range: a number behind the name ("saturatie is gezakt naar 82%") or before its unit ("39,8
 * graden"). Numbers with another unit, and those that cannot be this measure, are passed over; the name of another
 * measure and the end of a sentence end it. Of a blood pressure ("70/40") the first number counts.
 */
export function measuresIn(lists: readonly WordList[], small: ReadonlySet<string>): Found {
  const measures = lists.flatMap((list) => Object.values(list.measures));
  const towards = new Set(lists.flatMap((list) => list.towards));
  const otherUnits = new Set(lists.flatMap((list) => list.otherUnits));
  const rates = new Set(lists.flatMap((list) => list.rates));
  const counted = new Set(lists.flatMap((list) => list.counted));
  const inOtherUnit = (tokens: readonly Token[], at: number): boolean =>
    otherUnits.has(tokens[at]?.word ?? '') && ![1, 2].some((next) => rates.has(tokens[at + next]?.word ?? ''));
  const names = finder(
    measures.flatMap((measure) => measure.names.flatMap((name) => patternsOf(name, measure, small))),
  );
  const units = finder(
    measures.flatMap((measure) => measure.units.flatMap((unit) => patternsOf(`GETAL ${unit}`, measure, small))),
  );
  const measured = (tokens: readonly Token[], at: number, measure: Measure): boolean | undefined => {
    const value = valueOf(tokens[at]?.word ?? '');
    if (value === undefined || value < measure.between[0] || value > measure.between[1]) return undefined;
    if (counted.has(tokens[at - 1]?.word ?? '') || inOtherUnit(tokens, at + 1)) return undefined;
    return value < (measure.below ?? -Infinity) || value >= (measure.from ?? Infinity);
  };
  return (tokens, tried) => {
    const named = names(tokens, tried);
    const begins = new Set(named.map(({ span }) => span.from));
    // A number behind a name is measured as that: "bij koorts boven de 39 graden", "pols 84 sat 97".
    const known = new Set<number>();
    const behind = named.flatMap(({ span, meaning }) => {
      for (let at = span.to; at < Math.min(tokens.length, span.to + reach); at += 1) {
        tried?.();
        if (tokens[at]?.ends === 2 || begins.has(at)) return [];
        const outside = measured(tokens, at, meaning);
        if (outside !== undefined) known.add(at);
        if (outside === true) return [{ from: span.from, to: at + 1 }];
        if (outside === false && !towards.has(tokens[at + 1]?.word ?? '')) return [];
      }
      return [];
    });
    const before = units(tokens, tried)
      .map(({ span, meaning }) => ({ span, outside: !known.has(span.from) && measured(tokens, span.from, meaning) }))
      .flatMap(({ span, outside }) => (outside === true ? [span] : []));
    return [...behind, ...before].map((span) => ({ span, kind }));
  };
}

/** "37,1" is 37.1; "70/40" is 70; "80-85" is 85, and "28-11" a date. */
function valueOf(word: string): number | undefined {
  const [, to] = /^\d{2,3}-(\d{2,3})$/.exec(word) ?? [];
  if (to !== undefined) return Number(to) > 12 ? Number(to) : undefined;
  const [, whole, part] = /^(\d{1,3})(?:[.,](\d{1,2}))?(?:\/\d{2,3})?$/.exec(word) ?? [];
  return whole === undefined ? undefined : Number(`${whole}.${part ?? 0}`);
}
