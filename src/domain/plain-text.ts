/**
 * Text typed by people as it is kept: NFC, lines ended by LF, without control characters, bidirectional overrides and
 * isolates, invisible characters and halves of surrogate pairs, trimmed. A tab becomes a space. Joiners stay where they
 * carry meaning: in an emoji (👩‍⚕️) and between letters of Arabic and Indic scripts. Only blanks, also the
 * invisible kinds, give ''. Cleaning twice changes nothing.
 */
export function cleanText(raw: string): string {
  const text = raw
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(invisible, '')
    .replace(tags, '$1');
  const shaped = withoutIdleJoiners(text);
  return onlyBlanks.test(shaped) ? '' : withoutEdges(shaped);
}

/** A text that says something; one that is not there, empty or only blanks counts as absent. */
export function filled(text: string | null | undefined): string | undefined {
  const cleaned = cleanText(text ?? '');
  return cleaned === '' ? undefined : cleaned;
}

/** Nothing but signs, or a single letter: no reason, no reference and no name. */
export function saysNothing(text: string): boolean {
  return (cleanText(text).match(/[\p{L}\p{N}]/gu) ?? []).length < 2;
}

/** Whether a text from a file is as it would be kept: composing letters and trimming aside, {@link cleanText} leaves it. */
export function isPlain(text: string): boolean {
  return cleanText(text) === text.normalize('NFC').trim();
}

/**
 * At most so many characters of a text as it is kept, and cleaned again: half of what a cut went through does not stay.
 * Cleaned before too, as composing makes two characters of some single ones. Counted in code points, never in UTF-16
 * units: those part an emoji in two halves, which are no text and may stop a delivery.
 */
export function cutText(text: string, max: number): string {
  return cleanText(Array.from(cleanText(text)).slice(0, max).join(''));
}

/** M10: whether the cleaned text has a length from `min` to `max`, in UTF-16 units as input fields count. */
export function checkLength(text: string, { min, max }: { min: number; max: number }): 'ok' | 'empty' | 'too-long' {
  const { length } = cleanText(text);
  if (length > max) return 'too-long';
  return length < min ? 'empty' : 'ok';
}

/**
 * Control characters but LF, halves of surrogate pairs, noncharacters, and by number: soft hyphen, zero-width space,
 * direction marks, overrides and isolates, word joiner and its kin, byte order mark, annotation marks.
 */
const invisible =
  /(?!\n)\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}|[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** Invisible copies of ASCII; they have a use only in the flags of England, Scotland and Wales. */
const tags = /(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

const joinedScripts =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}' +
  '\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}';

/** A joiner or non-joiner that neither joins an emoji nor shapes a letter. */
const joiner = new RegExp(
  `(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u{FE0F}])\\u200D(?![${joinedScripts}])(?<![${joinedScripts}]\\u200D)` +
    `|(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\u{FE0F}])\\u200D(?!\\p{Extended_Pictographic})` +
    `|(?<![${joinedScripts}])\\u200C|\\u200C(?![${joinedScripts}])`,
  'gu',
);

/** Repeated, since composing can part a joiner from the letter it shaped. */
function withoutIdleJoiners(text: string): string {
  const composed = text.normalize('NFC');
  const rest = composed.replace(joiner, '');
  return rest === composed ? composed : withoutIdleJoiners(rest);
}

/** Blank though no white space to JavaScript: Hangul fillers and the empty Braille pattern. */
const blanks = '\\s\\u115F\\u1160\\u2800\\u3164\\uFFA0';
/** One set, not a choice of two: a character in both would be tried in twice as many ways with each more of it. */
const onlyBlanks = new RegExp(`^[${blanks}\\p{Default_Ignorable_Code_Point}]*$`, 'u');
const oneBlank = new RegExp(`[${blanks}]`);

/** By hand: a pattern for blanks before the end tries every blank of the text, which takes minutes on a long one. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && oneBlank.test(text.charAt(start))) start += 1;
  while (start < end && oneBlank.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
