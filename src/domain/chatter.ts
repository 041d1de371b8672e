import {
  chatterPhrases,
  contentWords,
  greetingWords,
  infoOnlyOpenings,
  nameParticles,
  thankWords,
} from './chatter-phrases';

/**
 * What a text is that asks nothing (M4): it only thanks or greets; says "ok", which may agree; replies "doen we"; or
 * begins with "ter info", which may hide a question.
 */
export type Remark = 'thanks' | 'agreement' | 'reply' | 'info';

/** What a text is written for: to ask (a new message, reopening), to answer, to answer who asked back, or M12, M13. */
export type Purpose = 'ask' | 'answer' | 'answer-back' | 'add' | 'take-up';

/**
 * M4: whether a text is held back with the advice to use **Gezien** or the Gezondheidsplan. "Prima" to a counter-question
 * is its answer; in answer to a question it mostly means "seen", and the sender can insist.
 *
 * | | ask | answer | answer-back | add | take-up |
 * |---|---|---|---|---|---|
 * | thanks | held | held | held | held | – |
 * | info | held | held | held | – | – |
 * | agreement: "ok", "prima", 👍 | held | held | – | held | – |
 * | reply: "prima, doen we" | held | – | – | – | – |
 */
export function isHeldBack(text: string, purpose: Purpose): boolean {
  const remark = remarkIn(text);
  if (remark === undefined || purpose === 'take-up') return false;
  if (purpose === 'add') return remark === 'thanks' || remark === 'agreement';
  if (remark === 'agreement') return purpose !== 'answer-back';
  return remark !== 'reply' || purpose === 'ask';
}

/** M7: whether a text starts no clock. "Ter info" brings contents: in doubt a clock runs. */
export function asksNothing(text: string): boolean {
  const remark = remarkIn(text);
  return remark !== undefined && remark !== 'info';
}

/** Longer texts are never mere chatter, and need no matching. */
const longest = 200;

/**
 * M4: what remark a text is, or undefined when it asks or tells something. A remark has no question mark, is at most
 * 200 characters, and each of its clauses is made of listed phrases, thanks for something ("bedankt voor de hulp", at
 * most nine words more, none of them asking or telling), or is a name ("Dank, Noor"). Two unknown words after thanks may
 * be a name or an answer: a reply.
 */
export function remarkIn(text: string): Remark | undefined {
  const composed = text.normalize('NFC').replaceAll('’', "'");
  if (/[?？؟]/.test(composed)) return undefined;
  const remark = composed.length > longest ? undefined : strongest(clausesOf(composed));
  return remark ?? (infoOnly.test(composed.toLowerCase()) ? 'info' : undefined);
}

const escaped = (phrase: string): string => phrase.replaceAll('.', '\\.').replaceAll(' ', '\\s+');

/** After at most a greeting: "Hoi collega, ter info: …". */
const infoOnly = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:hoi|hallo|hi|hello|dag|beste|goede\\p{L}+|collega(?:'s)?|allen|all|team)[\\s,!.:-]+){0,3}` +
    `(?:${infoOnlyOpenings.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);

interface Clause {
  words: string[];
  /** After a comma or on a line of its own: where a name stands and a capital letter says something. */
  apart: boolean;
}

const emoji = /(\p{Extended_Pictographic})(?:\u{FE0F}|\p{Emoji_Modifier})*/gu;

function clausesOf(text: string): Clause[] {
  const parts = text.replace(emoji, ' $1 ').split(/([.,;:!()\n"*_]+|\s[-–—]+\s)/);
  return parts.flatMap((part, index) => {
    const words = index % 2 === 0 ? part.split(/[\s'_–—-]+/).filter(Boolean) : [];
    return words.length > 0 ? [{ words, apart: index > 0 && /[,\n]/.test(parts[index - 1] ?? '') }] : [];
  });
}

const ranks: readonly Remark[] = ['thanks', 'agreement', 'reply'];

/** The remark that says most of those the clauses are, unless one of them is no remark. */
function strongest(clauses: readonly Clause[]): Remark | undefined {
  const remarks = clauses.map((clause, index) => remarkOf(clause) ?? (index > 0 ? nameIn(clause) : undefined));
  if (remarks.includes(undefined)) return undefined;
  return ranks.findLast((rank) => remarks.includes(rank));
}

const phrasesUpTo = ranks.map((_, index) => {
  const phrases = [chatterPhrases.thanks, chatterPhrases.agreement, chatterPhrases.reply].slice(0, index + 1).flat();
  return new Set(phrases.map((phrase) => phrase.replaceAll("'", ' ')));
});
const longestPhrase = Math.max(...[...(phrasesUpTo.at(-1) ?? [])].map((phrase) => phrase.split(' ').length));

function remarkOf({ words }: Clause): Remark | undefined {
  const small = words.map((word) => word.toLowerCase());
  const built = ranks.find((_, index) => cuts(small, phrasesUpTo[index] ?? new Set()).at(-1) === true);
  return built ?? openedWithThanks(words, small);
}

/** For each number of words from the beginning: whether they can be cut into phrases without any left over. */
function cuts(words: readonly string[], phrases: ReadonlySet<string>): boolean[] {
  const reachable = [true];
  for (let end = 1; end <= words.length; end += 1) {
    const starts = Array.from({ length: Math.min(end, longestPhrase) }, (_, index) => end - 1 - index);
    reachable[end] = starts.some((start) => reachable[start] && phrases.has(words.slice(start, end).join(' ')));
  }
  return reachable;
}

/** "Bedankt voor de hulp", "Fijn dat het gelukt is", "Dank Noor", "Hoi Noor": phrases, and then what they speak of. */
function openedWithThanks(words: readonly string[], small: readonly string[]): Remark | undefined {
  const opening = cuts(small, phrasesUpTo[1] ?? new Set()).lastIndexOf(true);
  const [opener, rest] = [small.slice(0, opening), small.slice(opening)];
  const asksAhead = opener.includes('alvast') || opener.includes('advance');
  if (opening === 0 || asksAhead || rest.some(tells)) return undefined;
  const thanks = opener.some((word) => thankWords.includes(word));
  const joins = (...joints: string[]): boolean => [opener.at(-1), rest[0]].some((word) => joints.includes(word ?? ''));
  if (thanks && joins('voor', 'for')) return rest.length <= 9 ? 'thanks' : undefined;
  if (joins('dat', 'that') && rest.length <= 7) return thanks ? 'thanks' : 'agreement';
  const names = areNames(words.slice(opening));
  if (names && (thanks || greetingWords.includes(opener.at(-1) ?? ''))) return 'thanks';
  return thanks && rest.length <= 2 ? 'reply' : undefined;
}

const tells = (word: string): boolean => contentWords.includes(word) || /\p{N}/u.test(word);

/** At most four words that begin with a capital, particles aside. Not a text in capitals. */
function areNames(words: readonly string[]): boolean {
  const names = words.filter((word) => !nameParticles.includes(word.toLowerCase()));
  return names.length > 0 && words.length <= 4 && names.every((word) => /^\p{Lu}(?:.*\p{Ll}|\p{Lu}?$)/u.test(word));
}

/** A name in a clause of its own. After a full stop every word has a capital: it may be an answer too. */
function nameIn({ words, apart }: Clause): Remark | undefined {
  if (words.some((word) => tells(word.toLowerCase())) || !areNames(words)) return undefined;
  return apart ? 'thanks' : 'reply';
}
