import fc from 'fast-check';
import { containsBsn } from '../../src/domain/bsn';

// All numbers are made up; those said to be a BSN only pass the check.
describe('M9 a number that passes the BSN check is found', () => {
  test.each([
    ['alone', '123456782'],
    ['in a sentence', 'Mevrouw (BSN 123456782) is gevallen.'],
    ['at the end of a sentence', 'Haar nummer is 123456782.'],
    ['against letters', 'bsn123456782x'],
    ['with dots', '123.456.782'],
    ['as on old letters', '1234.56.782'],
    ['with spaces', '123 456 782'],
    ['with hyphens', '123-456-782'],
    ['with non-breaking spaces', '123\u00A0456\u00A0782'],
    ['with dashes', '123–456–782'],
    ['with spaces around hyphens', '123 - 456 - 782'],
    ['with tabs', '1234\t56\t782'],
    ['digit by digit', '1 2 3 4 5 6 7 8 2'],
    ['dictated in pairs', '12 34 56 782'],
    ['unusual groups with hyphens', '12-345-6782'],
    ['with several blanks', '123  456   782'],
    ['with slashes', '123/456/782'],
    ['with mixed separators', '123-456 782'],
    ['with mixed separators, before a dose', '123-456 782 2 x daags'],
    ['with dots and a hyphen', '12.345.678-2'],
    ['with slashes and a blank', '1234/56 782'],
    ['the last digit apart', '12 345 678 2'],
    ['in pairs after three', '123 45 67 82'],
    ['in any groups after its name', 'BSN 12345 6 782'],
    ['in any groups after its name, before a dose', 'bsn-nummer: 1/2345/67.82 3 x daags'],
    ['in any groups after another of its names', 'Burgerservicenummer is 1 23 456 782'],
    ['after the name it had', 'sofinr. 12.34-56/78 2'],
    ['as measurements after its name', 'BSN: 120 80 72 82'],
    ['one of several numbers', 'kamer 12 123456782 15 mg'],
    ['grouped, before a dose', 'BSN 123 456 782 2 x daags'],
    ['after a telephone number', 'tel 06-12345678, 123456782'],
    ['right after a telephone number', '0612345678 123456782'],
    ['with a leading zero', '010000008'],
    ['with a leading zero, before a dose', '012345672 2 tabletten'],
    ['grouped with a leading zero, before a dose', '012 345 672 2 tabletten'],
    ['without its leading zero', '12345672'],
    ['without its leading zero, grouped', '12.345.672'],
    ['without its leading zero, grouped as of old', '123.45.672'],
    ['in full-width digits', '１２３４５６７８２'],
    ['in Arabic-Indic digits', '١٢٣٤٥٦٧٨٢'],
    ['in Devanagari digits', '१२३४५६७८२'],
    ['in bold mathematical digits', '𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟐'],
    ['with invisible characters between', '123\u200B456\u00AD782'],
    ['on three lines', '123\n456\n782'],
    ['with commas', '123,456,782'],
    ['with underscores', '123_456_782'],
    ['with bars and blanks', '123 | 456 | 782'],
    ['in keycap emoji', '1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣2️⃣'],
    ['after a ZorgDomein reference', 'ZD123456782, 111222333'],
    ['after a telephone number that is named', 'tel 06-12345678, 111222333'],
    ['named, though it looks like a date and a dose', 'BSN 12-03-1942-1'],
    ['named, after the number it is not', 'order 12, BSN van mevrouw 120 80 72 82'],
    ['as the whole of an e-mail address', '111222333@fysio.example'],
    ['as a part of its own in an e-mail address', 'ilse+111222333@fysio.example'],
    ['on a line of its own', 'Cliënt:\n123456782\nGraag bellen'],
  ])('M9 %s', (_, text) => {
    expect(containsBsn(text)).toBe(true);
  });
});

