import { isOfAddress, knownUntil } from './known-numbers';
import { namedAs, nameReach, type NamedAs } from './named-number';
import { plainDigits } from './plain-digits';

/** Where in a text a number stands that may be a BSN. */
export interface FoundBsn {
  start: number;
  end: number;
  /** "BSN" stands before it: it is one, whatever is said of it. */
  named: boolean;
}

interface DigitGroup {
  digits: string;
  start: number;
  end: number;
  /** What stands between the group before and this one; undefined where that is more than a separator. */
  link: { sign: string; tight: boolean } | undefined;
}

/**
 * M9: numbers that pass the 11-proef, written as people write a BSN: nine digits, or eight without the leading zero.
 * Between them may stand any signs that are no letters or digits, line breaks too. ADR 36 has the table of what decides:
 *
 * - What stands right before: "BSN" makes any grouping one; a ZorgDomein reference, an AGB code, an IBAN, a telephone
 *   or order number named as such is none. `label` is what stands before the text itself: the label of its field.
 * - How it is written: telephone numbers, dates, blood pressures, IBANs, and digits against letters in an e-mail
 *   address are none.
 * - How it is grouped: the more usual the grouping, the more kinds of separators.
 *
 * Reads from left to right; each group of digits looks a bounded number of signs back and of groups ahead.
 */
export function bsnsIn(typed: string, label = ''): FoundBsn[] {
  const plain = plainDigits(label === '' ? typed : `${label} ${typed}`);
  const lead = label === '' ? 0 : label.length + 1;
  return foundIn(plain.text, digitGroups(plain.text)).map(({ start, end, named }) => ({
    start: plain.startOf(start) - lead,
    end: plain.endOf(end - 1) - lead,
    named,
  }));
}

export const containsBsn = (text: string, label?: string): boolean => bsnsIn(text, label).length > 0;

function digitGroups(text: string): DigitGroup[] {
  let end = 0;
  return Array.from(text.matchAll(/\d+/g), ({ 0: digits, index: start }) => {
    const between = text.slice(end, start);
    const link = end === 0 || isAmount(text, start + digits.length, between) ? undefined : linkOf(between);
    end = start + digits.length;
    return { digits, start, end, link };
  });
}

function linkOf(between: string): DigitGroup['link'] {
  if (between.length > 12 || /[\p{L}•]/u.test(between)) return undefined;
  const sign = between.trim();
  if (sign.length > 3 || /\s/.test(sign)) return undefined;
  return sign === '' ? { sign: ' ', tight: false } : { sign, tight: sign === between };
}

function foundIn(text: string, groups: DigitGroup[]): FoundBsn[] {
  const found: FoundBsn[] = [];
  let named: NamedAs | undefined;
  for (let at = 0; at < groups.length;) {
    named = nameOf(text, groups, at) ?? (groups[at]?.link && named === 'measured' ? named : undefined);
    const other = otherThanBsn(text, groups, at, named);
    const bsn = other > 0 ? 0 : bsnFrom(text, groups, at, named);
    const [first, last] = [groups[at], groups[at + bsn - 1]];
    if (bsn > 0 && first && last) found.push({ start: first.start, end: last.end, named: named === 'bsn' });
    at += Math.max(1, other, bsn);
    // A number that was read whole is no part of what stands beside it.
    const next = groups[at];
    if (other + bsn > 0 && next) groups[at] = { ...next, link: undefined };
  }
  return found;
}

function nameOf(text: string, groups: readonly DigitGroup[], at: number): NamedAs | undefined {
  const start = groups[at]?.start ?? 0;
  const before = text.slice(Math.max(groups[at - 1]?.end ?? 0, start - nameReach), start);
  return /[\p{L}\p{Sc}]/u.test(before) ? namedAs(before) : undefined;
}

/** How many groups from this one are a number of another kind. */
function otherThanBsn(text: string, groups: readonly DigitGroup[], at: number, named: NamedAs | undefined): number {
  const group = groups[at];
  if (group === undefined || named === 'bsn') return 0;
  if (isOfAddress(text, group.start, group.end)) return 1;
  const end = knownUntil(text, group.start);
  if (end !== undefined) return groups.slice(at, at + 16).filter(({ start }) => start < end).length;
  return named === 'telephone' || named === 'reference' ? reachOf(groups, at, named) : 0;
}

/** How far a name reaches: over the groups of one number, not over a next one. */
function reachOf(groups: readonly DigitGroup[], at: number, named: NamedAs): number {
  const least = named === 'telephone' ? 9 : 8;
  let [count, digits] = [1, groups[at]?.digits ?? ''];
  for (; digits.length < least; count += 1) {
    const next = groups[at + count];
    if (next?.link === undefined) break;
    const prefix = next.link.tight || (named === 'telephone' ? digits.length <= 4 : /^(?:19|20)\d\d$/.test(digits));
    if (next.digits.length >= 8 && !prefix) break;
    digits += next.digits;
  }
  return count;
}

