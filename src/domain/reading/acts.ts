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

/** What one of the clauses of a text does. */
export type TextAct = 'asks' | 'promises' | 'thanks' | 'tells';

/** M11: what a text does, as far as its words tell. */
export interface Acts {
  /** All it does: "Dank, ik bel haar. Heeft zij koorts?" */
  does: readonly TextAct[];
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
  const clauses = clausesOf(read(words), words);
  const question = clauses.some((clause) => asksBack(clause));
  const does = doneIn(clauses);
  const asks = does.includes('asks');
  const remark = asks ? undefined : remarkIn(words, clauses);
  return { does, question, asks, promise: !question && waits(clauses), remark };
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

/** A word, and the kinds of what was found there. */
interface Word extends Token {
  kinds: ReadonlySet<string>;
}

interface Clause {
  words: Word[];
  /** As typed, for what begins with a capital. */
  typed: string[];
  /** After a comma or on a line of its own: where a name stands and a capital letter says something. */
  apart: boolean;
  /** All there is. */
  alone: boolean;
  first: boolean;
  sentence: number;
  /** The sign that ends its sentence, on the last clause of each. */
  sign: string | undefined;
}

function clausesOf({ tokens, findings }: TextRead, text: string): Clause[] {
  const found = new Map<number, Set<string>>();
  for (const { kind, from, to } of findings) {
    for (let at = from; at < to; at += 1) found.set(at, (found.get(at) ?? new Set()).add(kind));
  }
  const clauses: Clause[] = [];
  let [open, apart, sentence]: [Word[], boolean, number] = [[], false, 0];
  const close = (sign?: Token): void => {
    const ending = sign?.ends === 2 ? sign.word : undefined;
    if (open.length > 0) {
      const typed = open.map(({ start, end }) => text.slice(start, end));
      const first = clauses.length === 0;
      clauses.push({ words: open, typed, apart, alone: false, first, sentence, sign: ending });
      open = [];
    }
    apart = sign?.word === ',' || sign?.word === '\n';
    if (ending !== undefined) sentence += 1;
  };
  tokens.forEach((token, at) => {
    if (token.ends > 0) close(token);
    else open.push({ ...token, kinds: found.get(at) ?? none });
  });
  close();
  if (clauses.length === 1) clauses.forEach((clause) => (clause.alone = true));
  return clauses;
}

const none: ReadonlySet<string> = new Set();
const isOf = ({ kinds }: Word, these: readonly string[]): boolean =>
  kinds.size > 0 && these.some((kind) => kinds.has(kind));
const holds = ({ words }: Clause, ...these: string[]): boolean => words.some((word) => isOf(word, these));
const isAll = ({ words }: Clause, ...these: string[]): boolean => words.every((word) => isOf(word, these));

/** "Wat fijn", "graag gedaan": what is part of thanks asks nothing. */
const says = ({ words }: Clause, ...these: string[]): boolean =>
  words.some((word) => isOf(word, these) && !isOf(word, ['thanks', 'polite']));

/** "De wond is dicht, alles goed?": only polite, beside something else. */
const isPolite = (clause: Clause): boolean => !clause.alone && isAll(clause, 'polite');

/** A sentence that ends with a question mark asks, unless all that stands before it is polite. */
const asksBack = (clause: Clause): boolean =>
  says(clause, 'question', 'inverted') || (clause.sign === '?' && !isPolite(clause));

/** What each clause does; a few words beside a question or a promise, or its condition, do nothing of their own. */
function doneIn(clauses: readonly Clause[]): TextAct[] {
  const acts = clauses.map(actOf);
  const led = new Set(
    clauses.flatMap(({ sentence }, at) => (acts[at] === undefined || acts[at] === 'tells' ? [] : [sentence])),
  );
  const beside = (clause: Clause): boolean =>
    led.has(clause.sentence) && (clause.words.length < 3 || holds(clause, 'beside'));
  const does = clauses.flatMap((clause, at): (TextAct | undefined)[] => [
    acts[at] === 'tells' && beside(clause) ? undefined : acts[at],
    clause.words.some(isThanks) && !clause.words.some(isAhead) ? 'thanks' : undefined,
  ]);
  const done = [...new Set(does)].filter((act) => act !== undefined);
  return done.length > 0 || clauses.length === 0 ? done : ['thanks'];
}

function actOf(clause: Clause): TextAct | undefined {
  const undertakes = holds(clause, 'undertakes');
  if (asksBack(clause) || says(clause, 'request', 'need') || (!undertakes && says(clause, 'order'))) return 'asks';
  if (undertakes || holds(clause, 'promise')) return 'promises';
  const remark = remarkOf(clause);
  return (remark === 'reply' ? holds(clause, 'thanks') : remark !== undefined || isPolite(clause))
    ? undefined
    : 'tells';
}

/** What is said first beside thanks keeps it for later; what says something before has answered. */
function waits(clauses: readonly Clause[]): boolean {
  const first = clauses.find((clause) => !isAll(clause, ...ranks));
  return first !== undefined && holds(first, 'promise') && !clauses.some(answers);
}

const answers = ({ words }: Clause): boolean =>
  words.some((word) => isOf(word, ['answers']) && !isOf(word, ['promise']));

const ranks: readonly Remark[] = ['thanks', 'agreement', 'reply'];
/** Longer texts are never mere thanks. */
const longest = 200;

function remarkIn(text: string, clauses: readonly Clause[]): Remark | undefined {
  const remarks = text.length <= longest ? clauses.map(remarkOf) : [undefined];
  if (remarks.length > 0 && !remarks.includes(undefined)) return ranks.findLast((rank) => remarks.includes(rank));
  const first = clauses.find((clause) => !isAll(clause, 'thanks'));
  return first !== undefined && holds(first, 'info') ? 'info' : undefined;
}

const isThanks = ({ word, kinds }: Word): boolean =>
  kinds.has('thanks') && /^(?:dank|bedankt|merci|than[kx]|th?n?x)/.test(word);
const isAhead = ({ word }: Word): boolean => word === 'alvast' || word === 'advance';

/** All of it listed, or a listed opening and then what it speaks of: "Bedankt voor de hulp", "Hoi Noor"; or a name. */
function remarkOf(clause: Clause): Remark | undefined {
  const { words, typed } = clause;
  const built = ranks.find((_, index) => isAll(clause, ...ranks.slice(0, index + 1)));
  if (built !== undefined) return built;
  const end = words.findIndex((word) => !isOf(word, ['thanks', 'agreement']));
  const [opener, rest] = [words.slice(0, end), words.slice(end)];
  if (rest.some((word) => isOf(word, ['content'])) || opener.some(isAhead)) return undefined;
  if (end === 0) return nameIn(clause);
  const thanks = opener.some(isThanks);
  const joined = [opener.at(-1)?.word, rest[0]?.word];
  if (thanks && joined.some((word) => word === 'voor' || word === 'for'))
    return rest.length <= 9 ? 'thanks' : undefined;
  if (joined.some((word) => word === 'dat' || word === 'that') && rest.length <= 7)
    return thanks ? 'thanks' : 'agreement';
  if (areNames(typed.slice(end)) && isOf(opener.at(-1) as Word, ['opening'])) return 'thanks';
  return thanks && rest.length <= 2 ? 'reply' : nameIn(clause);
}

const particles = /^(?:van|de|der|den|ten|ter|het|el|en|mevrouw|mw|mevr|meneer|dhr|dokter|dr|zuster)$/i;

/** At most four words that begin with a capital, particles aside. Not a text in capitals. */
function areNames(words: readonly string[]): boolean {
  const names = words.filter((word) => !particles.test(word));
  return names.length > 0 && words.length <= 4 && names.every((word) => /^\p{Lu}(?:.*\p{Ll}|\p{Lu}?$)/u.test(word));
}

/** A name in a clause of its own. After a full stop every word has a capital: it may be an answer too. */
function nameIn({ words, typed, apart, first }: Clause): Remark | undefined {
  if (first || words.some((word) => isOf(word, ['content'])) || !areNames(typed)) return undefined;
  return apart ? 'thanks' : 'reply';
}