describe('M9 other numbers are not refused', () => {
  test.each([
    ['nothing', ''],
    ['no number', 'Mevrouw is gevallen'],
    ['nine digits that fail the check', '123456789'],
    ['grouped digits that fail the check', '123.456.789'],
    ['nine zeros', '000000000'],
    ['eight zeros', '00000000'],
    ['a mobile number in one', '0612345678'],
    // Of each number below some part of eight or nine digits would pass the check.
    ['a mobile number', '06-12345672'],
    ['a mobile number with a slash', '06/12345672'],
    ['a mobile number in brackets', '(06) 12345672'],
    ['a mobile number in groups', '06 12 345 672'],
    ['an international number', '+31 612345671'],
    ['an international number in one', '+31612345671'],
    ['an international number with the zero', '+31 (0)6 12345672'],
    ['an international number with 00', '0031 612345671'],
    ['a German number', '+49 123456782'],
    ['a Belgian number', '+32 12 345 672'],
    ['a number in Amsterdam', '020-1234563'],
    ['ten digits', '1234567820'],
    ['a longer number', '9123456782'],
    ['grouped longer numbers', '1.123.456.782'],
    ['a BIG number', '19123456782'],
    ['a reference', 'ZD-2026-004411'],
    ['a reference with five digits', 'ZD-2026-00440'],
    ['a date', '21-11-2026'],
    ['a date the other way', '2026-11-21'],
    ['a date with dots', '12.03.1941'],
    ['a date without separators that passes', '17031941'],
    ['a date and time', '21-11-2026 14:30'],
    ['a moment as computers write it, that passes', '2026-11-23T09:00:04.000Z'],
    ['a date and a dose', 'vanaf 12-03-2026 2 tabletten'],
    ['times', '08.00 12.00 17.00'],
    ['a postcode', '3511 AB 12'],
    ['an AGB code', '01057637'],
    ['blood pressures', 'RR 135/85 - 140/90 - 120/80'],
    ['measurements', 'RR, pols, saturatie 120 80 72 82'],
    ['measurements with a slash', '120/80 72 82'],
    ['measurements after a time', 'om 12.30 120/87'],
    ['a date and a dose in one', '24-11-2026 3 tabletten'],
    ['a month and a dose', '2026-11 250'],
    ['a date, a time and a dose', '24-11-2026 14.30 250 mg'],
    ['digits that fail the check after its name', 'BSN 123 45 67 89'],
    ['a telephone number after its name', 'BSN onbekend, tel 06-12345672'],
    ['mixed separators that fail the check', '123-456 789'],
    ['a ZorgDomein reference', 'ZD123456782'],
    ['a ZorgDomein reference in groups', 'ZD 123 456 782'],
    ['a ZorgDomein reference with hyphens', 'ZD-123-456-782'],
    ['a ZorgDomein reference in words', 'ZorgDomein-verwijzing nr. 123456782'],
    ['a ZorgDomein reference by year', 'ZD-2026-123456782'],
    ['an AGB code that is named', 'AGB-code: 12345672'],
    ['a telephone number without its zero', 'tel. 612345671'],
    ['a telephone number to call', 'bel mij op 612345671'],
    ['an order number', 'ordernummer: 123456782'],
    ['a policy number', 'haar polisnr. is 123 456 782'],
    ['a batch', 'batch 123456782'],
    ['an article', 'artikelnummer 123456782'],
    ['an amount', '€ 12.345.672'],
    ['an amount in words', '12.345.672 euro'],
    ['a VAT number', 'NL123456782B01'],
    ['an IBAN in other groups', 'NL91 ABNA 041 716 4300'],
    ['digits against letters in an e-mail address', 'jansen123456782@mail.example'],
    ['a date, a hyphen and a dose', '12-03-1941 - 2'],
    ['blood pressures after each other', '140/100 138/102'],
    ['a glucose curve', '7.1 8.2 9.5 1.9'],
    ['a dosing scheme', '1-0-1-2'],
    ['an IBAN', 'NL91 ABNA 0417 1643 00'],
  ])('M9 %s', (_, text) => {
    expect(containsBsn(text)).toBe(false);
  });
});

const nineDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((first) => {
    const sum = first.reduce((total, digit, index) => total + digit * (9 - index), 0);
    return { digits: first.join(''), check: sum % 11 };
  })
  .filter(({ digits }) => Number(digits) > 0);

/** Passes by construction: the last digit is the rest of the weighted sum of the others divided by eleven. */
const bsn = nineDigits.filter(({ check }) => check < 10).map(({ digits, check }) => `${digits}${check}`);
const noBsn = fc
  .tuple(nineDigits, fc.integer({ min: 0, max: 9 }))
  .filter(([{ check }, last]) => check !== last)
  .map(([{ digits }, last]) => `${digits}${last}`);

const words = fc.constantFrom(
  '',
  'cliënt',
  'BSN:',
  'Mevrouw heet Jansen en woont in Utrecht.',
  'graag 2 x daags;',
  '(',
  '👵',
);
const groups = fc.constantFrom([3, 3, 3], [4, 2, 3], [1, 1, 1, 1, 1, 1, 1, 1, 1]);
const separator = fc.constantFrom('.', ' ', '-', '\u00A0', '–');

function grouped(digits: string, lengths: readonly number[], between: string): string {
  let start = 0;
  return lengths.map((length) => digits.slice(start, (start += length))).join(between);
}

test('M9 every number that passes is found, with every separator, in any words', () => {
  fc.assert(
    fc.property(bsn, groups, separator, words, words, (number, lengths, between, before, after) => {
      expect(containsBsn(`${before} ${number} ${after}`)).toBe(true);
      expect(containsBsn(`${before} ${grouped(number, lengths, between)} ${after}`)).toBe(true);
    }),
  );
});

test('M9 no number that fails is refused', () => {
  fc.assert(
    fc.property(noBsn, groups, separator, (number, lengths, between) => {
      expect(containsBsn(`Nummer ${number}, graag bellen`)).toBe(false);
      expect(containsBsn(`Nummer ${grouped(number, lengths, between)}, graag bellen`)).toBe(false);
    }),
  );
});

test('M9 no Dutch telephone number is refused, however it is written', () => {
  const rest = fc.stringMatching(/^[1-9]\d{7}$/);
  const forms: ((digits: string) => string)[] = [
    (digits) => `06${digits}`,
    (digits) => `06-${digits}`,
    (digits) => `06 ${digits}`,
    (digits) => `(06)${digits}`,
    (digits) => `+31 6 ${digits}`,
    (digits) => `+316${digits}`,
    (digits) => `+31 6${digits}`,
    (digits) => `0031 6${digits}`,
    (digits) => `+31 (0)6-${digits}`,
    (digits) => `06 ${grouped(digits, [2, 2, 2, 2], ' ')}`,
    (digits) => `06-${grouped(digits, [2, 3, 3], ' ')}`,
    (digits) => `010-${digits.slice(0, 7)}`,
    (digits) => `0591 ${grouped(digits.slice(0, 6), [3, 3], ' ')}`,
  ];
  fc.assert(
    fc.property(rest, fc.constantFrom(...forms), (digits, form) => {
      expect(containsBsn(`Bel mij op ${form(digits)}.`)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('M9 no date is refused', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
      for (const between of ['', '-', '.', ' ', '/']) {
        expect(containsBsn(`op ${[day, month, year].join(between)} om 14:30`)).toBe(false);
        expect(containsBsn(`op ${[year, month, day].join(between)} om 14:30`)).toBe(false);
      }
    }),
  );
});

test.each([
  ['123456782', false],
  ['123 456 782', false],
  ['nr. 123-456-782', false],
  ['BSN 123456782', true],
  ['ZD-1, 123456782', true],
])('N6: in the field that asks for a ZorgDomein reference, “%s” holds a BSN: %s', (text, held) => {
  expect(containsBsn(text, 'ZD')).toBe(held);
});
