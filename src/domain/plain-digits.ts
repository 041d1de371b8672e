/** Digits of any script as 0 to 9 and dashes of any kind as hyphens, without invisible characters. */
export function withPlainDigits(text: string): string {
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

/** The text without its telephone numbers. */
export function withoutTelephones(text: string): string {
  // A single last digit is a number of its own: "012 345 672 2 tabletten" is a BSN and a dose, no telephone number.
  const mask = (found: string): string => (/[^\d]\d$/.test(found) ? found : 'telephone');
  return telephones.reduce((rest, telephone) => rest.replace(telephone, mask), text);
}
