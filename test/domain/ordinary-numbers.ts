import fc from 'fast-check';

/** Digits of which the last is the rest of the weighted sum of the others by eleven: made up, they only pass the check. */
export const bsns = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 })
  .map((first) => ({ first: first.join(''), rest: first.reduce((sum, digit, at) => sum + digit * (9 - at), 0) % 11 }))
  .filter(({ first, rest }) => rest < 10 && Number(first) > 0)
  .map(({ first, rest }) => `${first}${rest}`);

export function grouped(digits: string, lengths: readonly number[], separators: readonly string[]): string {
  let start = 0;
  return lengths
    .map(
      (length, at) =>
        (at === 0 ? '' : (separators[(at - 1) % separators.length] ?? '')) + digits.slice(start, (start += length)),
    )
    .join('');
}

const digits = (least: number, most = least): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^\\d{${least},${most}}$`));
const number = (min: number, max: number): fc.Arbitrary<string> => fc.integer({ min, max }).map(String);
const two = (min: number, max: number): fc.Arbitrary<string> => number(min, max).map((text) => text.padStart(2, '0'));
const oneOf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const joined = (...parts: (fc.Arbitrary<string> | string)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part))).map((all) => all.join(''));

/** Nine digits in the ways a reference is typed. */
const inGroups = digits(9).chain((nine) =>
  oneOf(nine, grouped(nine, [3, 3, 3], [' ']), grouped(nine, [3, 3, 3], ['-']), grouped(nine, [4, 5], ['-'])),
);
const subscriber = digits(8).chain((eight) =>
  oneOf(
    eight,
    grouped(eight, [2, 2, 2, 2], [' ']),
    grouped(eight, [2, 3, 3], [' ']),
    grouped(eight, [4, 4], [' ']),
    grouped(eight, [3, 3, 2], ['.']),
  ),
);
const [day, month, year, hour, minute] = [two(1, 28), two(1, 12), number(1900, 2035), two(0, 23), two(0, 59)];
const sign = oneOf('-', '/', '.', ' ');
const date = fc
  .tuple(day, month, year, sign, fc.boolean())
  .map(([d, m, y, between, dutch]) => (dutch ? [d, m, y] : [y, m, d]).join(between));
const pressure = joined(number(90, 200), '/', number(50, 89));
const decimal = joined(number(2, 25), ',', number(0, 9));
const list = (each: fc.Arbitrary<string>, between: string, most = 5): fc.Arbitrary<string> =>
  fc.array(each, { minLength: 2, maxLength: most }).map((all) => all.join(between));

/** Numbers of daily care that are no BSN, by kind, as they stand in a text. */
export const ordinaryNumbers: Record<string, fc.Arbitrary<string>> = {
  'a ZorgDomein reference': joined(oneOf('ZD', 'ZD ', 'ZD-', 'zd: ', 'ZD nr. ', 'ZorgDomein-verwijzing '), inGroups),
  'a ZorgDomein reference by year': joined(oneOf('ZD-', 'ZD ', 'ZD'), year, oneOf('-', ' '), digits(4, 6)),
  'an AGB code': joined(oneOf('AGB ', 'AGB-code: ', 'agbcode ', 'AGB-nr. '), oneOf('0', '5', '7', '9'), digits(7)),
  'an IBAN': fc
    .tuple(digits(2), digits(10), oneOf('', ' ', '  '))
    .map(([check, account, between]) =>
      ['NL' + check, 'INGB', account.slice(0, 4), account.slice(4, 8), account.slice(8)].join(between),
    ),
  'a foreign IBAN': digits(14).map((all) => `BE${all.slice(0, 2)} ${grouped(all.slice(2), [4, 4, 4], [' '])}`),
  'a mobile telephone': joined(
    oneOf('06', '06-', '06 ', '(06) ', '+31 6 ', '+316', '0031 6 ', '+31 (0)6 '),
    subscriber,
  ),
  'a telephone with an area': fc
    .tuple(oneOf('030', '0591', '(010)', '+31 30 '), oneOf('-', ' ', ''), digits(8))
    .map(([area, between, all]) => `${area}${between}1${all.slice(0, area === '0591' ? 5 : 6)}`),
  'a telephone that is named': joined(
    oneOf('tel ', 'tel.: ', 'Telefoonnummer is ', 'bel mij op ', 'mobiel: '),
    digits(8, 9),
  ),
  'a date': joined(oneOf('op ', 'geb. ', 'vanaf ', ''), date, oneOf('', '.', ' 3 x daags', ' om 14.30', ' 250 mg')),
  'a date in one': fc.tuple(day, month, year).map(([d, m, y]) => `${d}${m}${y}`),
  'a time': list(joined(hour, oneOf(':', '.'), minute), ' '),
  'a blood pressure': joined('RR ', list(pressure, ', '), ' pols ', number(50, 120)),
  'blood pressures without a word': list(pressure, ' - '),
  'blood pressure, pulse and saturation': joined(
    oneOf('RR/pols/sat ', 'Metingen: '),
    number(90, 200),
    ' ',
    number(50, 89),
    ' ',
    number(50, 120),
    ' ',
    number(80, 100),
  ),
  'a glucose curve': joined(oneOf('glucose ', 'Curve '), list(decimal, ' ')),
  'a list of measurements': joined(oneOf('pols ', 'saturatie: ', 'gewicht '), list(number(40, 200), ', ')),
  doses: joined('geef ', list(number(1, 1000), ' ', 3), oneOf(' mg', ' ml', ' IE')),
  'an order number': joined(oneOf('order ', 'ordernummer: ', 'Bestelnr. ', 'bestelling ', 'klantorder '), digits(8, 9)),
  'a policy number': joined(oneOf('polis ', 'polisnummer ', 'Zorgpolisnr: ', 'polisnr. is '), inGroups),
  'a batch or article': joined(
    oneOf('batch ', 'batchnr ', 'artikelnummer ', 'art.nr. ', 'lotnummer: ', 'charge '),
    digits(8, 9),
  ),
  'an invoice': joined(oneOf('factuur ', 'factuurnr. '), year, '-', digits(5)),
  'an amount': joined(oneOf('€ ', '€', 'EUR '), number(1, 999), '.', digits(3), '.', digits(3), oneOf('', ',00')),
  'a postcode and number': joined(number(1000, 9999), oneOf(' AB ', 'XK '), number(1, 999)),
  'a VAT number': joined('NL', digits(9), 'B', digits(2)),
  'an e-mail address': joined(oneOf('jansen', 'j.bos', 'zorg'), digits(8, 9), '@zorg.example'),
  'a longer number': digits(10, 18),
};
