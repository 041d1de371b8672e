/** How many of those that should be found were, and what was found that should not. */
export interface Score {
  found: number;
  of: number;
  missed: string[];
}

export function scoreOf(texts: readonly string[], isFound: (text: string) => boolean): Score {
  const missed = texts.filter((text) => !isFound(text));
  return { found: texts.length - missed.length, of: texts.length, missed };
}

/** Of what was found among both, the share that should be. */
export const precisionOf = (right: Score, wrong: number): string => share(right.found, right.found + wrong);

export const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));

export const asShare = ({ found, of }: Score): string => `${share(found, of)} (${found}/${of})`;
