import { chatterPhrases, chatterSigns, infoOnlyOpenings } from './chatter-phrases';

/** Longer texts are never mere chatter, and need no matching. */
const longest = 200;

/**
 * M4: does the message ask neither a question nor an action, so that **Gezien** or the Gezondheidsplan is the better
 * place? True when it consists only of thanks, "ok", "prima", 👍, greetings and their like, or begins with "ter info"
 * or "fyi". Never with a question mark, and never for a text without words or signs (M10 is about those). A name makes
 * it a message: "bedankt Fatima" is let through rather than a name list kept.
 */
export function isChatter(text: string): boolean {
  const composed = text.normalize('NFC').toLowerCase().replaceAll('’', "'");
  if (/[?？؟]/.test(composed)) return false;
  return infoOnly.test(composed) || onlyThanks(composed);
}

/**
 * M7: does the message only thank, greet or say "ok"? Narrower than `isChatter`: "ter info" brings contents, and in
 * doubt a clock runs.
 */
export function isThanks(text: string): boolean {
  const composed = text.normalize('NFC').toLowerCase().replaceAll('’', "'");
  return !/[?？؟]/.test(composed) && onlyThanks(composed);
}

function onlyThanks(composed: string): boolean {
  return composed.length <= longest && consistsOfChatter(composed);
}

const escaped = (phrase: string): string => phrase.replaceAll('.', '\\.').replaceAll(' ', '\\s+');

/** After at most a greeting: "Hoi collega, ter info: …". */
const infoOnly = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:hoi|hallo|hi|hello|dag|beste|goede\\p{L}+|collega(?:'s)?|allen|all|team)[\\s,!.:-]+){0,3}` +
    `(?:${infoOnlyOpenings.map(escaped).join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);

const signs = new RegExp(`(?:${chatterSigns.join('|')})[\\u{FE0F}\\u{1F3FB}-\\u{1F3FF}]*`, 'gu');

function consistsOfChatter(text: string): boolean {
  const words = text
    .replace(signs, ' ')
    .replace(/[\s.,;:!()"'*_–—-]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  if (words.length === 0) return text.search(signs) >= 0;
  return canBeBuilt(words);
}

const phrases = new Set(chatterPhrases.map((phrase) => phrase.replaceAll("'", ' ')));
const longestPhrase = Math.max(...chatterPhrases.map((phrase) => phrase.split(/[ ']/).length));

/** Whether the words can be cut into phrases without any left over. */
function canBeBuilt(words: readonly string[]): boolean {
  const reachable = [true];
  for (let end = 1; end <= words.length; end += 1) {
    const starts = Array.from({ length: Math.min(end, longestPhrase) }, (_, index) => end - 1 - index);
    reachable[end] = starts.some((start) => reachable[start] && phrases.has(words.slice(start, end).join(' ')));
  }
  return reachable[words.length] === true;
}
