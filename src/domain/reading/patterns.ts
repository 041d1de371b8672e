import type { Token } from './tokens';

/** Tokens from `from` up to, not including, `to`. */
export interface Span {
  from: number;
  to: number;
}

/** One word of a pattern, and how many other words may stand before it. */
interface Step {
  fits: (word: string) => boolean;
  /** The first three letters of what fits, for the index; '' where any word may. */
  keys: string[];
  gap: number;
  /** At the beginning of a clause only. */
  first: boolean;
}

export interface Pattern<T> {
  steps: readonly Step[];
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
export function patternsOf<T>(pattern: string, meaning: T): Pattern<T>[] {
  const halves = pattern.split(eitherOrder);
  const [one = '', other] = halves;
  if (other === undefined) return [{ steps: stepsOf(one), meaning }];
  const behind = ([first, ...rest]: Step[]): Step[] => (first === undefined ? [] : [{ ...first, gap: 4 }, ...rest]);
  return [
    { steps: [...stepsOf(one), ...behind(stepsOf(other))], meaning },
    { steps: [...stepsOf(other), ...behind(stepsOf(one))], meaning },
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
      const tests = words.map(testOf);
      steps.push({ fits: (word) => tests.some((test) => test(word)), keys: words.map(keyOf), gap, first });
      [gap, first] = [0, false];
    }
  }
  return steps;
}

const number = /^\p{N}/u;
const year = /^(?:19|20)\d\d$/;
const kinds: Readonly<Record<string, RegExp>> = { GETAL: number, NUMBER: number, JAARTAL: year, YEAR: year };

function testOf(word: string): (word: string) => boolean {
  const kind = kinds[word] ?? (word.includes('*') ? new RegExp(`^${word.replaceAll('*', '.*')}$`, 's') : undefined);
  return kind === undefined ? (other) => other === word : (other) => kind.test(other);
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
  small: ReadonlySet<string>,
): (tokens: readonly Token[], tried?: () => void) => { span: Span; meaning: T }[] {
  const index = new Map<string, Pattern<T>[]>();
  for (const pattern of patterns) {
    for (const key of new Set(pattern.steps[0]?.keys)) index.set(key, [...(index.get(key) ?? []), pattern]);
  }
  const anywhere = index.get('') ?? [];
  return (tokens, tried) =>
    tokens.flatMap(({ word }, from) =>
      [...(index.get(word.slice(0, 3)) ?? []), ...anywhere].flatMap(({ steps: [first, ...rest], meaning }) => {
        const to =
          first && stands(first, tokens, from, tried) ? endOfMatch(rest, tokens, from + 1, small, tried) : undefined;
        return to === undefined ? [] : [{ span: { from, to }, meaning }];
      }),
    );
}

function stands(step: Step, tokens: readonly Token[], at: number, tried?: () => void): boolean {
  tried?.();
  return step.fits(tokens[at]?.word ?? '') && (!step.first || (tokens[at - 1]?.ends ?? 1) > 0);
}

/** Where the steps end that may begin at this token; undefined where they do not fit. */
function endOfMatch(
  [step, ...rest]: readonly Step[],
  tokens: readonly Token[],
  from: number,
  small: ReadonlySet<string>,
  tried?: () => void,
): number | undefined {
  if (step === undefined) return from;
  let [others, smalls] = [step.gap, smallWords];
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    const end = stands(step, tokens, at, tried) ? endOfMatch(rest, tokens, at + 1, small, tried) : undefined;
    if (end !== undefined || token === undefined || token.ends > 0) return end;
    if (small.has(token.word) && smalls > 0) smalls -= 1;
    else if (others > 0) others -= 1;
    else return undefined;
  }
  return undefined;
}
