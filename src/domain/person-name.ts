import { cleanText, cutText, saysNothing } from './plain-text';
import type { Refusal } from './refusal';
import { bsnRefusal } from './without-bsn';

/** Longest name shown, in characters. */
const nameMax = 80;

/** What Markdown, mentions, expressions and addresses are made of. */
const marks = /[[\]<>{}*_`~|\\#$]|:\/\//g;

/** At the beginning: what Markdown takes for a list, or a spreadsheet for a formula. */
const leadingSigns = /^[-+=@\s]+/;
const leadingNumber = /^(\d{1,9})[.)](?=\s|$)/;

/**
 * The name of a person, organisation or team as it is kept: one line of at most 80 characters, cleaned as typed
 * text is, and without what Markdown, mentions or addresses are made of. Names stand in titles, choices and
 * buttons, which Teams reads as Markdown; "[Jan](https://…)" would be a link there.
 */
export function cleanName(raw: string): string {
  const plain = cleanText(raw)
    .replace(marks, (mark) => (mark === '://' ? ' ' : ''))
    .replace(/\s+/g, ' ')
    .replace(leadingSigns, '')
    .replace(leadingNumber, '$1')
    .trim();
  return cutText(plain, nameMax);
}

/** Whether somebody can be called so: no digit, no e-mail address, not only signs. A number instead of a name is asked again. */
export function isName(name: string): boolean {
  return !saysNothing(name) && !/[\p{N}@]/u.test(name);
}

/** M9, N10: why somebody cannot be called so. A name holds no digits, so nothing is stated of a number in one. */
export function nameRefusal(name: string, unfit: Refusal): Refusal | undefined {
  if (bsnRefusal(name, undefined)) return { kind: 'bsn-in-name' };
  return isName(name) ? undefined : unfit;
}

/**
 * What keeps a name that someone wrote in a file from being shown as it stands, in words that go after "must not";
 * undefined for a good one. A file is mended by who wrote it, so nothing is taken out of it without a word.
 */
export function wrongInName(name: string): string | undefined {
  const mark = name.match(marks)?.[0];
  if (mark !== undefined) return `hold ${mark}, which would make a link, a mention or emphasis of a name`;
  if (leadingSigns.test(name) || leadingNumber.test(name)) return 'begin with a list mark or a sign such as - + = @ 1.';
  return undefined;
}
