import { withoutTelephones, withPlainDigits } from './plain-digits';

/**
 * M9: does the text contain a BSN: a number that passes the 11-proef, written in a way people write a BSN?
 *
 * - Nine digits in a row, also against letters ("BSN123456782") or beside other numbers.
 * - Nine digits with the same dot or hyphen throughout; with blanks or slashes only in usual groupings, with mixed
 *   separators only in the most usual: lists of measurements ("RR 120/80 72 98") are no BSN. A year and five digits
 *   ("2026-00441") is a reference.
 * - Right after the word BSN, burgerservicenummer or sofinummer: grouped and separated in any way.
 * - Eight digits, as a BSN is written without its leading zero, in a row or as 12.345.678 or 123.45.678. Not when they
 *   are a date (21112026, 20261121) and not when they begin with a zero (AGB codes): no BSN begins with two.
 * - Never a part of a telephone number or of a longer row of digits; never nine zeros.
 *
 * Digits of other scripts and full-width ones are read as digits; invisible characters between digits are ignored.
 */
export function containsBsn(text: string): boolean {
  const digits = withPlainDigits(text);
  const plain = withoutTelephones(digits);
  const groups = digitGroups(plain);
  return (
    groups.some((group) => isBsn(group.digits)) ||
    runsOf(groups).some((run) => runHoldsBsn(run, plain)) ||
    groups.some((_, index) => isMixedBsn(groups, index)) ||
    isNamed(digits)
  );
}

interface DigitGroup {
  digits: string;
  /** Where it begins in the text. */
  index: number;
  /** What stands between the group before and this one; undefined when that is more than one separator. */
  separator: string | undefined;
}

/** Groups with one and the same separator between them. */
type Run = readonly DigitGroup[];

function digitGroups(text: string): DigitGroup[] {
  let end = 0;
  return Array.from(text.matchAll(/\d+/g), (match) => {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    return { digits: match[0], index: match.index, separator: between.length > 5 ? undefined : separatorIn(between) };
  });
}

function separatorIn(between: string): string | undefined {
  if (/^[ \t]+$/.test(between)) return ' ';
  return /^[ \t]*([./-])[ \t]*$/.exec(between)?.[1];
}

function runsOf(groups: readonly DigitGroup[]): Run[] {
  const runs: DigitGroup[][] = [];
  for (const [index, group] of groups.entries()) {
    const run = runs.at(-1);
    const before = groups[index - 1];
    if (!run || !before || group.separator === undefined) runs.push([group]);
    else if (run.length === 1 || group.separator === before.separator) run.push(group);
    else runs.push([before, group]);
  }
  return runs;
}

const groupingsOfEight = ['2-3-3', '3-2-3'];
/** Usual enough to be recognised between other numbers: "BSN 123 456 782 2 x daags". */
const usualGroupings = ['3-3-3', '4-2-3', '2-3-3-1'];
const groupings = [
  ...usualGroupings,
  ...['1-1-1-1-1-1-1-1-1', '2-2-2-3', '2-2-2-2-1', '3-6', '6-3', '4-5', '5-4'],
  ...['2-3-4', '2-4-3', '3-2-4', '3-4-2', '4-3-2', '3-3-2-1'],
];
/** As blood pressure, pulse and saturation are listed too: a BSN unless a word of measuring stands before. */
const groupingsOfMeasurements = ['3-2-2-2', '2-3-2-2', '2-2-3-2'];
const measuring =
  /(?:rr|bp|bloeddruk|tensie|pols|hartslag|sat|saturatie|spo2|glucose|bloedsuikers?|gewicht|temp|temperatuur|metingen|meting|waarden|pulse|pressure|readings|values|sugars)\P{L}{0,6}$/iu;

function runHoldsBsn(run: Run, text: string): boolean {
  const whole = digitsOf(run);
  const separator = run[1]?.separator;
  if (whole.length === 8 && separator !== '/' && groupingsOfEight.includes(groupingOf(run))) return isBsn(whole);
  if (whole.length === 9 && !isYearAndNumber(run) && isGroupedAsBsn(run, text)) return isBsn(whole);
  return separator === ' ' && run.some((_, index) => usualFrom(run, index) !== undefined);
}

function isGroupedAsBsn(run: Run, text: string): boolean {
  const separator = run[1]?.separator;
  if (separator === '.' || separator === '-' || groupings.includes(groupingOf(run))) return true;
  const before = text.slice(Math.max(0, (run[0]?.index ?? 0) - 20), run[0]?.index);
  return separator === ' ' && groupingsOfMeasurements.includes(groupingOf(run)) && !measuring.test(before);
}

/** The groups from this one that are a BSN in a usual grouping. */
function usualFrom(groups: readonly DigitGroup[], index: number): Run | undefined {
  const size = (offset: number): number => groups[index + offset]?.digits.length ?? 0;
  const three = size(0) + size(1) + size(2);
  if (three !== 9 && three + size(3) !== 9) return undefined;
  const run = groups.slice(index, index + (three === 9 ? 3 : 4));
  return usualGroupings.includes(groupingOf(run)) && isBsn(digitsOf(run)) ? run : undefined;
}

/** "123-456 782", "12.345.678-2": separators that differ. A year before other numbers is a date. */
function isMixedBsn(groups: readonly DigitGroup[], index: number): boolean {
  const [second, third] = [groups[index + 1]?.separator, groups[index + 2]?.separator];
  if (second === undefined || third === undefined) return false;
  const run = usualFrom(groups, index);
  const last = run?.[3] ? run[3].separator : third;
  if (run === undefined || last === undefined || (second === third && third === last)) return false;
  return !/^(?:19|20)\d\d$/.test(run[0]?.digits ?? '');
}

const named =
  /(?<!\p{L})(?:bsn|burger ?service ?nummer|sofi|sofi-?nummer|citizen service number)(?:[- ]?(?:nr|nummer|no|number))?[^\p{L}\d]{0,5}(?:(?:is|was|van)[^\p{L}\d]{1,5})?(\d(?:[^\p{L}\d]{0,3}\d){7,17})/giu;

/** Right after the word, whatever stands between the digits; a dose may follow. */
function isNamed(text: string): boolean {
  return Array.from(text.matchAll(named), ([, found = '']) => found.split(/\D+/)).some((parts) =>
    parts.some((_, index) => isBsn(parts.slice(0, index + 1).join(''))),
  );
}

const digitsOf = (run: Run): string => run.map((group) => group.digits).join('');
const groupingOf = (run: Run): string => run.map((group) => group.digits.length).join('-');

const isYearAndNumber = (run: Run): boolean => groupingOf(run) === '4-5' && /^(?:19|20)/.test(run[0]?.digits ?? '');

function isBsn(digits: string): boolean {
  if (digits.length === 8) return !digits.startsWith('0') && !isDate(digits) && passesElevenTest(`0${digits}`);
  return digits.length === 9 && passesElevenTest(digits);
}

function passesElevenTest(digits: string): boolean {
  const sum = [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum % 11 === 0 && Number(digits) > 0;
}

const day = '(?:0[1-9]|[12]\\d|3[01])';
const month = '(?:0[1-9]|1[0-2])';
const year = '(?:18|19|20)\\d\\d';
const dateForms = new RegExp(`^(?:${day}${month}${year}|${year}${month}${day})$`);

const isDate = (digits: string): boolean => dateForms.test(digits);
