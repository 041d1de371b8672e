import english from './acts.en.yaml';
import dutch from './acts.nl.yaml';
import { reader, type TextRead } from './reader';
import type { Token } from './tokens';
import thankedInEnglish from './thanks.en.yaml';
import thankedInDutch from './thanks.nl.yaml';
import { readWordList } from './word-list';

/**
 * What a text is that asks nothing (M4): it only thanks or greets; says "ok", which may agree; replies "doen we"; or
 * begins with "ter info".
 */
export type Remark = 'thanks' | 'agreement' | 'reply' | 'info';

/** M11: what a text does, as far as its words tell. */
export interface Acts {
  /** It asks something back, which an answer should not. */
  question: boolean;
  /** It asks a question or an action (M4). */
  asks: boolean;
  /** M12: it keeps the answer for later: "we komen er maandag op terug". */
  promise: boolean;
  remark: Remark | undefined;
}

let read: ReturnType<typeof reader> | undefined;

/** M4, M11: reads a text by the word lists beside this file, in time linear to its length. */
export function actsOf(text: string): Acts {
  read ??= reader([dutch, english, thankedInDutch, thankedInEnglish].map(readWordList));
  const words = withWords(text);
  const reading = read(words);
  const clauses = clausesOf(reading.tokens, words);
  const covers = coveredBy(reading);
  // "Wat fijn", "graag gedaan": what is part of thanks asks nothing.
  const says = (...kinds: string[]): boolean =>
    reading.tokens.some((token) => covers(kinds, token) && !covers(['thanks', 'polite'], token));
  const question = says('question', 'inverted') || asksByMark(clauses, covers);
  const asks = question || says('request', 'need');
  const remark = asks ? undefined : remarkIn(words, clauses, covers);
  const promise = !question && waits(clauses, covers);
  return { question, asks, promise, remark };
}

const signs: readonly [RegExp, string][] = [
  [/[？؟]/g, '?'],
  [/’/g, "'"],
  [/(?:👍|👌|✅|✔)(?:\u{FE0F}|\p{Emoji_Modifier})*/gu, ' ok '],
  [/(?:🙏|👏|🙂|😊|😀|😃|😄|😁|🤗|❤|💪|☺|🎉|🌸|💐|😉)(?:\u{FE0F}|\p{Emoji_Modifier})*/gu, ' dank '],
  [/(?!\p{ASCII})\p{Extended_Pictographic}/gu, ' emoji '],
];

/** The text with words for what is none. */
function withWords(text: string): string {
  return signs.reduce((all, [sign, word]) => all.replace(sign, word), text.normalize('NFC'));
}

interface Clause {
  tokens: Token[];
  /** As typed, for what begins with a capital. */
  typed: string[];
  /** After a comma or on a line of its own: where a name stands and a capital letter says something. */
  apart: boolean;
  /** The sign that ends its sentence, on the last clause of each. */
  sign: string | undefined;
}

function clausesOf(tokens: readonly Token[], text: string): Clause[] {
  const clauses: Clause[] = [];
  let [open, apart]: [Token[], boolean] = [[], false];
  const close = (sign?: Token): void => {
    const typed = open.map(({ start, end }) => text.slice(start, end));
    if (open.length > 0) clauses.push({ tokens: open, typed, apart, sign: sign?.ends === 2 ? sign.word : undefined });
    [open, apart] = [[], [',', '\n'].includes(sign?.word ?? '')];
  };
  for (const token of tokens) {
    if (token.ends > 0) close(token);
    else open.push(token);
  }
  close();
  return clauses;
}

type Covers = (kinds: readonly string[], token: Token) => boolean;

/** Whether a token stands in a finding of these kinds. */
function coveredBy({ tokens, findings }: TextRead): Covers {
  const at = new Map<Token, Set<string>>(tokens.map((token) => [token, new Set()]));
  let next = 0;
  for (const { kind, start, end } of findings) {
    while (next > 0 && (tokens[next]?.start ?? Infinity) > start) next -= 1;
    while ((tokens[next]?.start ?? Infinity) < start) next += 1;
    for (let each = next; (tokens[each]?.end ?? Infinity) <= end; each += 1) at.get(tokens[each] as Token)?.add(kind);
  }
  return (kinds, token) => kinds.some((kind) => at.get(token)?.has(kind));
}

