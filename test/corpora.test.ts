import { halves, languages, readAddresses, readClients, readNumbers, readSentences } from './bench/texts/corpora';
import { drawsFrom, fillIn, ordinaryNumbers } from './bench/texts/numbers';
import { containsBsn } from '../src/domain/bsn';

const sentencesOf = (language: 'nl' | 'en', half: 'seen' | 'unseen'): string[] => {
  const { urgent, danger, difficult, ordinary, acts } = readSentences(language, half);
  return [urgent, ...Object.values(danger), difficult, ordinary, ...Object.values(acts)].flat();
};

test.each([
  ['nl', 400],
  ['en', 80],
] as const)('The corpus in %s holds at least %i sentences, none of them twice or in both halves', (language, least) => {
  const all = halves.flatMap((half) => sentencesOf(language, half));
  expect(all.length).toBeGreaterThanOrEqual(least);
  expect(new Set(all.map((text) => text.toLowerCase())).size).toBe(all.length);
});

test.each(languages)('The halves in %s are about as large, of every kind', (language) => {
  const [seen, unseen] = halves.map((half) => readSentences(language, half));
  for (const kind of ['urgent', 'difficult', 'ordinary'] as const)
    expect(Math.abs(seen![kind].length - unseen![kind].length)).toBeLessThanOrEqual(2);
});

test('No corpus keeps a BSN', () => {
  const numbers = halves.flatMap((half) => Object.values(readNumbers(half)).flat());
  const sentences = languages.flatMap((language) => halves.flatMap((half) => sentencesOf(language, half)));
  expect([...numbers, ...sentences].filter((text) => containsBsn(text))).toEqual([]);
});

test('Addresses and clients have rows for each answer in both halves', () => {
  for (const half of halves) {
    expect(Object.keys(readAddresses(half))).toEqual([
      'work',
      'private',
      'look-alike',
      'other-domain',
      'not-an-address',
    ]);
    expect(Object.keys(readClients(half))).toEqual(['same', 'likely', 'different']);
  }
});

test.each(['BSN {#########}', 'BSN {########}', 'BSN {###.###.###}'])(
  'Made-up digits in %s pass the 11-proef',
  (form) => {
    const draw = drawsFrom(1);
    const made = Array.from({ length: 50 }, () => fillIn(form, draw));
    expect(made.filter((text) => !containsBsn(text))).toEqual([]);
    expect(new Set(made).size).toBe(50);
  },
);

test('Ordinary numbers are the same for the same seed', () => {
  expect(ordinaryNumbers(200, drawsFrom(2))).toEqual(ordinaryNumbers(200, drawsFrom(2)));
  expect(ordinaryNumbers(200, drawsFrom(2))).not.toEqual(ordinaryNumbers(200, drawsFrom(3)));
});
