import fc from 'fast-check';
import { cleanName } from '../../src/domain/person-name';

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
])('%j is kept as %j', (raw, expected) => {
  expect(cleanName(raw)).toBe(expected);
});

test('whatever a name is: one line, at most 80 characters, nothing Markdown is made of, and cleaning twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
      const name = cleanName(raw);
      expect(name).not.toMatch(/[[\]<>{}*_`~|\\#$\n]|:\/\//);
      expect(Array.from(name).length).toBeLessThanOrEqual(80);
      expect(cleanName(name)).toBe(name);
    }),
  );
});
