import type { Token } from './tokens';

/** Tokens from `from` up to, not including, `to`. */
export interface Span {
  from: number;
  to: number;
}

/** One word of a pattern, and how many other words may stand before it. */
interface Step {
  fits: (word: string) => boolean;
  /** Whether one of these words may fit. */
  occurs: (words: ReadonlySet<string>) => boolean;
  /** The first three letters of what fits, for the index; '' where any word may. */
  keys: string[];
  gap: number;
  /** At the beginning of a clause only. */
  first: boolean;
}

export interface Pattern<T> {
  steps: readonly Step[];
  meaning: T;
  small: ReadonlySet<string>;
}

interface Found<T> {
  span: Span;
  meaning: T;
}

/** Between two words of a pattern, besides its gap, so many small words ("de", "haar") may stand. */
const smallWords = 2;
const gaps: Readonly<Record<string, number>> = { '..': 2, '...': 5 };
const eitherOrder = / <> /;

/**
 * What a pattern in a word list says:
 *
 * | | |
 * |---|---|
 * | `pijn op borst` | these words in this order; small words may stand between: "pijn op haar borst" |
 * | `spoed*`, `*nood`, `ge*d` | any letters stand for the star |
 * | `erg\|heel benauwd` | one of these |
 * | `gaat .. achteruit` | at most two other words between; `...` at most five |
 * | `arm <> slap*` | in either order, at most four words between |
 * | `^ is dit niet` | at the beginning of a clause |
 * | `GETAL`, `JAARTAL` | any number, also 37,1 and 70/40; a year. In English `NUMBER`, `YEAR` |
 * | `: nee` | a sign is a word too; otherwise no pattern reaches over one |
 */
export function patternsOf<T>(pattern: string, meaning: T, small: ReadonlySet<string>): Pattern<T>[] {
  const halves = pattern.split(eitherOrder);
  const [one = '', other] = halves;
  if (other === undefined) return [{ steps: stepsOf(one), meaning, small }];
  const behind = ([first, ...rest]: Step[]): Step[] => (first === undefined ? [] : [{ ...first, gap: 4 }, ...rest]);
  return [
    { steps: [...stepsOf(one), ...behind(stepsOf(other))], meaning, small },
    { steps: [...stepsOf(other), ...behind(stepsOf(one))], meaning, small },
  ];
}

function stepsOf(pattern: string): Step[] {
  const steps: Step[] = [];
  let [gap, first] = [0, false];
  for (const part of pattern.split(' ')) {
    if (part in gaps) gap = gaps[part] ?? 0;
    else if (part === '^') first = true;
    else {
      const words = part.split('|');
      steps.push({ ...testOf(words), keys: words.map(keyOf), gap, first });
      [gap, first] = [0, false];
    }
  }
  return steps;
}

const number = /^\p{N}/u;
const year = /^(?:19|20)\d\d$/;
const kinds: Readonly<Record<string, RegExp>> = { GETAL: number, NUMBER: number, JAARTAL: year, YEAR: year };

function testOf(words: readonly string[]): Pick<Step, 'fits' | 'occurs'> {
  const whole = words.filter((word) => !(word in kinds) && !word.includes('*'));
  const globs = words
    .filter((word) => !whole.includes(word))
    .map((word) => kinds[word] ?? new RegExp(`^${word.replaceAll('*', '.*')}$`, 's'));
  const those = new Set(whole);
  return {
    fits: (word) => those.has(word) || globs.some((glob) => glob.test(word)),
    occurs: (all) => globs.length > 0 || whole.some((word) => all.has(word)),
  };
}

function keyOf(word: string): string {
  const [known = ''] = word.split('*');
  if (word in kinds) return '';
  return known === word || known.length >= 3 ? known.slice(0, 3) : '';
}

/**
 * Finds patterns in tokens: at each token only those whose first word may fit, by its first letters, and each of them
 * within its gaps, so that the work grows with the number of tokens alone. `tried` is called for each word that is
 * compared.
 */
export function finder<T>(
  patterns: readonly Pattern<T>[],
): (tokens: readonly Token[], tried?: () => void) => Found<T>[] {
  const index = new Map<string, Pattern<T>[]>();
  for (const pattern of patterns) {
    for (const key of new Set(pattern.steps[0]?.keys)) {
      const those = index.get(key) ?? [];
      those.push(pattern);
      index.set(key, those);
    }
  }
  const anywhere = index.get('') ?? [];
  return (tokens, tried) => {
    const found: Found<T>[] = [];
    const endOf = matcher(tokens, tried);
    const all = new Set(tokens.map(({ word }) => word));
    const beginning = new Map<string, Pattern<T>[]>();
    tokens.forEach(({ word }, from) => {
      const those =
        beginning.get(word) ??
        [...(index.get(word.slice(0, 3)) ?? []), ...anywhere].filter(({ steps }) => {
          tried?.();
          return steps[0]?.fits(word) === true && steps.every(({ occurs }) => occurs(all));
        });
      beginning.set(word, those);
      for (const pattern of those) {
        const to = endOf(pattern, 0, from);
        if (to !== undefined) found.push({ span: { from, to }, meaning: pattern.meaning });
      }
    });
    return found;
  };
}

/** Says where the steps from the given one on end that begin at a token; undefined where they do not fit. */
function matcher(tokens: readonly Token[], tried?: () => void) {
  const stands = ({ fits, first }: Step, at: number): boolean => {
    tried?.();
    return fits(tokens[at]?.word ?? '') && (!first || (tokens[at - 1]?.ends ?? 1) > 0);
  };
  return function endOf(pattern: Pattern<unknown>, index: number, from: number): number | undefined {
    const step = pattern.steps[index];
    if (step === undefined) return from;
    let others = index === 0 ? 0 : step.gap;
    let smalls = index === 0 ? 0 : smallWords;
    for (let at = from; at < tokens.length; at += 1) {
      const token = tokens[at];
      const end = stands(step, at) ? endOf(pattern, index + 1, at + 1) : undefined;
      if (end !== undefined || token === undefined || token.ends > 0) return end;
      if (smalls > 0 && pattern.small.has(token.word)) smalls -= 1;
      else if (others > 0) others -= 1;
      else return undefined;
    }
    return undefined;
  };
}
