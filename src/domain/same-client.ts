import { marriages, particles, particlesWithin, titles, titlesAfter } from './name-words';

/** A client's name whatever the capitals, accents, signs and spaces: what agrees in it agrees exactly (N10). */
export function exactName(name: string): string {
  return withoutAccents(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * N10: whether two names, with one birth date, are possibly one client's: they share a family name, or a part of it,
 * after titles, initials, order, tussenvoegsels, hyphens, maiden names, accents and ij or y.
 *
 * | one | other | |
 * |---|---|---|
 * | Ans Proefpersoon | Mw. A. Proefpersoon | yes |
 * | Ans Proefpersoon | Proefpersoon, Ans | yes |
 * | Nel Bosman-de Vries | De Vries e.v. Bosman | yes |
 * | Nel van der Meer | N. Vandermeer | yes |
 * | Nel Bosman | Nel de Vries | no |
 */
export function likelySame(one: string, other: string): boolean {
  const [a, b] = [read(one), read(other)];
  return shares(a, b) || shares(b, a) || isTurned(a, b) || isTurned(b, a);
}

interface NameRead {
  /** The family names, each part of them, and each with its tussenvoegsels in one word. */
  family: ReadonlySet<string>;
  /** Beside them what may be one: "Bosman" in "Nel Bosman Visser". */
  maybe: ReadonlySet<string>;
  /** Given names and initials. */
  given: string[];
  /** All words of a name that has no hyphen and no comma: it may have been typed the other way round. */
  spoken: string[];
}

function shares({ family }: NameRead, other: NameRead): boolean {
  return [...family].some((each) => other.family.has(each) || other.maybe.has(each));
}

/** Whether the first is the second with the family name in front, without a comma: the given names agree then. */
function isTurned({ spoken: [first, ...rest] }: NameRead, { family, given: [given] }: NameRead): boolean {
  if (first === undefined || given === undefined || !family.has(first)) return false;
  return rest.some((each) => (given.length === 1 ? each.startsWith(given) : each === given));
}

function read(name: string): NameRead {
  const linked = folded(name)
    .replace(marriage, ' = ')
    .replaceAll('(', ' = ')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[-=,\s]+/g, (between) => ['=', '-', ','].find((sign) => between.includes(sign)) ?? ' ')
    .replace(/[-=]/g, ' $& ');
  const [first = [], ...rest] = linked
    .split(',')
    .map(tokensOf)
    .filter(({ length }) => length > 0);
  return rest.length === 0 ? readSpoken(first) : readTurned(first, rest.flat());
}

/** "Vries, Ans de", "Bosman, Nel e.v. de Vries". */
function readTurned(first: Token[], rest: Token[]): NameRead {
  const at = rest.indexOf(partner);
  const [given, other] = at < 0 ? [rest, []] : [rest.slice(0, at), rest.slice(at + 1)];
  return { family: namesIn([...first, partner, ...other]), maybe: new Set(), given: givenIn(given), spoken: [] };
}

/** "Ans de Vries", "A. de Vries-Bosman"; also "Vries A. de". */
function readSpoken(tokens: Token[]): NameRead {
  const start = familyStart(tokens);
  const before = tokens.slice(0, start);
  const maybe = namesIn(before[0]?.kind === 'word' ? before.slice(1) : before);
  const given = givenIn(start === 0 ? tokens.filter(({ kind }) => kind === 'initial') : before);
  const spoken = tokens.some(isLink) ? [] : tokens.flatMap(({ kind, word }) => (kind === 'word' ? word : []));
  return { family: namesIn(tokens.slice(start)), maybe, given, spoken };
}

/** The last word with what belongs to it by tussenvoegsels and hyphens; all of it where initials are behind. */
function familyStart(tokens: readonly Token[]): number {
  if (tokens.at(-1)?.kind !== 'word') return 0;
  let start = tokens.length - 1;
  for (;;) {
    const [before, beyond] = [tokens[start - 1]?.kind, tokens[start - 2]?.kind];
    if (before === 'particle') start -= 1;
    else if (before === 'link' && (beyond === 'word' || beyond === 'particle')) start -= 2;
    else break;
  }
  const particle = tokens.findIndex(({ kind }) => kind === 'particle');
  return particle < 0 ? start : Math.min(start, particle);
}

function namesIn(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>();
  let joined = '';
  for (const { kind, word } of tokens) {
    if (kind === 'word') names.add(word).add(`${joined}${word}`);
    if (kind !== 'link') joined = kind === 'particle' ? `${joined}${word}` : '';
  }
  // A name that is a tussenvoegsel for others: "Thi Le".
  return joined === '' ? names : names.add(joined);
}

const givenIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ kind, word }) => (kind === 'word' || kind === 'initial' ? word : []));

function withoutAccents(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Letters that no accent makes, and ij, which is typed as y too. */
const letters: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', þ: 'th', ij: 'y' },
};

function folded(name: string): string {
  return withoutAccents(name).replace(/[øłđðßæœıþ]|ij/g, (each) => letters[each] ?? each);
}

interface Token {
  /** link: what stands between two family names, a hyphen, a bracket, "e.v.". */
  kind: 'word' | 'particle' | 'initial' | 'link';
  word: string;
}

const hyphen: Token = { kind: 'link', word: '-' };
const partner: Token = { kind: 'link', word: '=' };
const isLink = ({ kind }: Token): boolean => kind === 'link';

const wordsOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(folded));
const inFront = wordsOf(titles);
const behind = wordsOf([...titlesAfter, ...titles]);
const between = wordsOf(particles);
const within = wordsOf(particlesWithin);
const partners = marriages.map((each) => folded(each).replaceAll('.', '\\.')).join('|');
const marriage = new RegExp(`(?<![\\p{L}.])(?:${partners})(?!\\p{L})\\.?`, 'gu');
const pieces = /[’'`]?\p{L}[\p{L}\p{N}]*(?:\.|[’'`](?=\p{L}))?|[-=]/gu;

/** The words of a name or of a part of it, without titles. */
function tokensOf(part: string): Token[] {
  const all = (part.match(pieces) ?? []).map(tokenOf);
  const from = all.findIndex((token, index) => !isLink(token) && !isOfTitle(token, all[index + 1]));
  const named = from < 0 ? all : all.slice(from);
  return named.slice(0, named.findLastIndex((token) => !isLink(token) && !behind.has(token.word)) + 1);
}

/** Also the "de" of "de heer". */
function isOfTitle({ word }: Token, next: Token | undefined): boolean {
  return inFront.has(word) || (word === 'de' && next !== undefined && ['heer', 'hr'].includes(next.word));
}

function tokenOf(piece: string, index: number): Token {
  if (piece === '-' || piece === '=') return piece === '-' ? hyphen : partner;
  const word = piece.replace(/[’'`.]/g, '');
  const isCut = piece.endsWith('.') && !inFront.has(word) && !behind.has(word);
  if (between.has(word) || (index > 0 && within.has(word))) return { kind: 'particle', word };
  if (word.length === 1) return { kind: /[’'`]/.test(piece) ? 'particle' : 'initial', word };
  return { kind: isCut && word.length <= 3 ? 'initial' : 'word', word };
}
