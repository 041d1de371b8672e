import fc from 'fast-check';
import { containsBsn } from '../../src/domain/bsn';
import { cleanText } from '../../src/domain/plain-text';
import { bsnRefusal, withoutBsn } from '../../src/domain/without-bsn';

test.each([
  ['Bel 030 555 22 22 na 17 uur', 'Bel 030 555 22 22 na 17 uur'],
  ['BSN 111222333 van mevrouw', 'BSN ••• van mevrouw'],
  ['111.222.333', '•••'],
  ['Bel 06-12345678 over 111222333 van 12-04-1938', 'Bel 06-12345678 over ••• van 12-04-1938'],
  ['111-222-333 en kamer 12', '••• en kamer 12'],
  ['１１１２２２３３３', '•••'],
  ['١١١٢٢٢٣٣٣', '•••'],
  ['①①①②②②③③③', '•••'],
  ['nr ¹¹¹²²²³³³', 'nr •••'],
  ['⒈⒈⒈⒉⒉⒉⒊⒊⒊', '•••'],
  [`kamer 12, ${Array.from('111222333').join('\u200B'.repeat(6))}`, 'kamer 12, •••'],
  ['111222333x111222333', '•••x•••'],
])('M9: “%s” comes back as “%s”', (typed, shown) => {
  expect(withoutBsn(typed)).toBe(shown);
});

test.each<[string, string | undefined]>([
  ['nr. 111222333', 'bsn'],
  ['BSN 111222333', 'bsn-named'],
  ['•••', 'bsn-taken-out'],
  ['ZD •••', 'bsn-taken-out'],
  ['kamer ••, • • • • •', 'bsn-taken-out'],
  ['• wond\n• medicatie\n• vragen', undefined],
  ['ZD-2026-0042', undefined],
])('M9, N6: “%s” is refused as %s', (typed, kind) => {
  expect(bsnRefusal(typed, undefined)?.kind).toBe(kind);
});

test('M9: what a BSN was taken out of is refused again', () => {
  for (const typed of [
    'Els 111222333',
    '111.222.333',
    '①①①②②②③③③',
    `nr ${Array.from('111222333').join('\u200B'.repeat(6))}`,
  ])
    expect(bsnRefusal(cleanText(withoutBsn(typed)), undefined)).toEqual({ kind: 'bsn-taken-out' });
});

/** A digit as it can be typed: plain, full width, Arabic, mathematical, in a circle, raised. */
function written(digit: number): fc.Arbitrary<string> {
  const [circled, raised] = ['⓪①②③④⑤⑥⑦⑧⑨', '⁰¹²³⁴⁵⁶⁷⁸⁹'].map((row) => row.charAt(digit));
  const codes = [0xff10, 0x660, 0x1d7ce].map((zero) => String.fromCodePoint(zero + digit));
  return fc.constantFrom(String(digit), ...codes, circled ?? '', raised ?? '');
}

/** Something like a BSN in whatever digits, with one separator throughout, among other words. */
const typed = fc
  .tuple(
    fc.constantFrom('111222333', '123456782', '111222334', '12345678'),
    fc.constantFrom('', ' ', '.', '-', '\u200B', '\u00AD', '\u200B'.repeat(6)),
    fc.constantFrom('', 'BSN ', 'kamer 12, ', '½ ', 'nr. ④ '),
  )
  .chain(([number, separator, before]) =>
    fc
      .tuple(...Array.from(number, (digit) => written(Number(digit))))
      .map((digits) => `${before}${digits.join(separator)}`),
  );

test('M9: what comes back never holds a BSN, and what held none comes back as it was', () => {
  let held = 0;
  fc.assert(
    fc.property(typed, (text) => {
      const shown = withoutBsn(text);
      expect(containsBsn(shown)).toBe(false);
      if (containsBsn(text)) held += 1;
      else expect(shown).toBe(text);
    }),
    { numRuns: 1_000 },
  );
  expect(held).toBeGreaterThan(100);
});
