import fc from 'fast-check';
import { cleanName, isName, wrongInName } from '../../src/domain/person-name';
import { cleanText } from '../../src/domain/plain-text';

test.each([
  ['Noor de Vries', 'Noor de Vries'],
  ['Jansen, P. (Petra) – Thuiszorg', 'Jansen, P. (Petra) – Thuiszorg'],
  ['Zoë O’Neill-’t Hart', 'Zoë O’Neill-’t Hart'],
  ['عائشة بنت محمد', 'عائشة بنت محمد'],
  ['  Noor\n de\tVries ', 'Noor de Vries'],
  ['[Noor](https://evil.example)', 'Noor(https evil.example)'],
  ['**Noor** _de_ `Vries`', 'Noor de Vries'],
  ['<at>iedereen</at>', 'atiedereen/at'],
  ['${1+1}', '1+1'],
  ['Noor\u202Etxt', 'Noortxt'],
  ['\u200B', ''],
  ['- Noor', 'Noor'],
  ['1. Noor', '1 Noor'],
  ['24) Noor', '24 Noor'],
  ['=HYPERLINK("x")', 'HYPERLINK("x")'],
  ['+31 Noor', '31 Noor'],
  ['@Noor', 'Noor'],
  ['---', ''],
  ['2e lijn. Noor-1.', '2e lijn. Noor-1.'],
])('%j is kept as %j', (raw, expected) => {
  expect(cleanName(raw)).toBe(expected);
});

test.each([
  ['Nel Bosman', true],
  ['N. ’t Hof-de Vries', true],
  ['Willem III Bosman', true],
  ['عائشة', true],
  ['李娜', true],
  ['Cliënt 12', false],
  ['030 555 11 11', false],
  ['nel@bosman.nl', false],
  ['N', false],
  ['-', false],
  ['?!', false],
  ['👵', false],
  ['', false],
])('%j is a name: %j', (name, expected) => {
  expect(isName(name)).toBe(expected);
});

test('a name in a file is wrong exactly when cleaning would take something out of it but blanks and invisible characters', () => {
  const awkward = fc.string({
    unit: fc.constantFrom(...'a é 1 . ) - + = @ * _ [ ] < > { } ` ~ | \\ # $ : /'.split(' '), ' '),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(awkward, (raw) => {
      const plain = cleanText(raw).replace(/\s+/g, ' ').trim();
      expect(wrongInName(plain) === undefined).toBe(cleanName(plain) === plain);
    }),
    { numRuns: 1_000 },
  );
});

test('whatever a name is: one line, at most 80 characters, nothing Markdown is made of, and cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      const name = cleanName(raw);
      expect(name).not.toMatch(/[[\]<>{}*_`~|\\#$\n]|:\/\//);
      expect(name).not.toMatch(/^[-+=@]|^\d+[.)](?:\s|$)/);
      expect(wrongInName(name)).toBeUndefined();
      expect(Array.from(name).length).toBeLessThanOrEqual(80);
      expect(cleanName(name)).toBe(name);
    }),
  );
});
