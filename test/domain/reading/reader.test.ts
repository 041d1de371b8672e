import { reader } from '../../../src/domain/reading/reader';
import { readWordList } from '../../../src/domain/reading/word-list';

const list = readWordList(`
small: [de, haar, zijn]
abbreviations: [mw]
ends: [maar]
terms:
  urgent:
    words: [spoed*, acuut, direct]
    phrases: ['kan .. niet .. wachten']
  sign:
    signs: ['pijn op borst', 'arm <> slap|slappe', 'gaat ... achteruit', 'reageert niet', benauwd, koorts]
calm: ['spoedlijn', 'direct na']
triggers:
  - { why: denied, about: [urgent, sign], stands: before, reach: 6, words: [niet, geen] }
  - { why: denied behind it, about: [urgent, sign], stands: behind, reach: 1, words: [': nee'] }
  - { why: past, about: [sign], stands: before, reach: 30, within: sentence, words: ['voorgeschiedenis :'] }
noTriggers: ['niet alleen', '^ is dit niet']
measures:
  saturation: { names: [saturatie], below: 90, between: [40, 100] }
  temperature: { names: [temp], units: [graden], from: 39, below: 35, between: [30, 43] }
towards: [naar]
otherUnits: [mg]
`);
const read = reader([list]);

test.each<[rule: string, text: string, found: string[]]>([
  ['a word, in any case and with any accents', 'SPÓED, Acuut', ['SPÓED', 'Acuut']],
  ['a whole word', 'inacuut', []],
  ['the beginning of a word', 'een spoedverwijzing', ['spoedverwijzing']],
  ['small words between words', 'pijn op haar borst', ['pijn op haar borst']],
  ['other words only in a gap', 'pijn laag op de borst', []],
  ['a gap of a few words', 'hij gaat sinds gisteren heel hard achteruit', ['gaat sinds gisteren heel hard achteruit']],
  ['and not of more', 'hij gaat elke dag een heel klein beetje achteruit', []],
  ['either order', 'haar arm is slap, een slappe arm', ['arm is slap', 'slappe arm']],
  ['no pattern reaches over a sign', 'pijn op. De borst', []],
  ['a full stop behind an abbreviation is no sign', 'Geen klachten; mw. is benauwd', ['benauwd']],
  ['the longest of those that overlap', 'dit kan echt niet wachten', ['kan echt niet wachten']],
  ['what only looks like a term', 'de spoedlijn belt direct na het eten', []],
  ['and a longer term that holds it', 'reageert niet direct na', ['reageert niet']],
  ['a trigger before', 'geen koorts', []],
  ['within its reach', 'geen last meer van wat dan ook en koorts', ['koorts']],
  ['that a sign ends', 'geen eetlust, koorts', ['koorts']],
  ['or a word', 'niet ziek maar benauwd', ['benauwd']],
  ['but not the commas of what "of" joins', 'geen hoest, pijn op de borst of koorts', []],
  ['a trigger behind', 'spoed: nee', []],
  ['a trigger of the sentence', 'Voorgeschiedenis: lui, koorts. Nu benauwd', ['benauwd']],
  ['what only looks like a trigger', 'niet alleen benauwd', ['benauwd']],
  ['at the beginning of a clause', 'is dit niet acuut?', ['acuut']],
  ['and not further on', 'voor mij is dit niet acuut', []],
  ['no trigger within a term', 'reageert niet, koorts', ['reageert niet', 'koorts']],
  ['a question mark changes nothing', 'kan dit met een niet acuut consult?', []],
])('%s: %s', (_rule, text, found) => {
  expect(read(text).findings.map(({ words }) => words)).toEqual(found);
});

test.each<[text: string, found: string[]]>([
  ['saturatie 82%', ['saturatie 82']],
  ['haar saturatie is gezakt naar 82', ['saturatie is gezakt naar 82']],
  ['saturatie 96', []],
  ['saturatie 12', []],
  ['saturatie 88mg', []],
  ['saturatie: 85', ['saturatie: 85']],
  ['saturatie goed. 85 jaar', []],
  ['saturatie daalde van 94 naar 81', ['saturatie daalde van 94 naar 81']],
  ['saturatie en temp 39,5', ['temp 39,5']],
  ['39,5 graden', ['39,5 graden']],
  ['37.5 graden', []],
  ['geen saturatie onder 85', []],
])('a vital sign: %s', (text, found) => {
  expect(read(text).findings.map(({ words }) => words)).toEqual(found);
});

test('where it stands in the text', () => {
  const text = 'Hallo, é spoed!';
  for (const { start, end, words } of read(text).findings) expect(text.slice(start, end)).toBe(words);
});

describe('the work grows with the length of the text alone', () => {
  const words = (text: string): number => {
    let tried = 0;
    read(text, () => (tried += 1));
    return tried;
  };
  test.each([
    'niet ',
    'arm ',
    'gaat ',
    'kan x niet ',
    'pijn op ',
    'geen, ',
    'of, ',
    'temp ',
    'saturatie 95 ',
    'a.',
    '1.',
    'é',
    '- ',
  ])('%s', (part) => {
    expect(words(part.repeat(2_000))).toBeLessThan(2.1 * words(part.repeat(1_000)) + 100);
    expect(words(part.repeat(2_000))).toBeLessThan(2_000 * 30 + 100);
  });
});
