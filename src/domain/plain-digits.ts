/** A text with plain digits, and from where to where in the original the sign stands that one of its units comes from. */
export interface PlainDigits {
  text: string;
  startOf: (unit: number) => number;
  endOf: (unit: number) => number;
}

/** Digits of any script as 0 to 9 and dashes of any kind as hyphens, without invisible characters. */
export function plainDigits(text: string): PlainDigits {
  if (/^[\0-\x7f]*$/.test(text)) return { text, startOf: (unit) => unit, endOf: (unit) => unit + 1 };
  const shown: string[] = [];
  const [starts, ends]: [number[], number[]] = [[], []];
  let start = 0;
  for (const sign of text) {
    const end = start + sign.length;
    const written = plainSign(sign);
    shown.push(written);
    for (let unit = 0; unit < written.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
    start = end;
  }
  return { text: shown.join(''), startOf: (unit) => starts[unit] ?? start, endOf: (unit) => ends[unit] ?? start };
}

function plainSign(sign: string): string {
  if (sign < '\u0080') return sign;
  return sign
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