/** A sentence that ends with a question mark asks, unless all that stands before it is polite: "…, alles goed?" */
function asksByMark(clauses: readonly Clause[], covers: Covers): boolean {
  const polite = (token: Token): boolean => clauses.length > 1 && covers(['polite'], token);
  return clauses.some(({ sign, tokens }) => sign === '?' && !tokens.every(polite));
}

/** What is said first beside thanks keeps it for later; what says something before has answered. */
function waits(clauses: readonly Clause[], covers: Covers): boolean {
  const first = clauses.find(({ tokens }) => !tokens.every((token) => covers(ranks, token)));
  return first !== undefined && first.tokens.some((token) => covers(['promise'], token)) && !answers(clauses, covers);
}

function answers(clauses: readonly Clause[], covers: Covers): boolean {
  return clauses.some(({ tokens }) =>
    tokens.some((token) => covers(['answers'], token) && !covers(['promise'], token)),
  );
}

const ranks: readonly Remark[] = ['thanks', 'agreement', 'reply'];
/** Longer texts are never mere thanks. */
const longest = 200;

function remarkIn(text: string, clauses: readonly Clause[], covers: Covers): Remark | undefined {
  const remarks = clauses.map(
    (clause, index) => remarkOf(clause, covers) ?? (index > 0 ? nameIn(clause, covers) : undefined),
  );
  if (text.length <= longest && clauses.length > 0 && !remarks.includes(undefined)) {
    return ranks.findLast((rank) => remarks.includes(rank));
  }
  const first = clauses.find(({ tokens }) => !tokens.every((token) => covers(['thanks'], token)));
  return first?.tokens.some((token) => covers(['info'], token)) === true ? 'info' : undefined;
}

/** All of it listed, or a listed opening and then what it speaks of: "Bedankt voor de hulp", "Hoi Noor". */
function remarkOf({ tokens, typed }: Clause, covers: Covers): Remark | undefined {
  const built = ranks.find((_, index) => tokens.every((token) => covers(ranks.slice(0, index + 1), token)));
  if (built !== undefined) return built;
  const end = tokens.findIndex((token) => !covers(['thanks', 'agreement'], token));
  const [opener, rest] = [tokens.slice(0, end), tokens.slice(end)];
  const ahead = opener.some(({ word }) => word === 'alvast' || word === 'advance');
  if (end === 0 || ahead || rest.some((token) => covers(['content'], token))) return undefined;
  const thanks = opener.some(({ word }) => /^(?:dank|bedankt|merci|than[kx]|th?n?x)/.test(word));
  const joined = [opener.at(-1)?.word, rest[0]?.word];
  if (thanks && joined.some((word) => word === 'voor' || word === 'for'))
    return rest.length <= 9 ? 'thanks' : undefined;
  if (joined.some((word) => word === 'dat' || word === 'that') && rest.length <= 7)
    return thanks ? 'thanks' : 'agreement';
  if (areNames(typed.slice(end)) && covers(['opening'], opener.at(-1) as Token)) return 'thanks';
  return thanks && rest.length <= 2 ? 'reply' : undefined;
}

const particles = /^(?:van|de|der|den|ten|ter|het|el|en|mevrouw|mw|mevr|meneer|dhr|dokter|dr|zuster)$/i;

/** At most four words that begin with a capital, particles aside. Not a text in capitals. */
function areNames(words: readonly string[]): boolean {
  const names = words.filter((word) => !particles.test(word));
  return names.length > 0 && words.length <= 4 && names.every((word) => /^\p{Lu}(?:.*\p{Ll}|\p{Lu}?$)/u.test(word));
}

/** A name in a clause of its own. After a full stop every word has a capital: it may be an answer too. */
function nameIn({ tokens, typed, apart }: Clause, covers: Covers): Remark | undefined {
  if (tokens.some((token) => covers(['content'], token)) || !areNames(typed)) return undefined;
  return apart ? 'thanks' : 'reply';
}
