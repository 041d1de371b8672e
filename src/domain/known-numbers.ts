/**
 * Numbers that are known by how they are written, whatever stands before them. Each is tried where a row of digits
 * begins and reads a bounded number of signs from there.
 */
const gap = '[ ().\\-/]{0,3}';
const national = new RegExp(`0[1-9](?:${gap}\\d){8}(?!\\d)`, 'y');
const dutch = new RegExp(`31${gap}(?:0${gap})?(?:[1-9])(?:${gap}\\d){8}(?!\\d)`, 'y');
const abroad = (least: number): RegExp => new RegExp(`(?!31)[1-9](?:${gap}\\d){${least},14}(?!\\d)`, 'y');
const afterPlus = [dutch, abroad(7)];
/** Nine digits that begin with two zeros may be a BSN. */
const afterZeros = [dutch, abroad(9)];
const dates = [
  /(?:0?[1-9]|[12]\d|3[01])([-./ ])(?:0?[1-9]|1[0-2])\1(?:18|19|20)\d\d(?!\d)/y,
  /(?:18|19|20)\d\d([-./ ])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?!\d)/y,
];
/** "09:30", "09:00:00.000". */
const time = /(?:[01]\d|2[0-3])(?::[0-5]\d){1,2}(?:[.,]\d{1,6})?(?![:\d])/y;
/** Begin with letters, two signs before the first digit. */
const withCountry = [
  /nl\d\d[ .-]{0,2}[a-z]{4}(?:[ .-]{0,2}\d){10}(?!\d)/iy,
  /(?:at|be|ch|de|dk|es|fr|it|lu|pl|pt)\d\d(?:[ .-]{0,2}\d){12,24}(?!\d)/iy,
  /nl[ .-]?\d{9}[ .-]?b[ .-]?\d\d(?!\d)/iy,
];

/** Where a number ends that begins with this digit: a telephone number, a date, a time, a blood pressure, an IBAN or VAT number. */
export function knownUntil(text: string, start: number): number | undefined {
  const before = text.slice(Math.max(0, start - 3), start);
  return (
    telephoneUntil(text, start, before) ??
    until([...dates, time], text, start) ??
    bloodPressureUntil(text, start, before) ??
    (/(?<!\p{L})[a-z]{2}$/iu.test(before) ? until(withCountry, text, start - 2) : undefined)
  );
}

function telephoneUntil(text: string, start: number, before: string): number | undefined {
  const plus = /(?<!\p{L})\+[ (]?$/u.test(before);
  const double = text.startsWith('00', start);
  if (plus || double) {
    const skip = double ? (/^00[ .\-/]*/.exec(text.slice(start, start + 6))?.[0].length ?? 0) : 0;
    return until(plus ? afterPlus : afterZeros, text, start + skip);
  }
  const end = until([national], text, start);
  // A single last digit is a number of its own: "012 345 672 2 tabletten" is a BSN and a dose, no telephone number.
  return end !== undefined && /\D\d$/.test(text.slice(end - 2, end)) ? undefined : end;
}

const pressure = /(\d{2,3}) ?\/ ?(\d{2,3})(?! ?\/ ?\d)(?!\d)/y;

/** "120/80": two numbers that can be a pressure, with nothing but the one slash. */
function bloodPressureUntil(text: string, start: number, before: string): number | undefined {
  pressure.lastIndex = start;
  const [found, upper, lower] = pressure.exec(text) ?? [];
  const [high, low] = [Number(upper), Number(lower)];
  if (found === undefined || /\d ?\/ ?$/.test(before)) return undefined;
  return high >= 60 && high < 300 && low >= 30 && low < 200 && high > low ? start + found.length : undefined;
}

function until(forms: readonly RegExp[], text: string, start: number): number | undefined {
  for (const form of forms) {
    form.lastIndex = Math.max(0, start);
    if (start >= 0 && form.test(text)) return form.lastIndex;
  }
  return undefined;
}

/** Whether these digits are part of an e-mail address and more than a part of their own between its signs. */
export function isOfAddress(text: string, start: number, end: number): boolean {
  if (!/[\p{L}]/u.test(text.charAt(start - 1) + text.charAt(end))) return false;
  const before = /[\p{L}\d._%+-]*@?[\p{L}\d.-]*$/u.exec(text.slice(Math.max(0, start - 64), start))?.[0] ?? '';
  return before.includes('@') || /^[\p{L}\d._%+-]{0,64}@/u.test(text.slice(end, end + 65));
}
