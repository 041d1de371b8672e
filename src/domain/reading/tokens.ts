/**
 * A word, a number or a sign that ends a clause or a sentence; `word` is in small letters without accents, `start` and
 * `end` say where it stands in the text that was read.
 */
export interface Token {
  word: string;
  start: number;
  end: number;
  /** What a sign ends: `1` a clause, `2` a sentence; `0` for words and numbers. */
  ends: 0 | 1 | 2;
}

/**
 * Abbreviations (z.s.m.), numbers with what joins their digits (70/40, 37,1, 06-112), words, and the signs that part
 * clauses. A dash counts where white space stands before it: "niet-acuut" is two words of one clause.
 */
const pieces =
  /\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?|\p{N}+(?:[.,/:-]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}'’]*|[.!?;…\n]|[,:()]|\s[-–—]+(?=\s)/gu;

/**
 * Cuts a text into tokens, in time linear to its length. A full stop behind one of `abbreviations` ("mw.") ends nothing,
 * nor does any other sign, which is left out.
 */
export function tokensOf(text: string, abbreviations: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  for (const { 0: piece, index } of plain(text).matchAll(pieces)) {
    if (piece === '.' && abbreviations.has(tokens.at(-1)?.word ?? '')) continue;
    tokens.push({ word: wordOf(piece), start: index, end: index + piece.length, ends: endOf(piece) });
  }
  return tokens;
}

function wordOf(piece: string): string {
  if (/^\p{L}/u.test(piece)) return piece.replace(/\./g, '').replaceAll('’', "'");
  return /^\s[-–—]/.test(piece) ? '-' : piece;
}

function endOf(piece: string): Token['ends'] {
  if (/^[.!?;…\n]$/.test(piece)) return 2;
  return /^[\p{L}\p{N}]/u.test(piece) ? 0 : 1;
}

/** Small letters without accents, each where it stood: what would take more room than it had stays as it is. */
export function plain(text: string): string {
  return text.replace(/[A-Z]|[^\p{ASCII}]/gu, (letter) => {
    const folded = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return folded.length === letter.length ? folded : letter;
  });
}
