import fc from 'fast-check';
import { containsBsn } from '../../src/domain/bsn';
import { bsns, grouped, ordinaryNumbers } from './ordinary-numbers';

const before = fc.constantFrom(
  '',
  'Graag terugbellen over ',
  'Mevrouw is gevallen. ',
  'kamer 12: ',
  'Cliënt\n',
  'tel 0612345678, ',
);
const after = fc.constantFrom('', '.', ', graag vandaag', ' 2 x daags', '\nGroet', ' (geb. 12-04-1938)');
const runs = 4_000;

/** Always the same ones, as a share of them is counted. */
const inWords = (texts: fc.Arbitrary<string>): string[] =>
  fc.sample(
    fc.tuple(before, texts, after).map((all) => all.join('')),
    { numRuns: runs, seed: 13 },
  );

test.each(Object.entries(ordinaryNumbers))('M9: of %s at most one in a thousand is taken for a BSN', (_, texts) => {
  const wrong = inWords(texts).filter((text) => containsBsn(text));
  expect(wrong.slice(0, runs / 1_000)).toEqual(wrong);
});

const signs = fc.constantFrom(
  ...[' ', '  ', '\t', '\u00A0', '\n', '\r\n', '.', '. ', '-', ' - ', '–', '_', '/', ' / ', '\\', ',', ', ', ';', ':'],
  ...['|', '*', '~', '·', '+', '=', '#', "'", '\u200B'],
);
const usual = fc.constantFrom([3, 3, 3], [4, 2, 3], [2, 3, 3, 1]);
const groupings = fc.oneof(
  usual,
  fc.constantFrom([9], [4, 5], [5, 4], [3, 6], [2, 2, 2, 3], [2, 3, 4], [3, 2, 4], [4, 4, 1]),
  fc.constantFrom([3, 2, 2, 2], [2, 2, 2, 2, 1], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
);
const anyGrouping = fc
  .subarray([1, 2, 3, 4, 5, 6, 7, 8])
  .map((cuts) => [...cuts, 9].map((cut, at) => cut - (cuts[at - 1] ?? 0)));
const names = fc.constantFrom('BSN ', 'bsn: ', 'Burgerservicenummer is ', 'BSN van mevrouw: ', 'sofinr. ', 'BSN');
const several = fc.array(signs, { minLength: 8, maxLength: 8 });

test.each<[string, fc.Arbitrary<string>, number]>([
  [
    'with one separator, in every usual grouping',
    fc.tuple(bsns, groupings, signs).map(([all, by, sign]) => grouped(all, by, [sign])),
    0.98,
  ],
  [
    'with separators that differ, in the most usual groupings',
    fc.tuple(bsns, usual, several).map(([all, by, each]) => grouped(all, by, each)),
    0.98,
  ],
  [
    'with one separator, in any grouping',
    fc.tuple(bsns, anyGrouping, signs).map(([all, by, sign]) => grouped(all, by, [sign])),
    0.75,
  ],
  [
    'after its name, however it is written',
    fc.tuple(names, bsns, anyGrouping, several).map(([name, all, by, each]) => name + grouped(all, by, each)),
    1,
  ],
])('M9: a BSN is found %s', (_, texts, least) => {
  const missed = inWords(texts).filter((text) => !containsBsn(text));
  expect(1 - missed.length / runs).toBeGreaterThanOrEqual(least);
});

/** How many signs are read for this text: those each expression is given, or that it went past where it goes on from. */
function signsRead(text: string): number {
  const own = RegExp.prototype.exec;
  let read = 0;
  const counted = jest.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, given: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = own.call(this, given);
    const until = found ? found.index + found[0].length : this.sticky ? from : given.length;
    read += 1 + until - from;
    return found;
  });
  try {
    containsBsn(text);
  } finally {
    counted.mockRestore();
  }
  return read;
}

test.each(['1', '1 ', '06-', '+31 ', '(0', 'bsn 1', '1-2 ', '1@', 'nl12', '٣ ', 'nr 1 ', '\u00A0', 'ё'])(
  'M9: of a text of “%s” again and again so much more is read as it is longer',
  (part) => {
    const [short = 0, long = 0] = [2_500, 20_000].map((length) => signsRead(part.repeat(length / part.length)));
    expect(short).toBeGreaterThan(0);
    // 8 times as long; what grew with the square would be read 64 times as often.
    expect(long / short).toBeLessThan(9);
  },
);
