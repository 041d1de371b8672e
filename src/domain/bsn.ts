/**
 * M9: does the text contain a BSN: a number that passes the 11-proef, written in a way people write a BSN?
 *
 * - Nine digits in a row, also against letters ("BSN123456782") or beside other numbers.
 * - Nine digits with the same separator (dot, space, hyphen) throughout. With spaces only in usual groupings: lists of
 *   measurements ("120 80 72 98") are no BSN. A year and five digits ("2026-00441") is a reference.
 * - Eight digits, as a BSN is written without its leading zero, in a row or as 12.345.678 or 123.45.678. Not when they
 *   are a date (21112026, 20261121) and not when they begin with a zero (AGB codes): no BSN begins with two.
 * - Never a part of a telephone number or of a longer row of digits; never nine zeros.
 *
 * Digits of other scripts and full-width ones are read as digits; invisible characters between digits are ignored.
 */
export function containsBsn(text: string): boolean {
  const groups = digitGroups(withoutTelephones(withPlainDigits(text)));
  return groups.some(({ digits }) => isBsn(digits)) || runsOf(groups).some(runHoldsBsn);
}

interface DigitGroup {
  digits: string;
  /** What stands between the group before and this one; undefined when that is more than one separator. */
  separator: string | undefined;
}

/** Groups with one and the same separator between them. */
type Run = readonly DigitGroup[];

function withPlainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}|−/gu, '-')
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode keeps the digits of a script in order, 0 to 9: the value follows from how many stand before. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}

/** Exactly so many digits, with or without separators between them, that are not followed by another digit. */
const digits = (least: number, most = least): string => `(?:\\d[ .\\-/]{0,3}){${least - 1},${most - 1}}\\d(?!\\d)`;

/**
 * Telephone numbers with their area or country code set apart, whose rest could read as a BSN: 06-12345678,
 * (0591) 123456, +31 (0)6 12345678. Written as one row they are longer than a BSN anyway.
 */
const telephones = [
  ...[2, 3, 4].map((length) => {
    const area = `0[1-9]\\d{${length - 2}}`;
    return new RegExp(`(?<!\\d)(?:\\(${area}\\)[ .\\-/]{0,3}|${area}[ .\\-/]{1,3})${digits(10 - length)}`, 'g');
  }),
  new RegExp(`(?:\\+|(?<!\\d)00)31[ .\\-]{0,3}(?:\\(?0\\)?[ .\\-]{0,3})?${digits(9)}`, 'g'),
  new RegExp(`\\+(?!31)[1-9]\\d{0,2}[ .\\-]{1,3}(?:\\(0\\)[ .\\-]{0,3})?${digits(7, 11)}`, 'g'),
];

function withoutTelephones(text: string): string {
  // A single last digit is a number of its own: "012 345 672 2 tabletten" is a BSN and a dose, no telephone number.
  const mask = (found: string): string => (/[^\d]\d$/.test(found) ? found : 'telephone');
  return telephones.reduce((rest, telephone) => rest.replace(telephone, mask), text);
}

function digitGroups(text: string): DigitGroup[] {
  let end = 0;
  return Array.from(text.matchAll(/\d+/g), (match) => {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    return { digits: match[0], separator: between.length > 5 ? undefined : separatorIn(between) };
  });
}

function separatorIn(between: string): string | undefined {
  if (/^[ \t]+$/.test(between)) return ' ';
  return /^[ \t]*([.-])[ \t]*$/.exec(between)?.[1];
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
const usualGroupings = ['3-3-3', '4-2-3'];
const spacedGroupings = [
  ...usualGroupings,
  ...['1-1-1-1-1-1-1-1-1', '2-2-2-3', '2-2-2-2-1', '3-6', '6-3', '4-5', '5-4'],
  ...['2-3-4', '2-4-3', '3-2-4', '3-4-2', '4-3-2'],
];

function runHoldsBsn(run: Run): boolean {
  const whole = digitsOf(run);
  const spaced = run[1]?.separator === ' ';
  if (whole.length === 8 && groupingsOfEight.includes(groupingOf(run))) return isBsn(whole);
  if (whole.length === 9 && !isYearAndNumber(run) && (!spaced || spacedGroupings.includes(groupingOf(run)))) {
    return isBsn(whole);
  }
  return spaced && run.some((_, index) => isUsualBsn(run.slice(index, index + 3)));
}

const digitsOf = (run: Run): string => run.map((group) => group.digits).join('');
const groupingOf = (run: Run): string => run.map((group) => group.digits.length).join('-');

const isUsualBsn = (run: Run): boolean => usualGroupings.includes(groupingOf(run)) && isBsn(digitsOf(run));

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