/** How many groups from this one are a BSN. */
function bsnFrom(text: string, groups: readonly DigitGroup[], at: number, named: NamedAs | undefined): number {
  let [best, digits] = [0, ''];
  for (let count = 1; digits.length < 9; count += 1) {
    const next = groups[at + count - 1];
    if (next === undefined || (count > 1 && next.link === undefined)) break;
    digits += next.digits;
    if (passes(digits) && isWrittenAsBsn(text, groups, at, count, named)) best = count;
  }
  return best;
}

const single = '1-1-1-1-1-1-1-1-1';
/** Usual enough to be seen between other numbers and with separators that differ: "BSN 123 456 782 2 x daags". */
const usual = ['3-3-3', '4-2-3', '2-3-3-1'];
/** Usual enough with blanks, where lists of measurements and doses stand too. */
const withBlanks = [...usual, single, '2-2-2-3', '2-2-2-2-1', '2-3-2-2', '2-2-3-2', '3-2-2-2', '3-3-2-1'];
const ofEight = ['2-3-3', '3-2-3'];

function isWrittenAsBsn(
  text: string,
  groups: readonly DigitGroup[],
  at: number,
  count: number,
  named: NamedAs | undefined,
): boolean {
  if (named === 'bsn' || count === 1) return true;
  const run = groups.slice(at, at + count);
  const end = run.at(-1)?.end ?? 0;
  if (named === 'measured' || unit.test(text.slice(end, end + 12))) return false;
  const grouping = run.map((group) => group.digits.length).join('-');
  const [sign, ...more] = new Set(run.slice(1).map(({ link }) => link?.sign));
  if (ofEight.includes(grouping)) return sign !== '/' && more.length === 0 && !goesOn(groups, at, count);
  if (run.reduce((total, { digits }) => total + digits.length, 0) === 8) return false;
  if (usual.includes(grouping)) return sign === ' ' || !(more.length > 0 ? isMonth(run) : goesOn(groups, at, count));
  if (more.length > 0) return isWithBlanks(grouping) && isAlone(groups, at, count);
  if (goesOn(groups, at, count)) return false;
  const reference = grouping === '4-5' && year.test(run[0]?.digits ?? '');
  return !reference && (isWithBlanks(grouping) || run.slice(1).every(({ link }) => link?.tight));
}

/** A list of doses or times has no groups of four and more. */
const isWithBlanks = (grouping: string): boolean => withBlanks.includes(grouping) || /[4-7]/.test(grouping);

/** A year and a month, before another number: "2026-11 250". */
function isMonth([first, second]: readonly DigitGroup[]): boolean {
  return (
    year.test(first?.digits ?? '') && /^(?:0?[1-9]|1[0-2])$/.test(second?.digits ?? '') && second?.link?.tight === true
  );
}

/** Whether the same separator stands beside these groups too: they are a part of a longer row. */
function goesOn(groups: readonly DigitGroup[], at: number, count: number): boolean {
  const within = groups[at + 1]?.link;
  const beside = [groups[at], groups[at + count]].map((group) => group?.link);
  return beside.some((link) => link?.sign === within?.sign && link?.tight === within?.tight);
}

/** No other number stands beside these groups, and no decimals are in them: "7,1 8,2 9,5 1,9 6". */
function isAlone(groups: readonly DigitGroup[], at: number, count: number): boolean {
  const run = groups.slice(at, at + count);
  const decimals = run.filter(({ digits, link }) => digits.length === 1 && link?.tight && /[.,]/.test(link.sign));
  return decimals.length === 0 && run[0]?.link === undefined && groups[at + count]?.link === undefined;
}

const unit =
  /^ ?(?:mg|ml|mcg|[µμ]g|kg|g|gr|gram|cm|mm|mmol|mmhg|ie|euro|eur|€|%|°|km|uur|x|dd|keer|maal|dagen|stuks|tabl\p{L}*)(?!\p{L})/iu;

/** A short number after a blank and before its unit is one of its own: "123 456 782 2 x daags". */
const isAmount = (text: string, end: number, before: string): boolean =>
  /^\s+$/.test(before.slice(0, 12)) && unit.test(text.slice(end, end + 14));

/** An 11-proef: of nine digits, or of eight that lost their leading zero and are no date and no AGB code. */
function passes(digits: string): boolean {
  if (digits.length === 8) return !digits.startsWith('0') && !date.test(digits) && passesElevenTest(`0${digits}`);
  return digits.length === 9 && passesElevenTest(digits);
}

const zero = '0'.charCodeAt(0);

function passesElevenTest(digits: string): boolean {
  let sum = zero - digits.charCodeAt(8);
  for (let at = 0; at < 8; at += 1) sum += (9 - at) * (digits.charCodeAt(at) - zero);
  return sum % 11 === 0 && digits !== '000000000';
}

const year = /^(?:18|19|20)\d\d$/;
const date =
  /^(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:18|19|20)\d\d|(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
