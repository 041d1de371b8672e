import fc from 'fast-check';
import { checkRequest } from '../../src/domain/access-request';
import { line } from '../../src/domain/consent-given';
import { cleanName } from '../../src/domain/person-name';
import { checkLength, cleanText, cutText } from '../../src/domain/plain-text';

describe('M10 text is cleaned before it is kept', () => {
  test.each([
    ['left alone', 'Mevrouw is gevallen.', 'Mevrouw is gevallen.'],
    ['trimmed', '  a b \n', 'a b'],
    ['Windows lines', 'a\r\nb\rc', 'a\nb\nc'],
    ['other line ends', 'a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
    ['empty lines stay', 'a\n\n\nb', 'a\n\n\nb'],
    ['a tab', 'a\tb', 'a b'],
    ['control characters', 'a\u0000b\u0007c\u001Bd\u007Fe\u009Ff', 'abcdef'],
    ['composed', 'cafe\u0301', 'caf\u00E9'],
    ['bidirectional overrides', 'a\u202Egnp.exe\u202C', 'agnp.exe'],
    ['bidirectional isolates', '\u2066a\u2069\u2067b\u2068', 'ab'],
    ['direction marks', 'a\u200E\u200F\u061Cb', 'ab'],
    ['zero-width space, word joiner, byte order mark', '\uFEFFspo\u200Bed\u2060', 'spoed'],
    ['a soft hyphen', 'spo\u00ADed', 'spoed'],
    ['a joiner between Latin letters', 'spo\u200Ded spo\u200Ced', 'spoed spoed'],
    ['a joiner in an emoji stays', '👩\u200D⚕️ 👨\u200D👩\u200D👧', '👩\u200D⚕️ 👨\u200D👩\u200D👧'],
    ['a joiner after a skin tone stays', '👩🏽\u200D⚕️', '👩🏽\u200D⚕️'],
    ['a joiner after an emoji that joins nothing', '👩\u200D a', '👩 a'],
    ['a non-joiner in Persian stays', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['a joiner in Hindi stays', 'क्\u200Dष', 'क्\u200Dष'],
    ['halves of surrogate pairs', 'a\uD83Db\uDC4D', 'ab'],
    ['invisible tags', 'a\u{E0041}\u{E0042}b', 'ab'],
    [
      'the flag of Scotland stays',
      '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
      '🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}',
    ],
    ['a coloured heart stays', '❤️', '❤️'],
    ['a noncharacter', 'a\uFFFEb\uFFFF', 'ab'],
    ['only Hangul fillers', '\u3164\u115F\uFFA0', ''],
    ['only an empty Braille pattern', '\u2800', ''],
    ['only variation selectors', '\uFE0F\uFE0F', ''],
    ['fillers at the edges', '\u3164a\u3164b\u3164', 'a\u3164b'],
    ['a template expression is text', '${name} <b>', '${name} <b>'],
  ])('M10 %s', (_, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  const awkward = fc.constantFrom(
    ...[
      '\u200D',
      '\u200C',
      '\u200B',
      '👩',
      '🏽',
      '⚕',
      '\uFE0F',
      'می',
      'क',
      '्',
      'e',
      '\u0301',
      '\r',
      '\n',
      '\t',
      ' ',
      '\u00A0',
    ],
    ...[
      '\uD83D',
      '\uDC4D',
      '\u202E',
      '🏴',
      '\u{E0067}',
      '\u{E007F}',
      '\u3164',
      '\u2800',
      '\u1100',
      '\u1161',
      '\u0344',
      'a',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(awkward, { maxLength: 12 }).map((parts) => parts.join('')),
  );

  test('M10 for any text: cleaning twice changes nothing, and nothing forbidden is left', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const clean = cleanText(raw);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).toBe(clean.normalize('NFC').trim());
        expect(clean).not.toMatch(/(?!\n)\p{Cc}|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a cut goes between characters, never through one', () => {
  test.each([
    ['shorter', 'Truus', 10, 'Truus'],
    ['longer', 'Truus van Dalen', 5, 'Truus'],
    ['at an emoji', 'abc😀', 4, 'abc😀'],
    ['before an emoji', 'abc😀', 3, 'abc'],
    ['through a joined emoji: the joiner goes', 'a👩\u200D⚕️', 3, 'a👩'],
    ['at a blank: it goes', 'ab cd', 3, 'ab'],
    ['half a pair that was typed', 'ab\uD83D', 3, 'ab'],
    ['a character that is kept as two', 'ab\u0FB9c', 3, 'ab\u0F90'],
  ])('%s', (_, text, max, left) => {
    expect(cutText(text, max)).toBe(left);
  });

  /** Every way from what is typed to a line of at most so many characters. */
  const lines: [string, number, (raw: string) => string][] = [
    ['a client’s or giver’s name, a reference', 120, line],
    ['a name of a person or organisation', 80, cleanName],
    ['any text', 7, (raw) => cutText(raw, 7)],
    ['a function', 120, functionOf],
  ];
  const emoji = fc.array(fc.constantFrom('a', '😀', '👩\u200D⚕️', '\uD83D', '\uDE00', 'क्\u200Dष', ' '), {
    minLength: 60,
    maxLength: 200,
  });

  test.each(lines)('%s: well-formed, clean and at most %i characters, whatever was typed', (_, max, cut) => {
    const property = (raw: string): void => {
      const left = cut(raw);
      expect(left).not.toMatch(/\p{Surrogate}/u);
      expect(cleanText(left)).toBe(left);
      expect(Array.from(left).length).toBeLessThanOrEqual(max);
      expect(cut(left)).toBe(left);
    };
    const long = emoji.map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(long, fc.string({ unit: 'binary', maxLength: 300 })), property), { numRuns: 500 });
  });
});

/** What is kept of a typed function (R2); nothing when the form is refused for it. */
function functionOf(raw: string): string {
  const typed = { team: 't', function: raw, email: 'wim@org.example', careProfessional: 'yes', remark: '' };
  const checked = checkRequest(typed, { teamIds: ['t'], emailDomains: [] }, null, false);
  return checked.ok ? checked.value.function : '';
}

describe('M10 length is checked after cleaning', () => {
  const subject = { min: 1, max: 120 };
  test.each<[string, string, 'ok' | 'empty' | 'too-long']>([
    ['one character', 'a', 'ok'],
    ['120 characters', 'a'.repeat(120), 'ok'],
    ['121 characters', 'a'.repeat(121), 'too-long'],
    ['120 and blanks around', ` ${'a'.repeat(120)}\n`, 'ok'],
    ['60 emoji are 120 units', '👍'.repeat(60), 'ok'],
    ['61 emoji are 122 units', '👍'.repeat(61), 'too-long'],
    ['nothing', '', 'empty'],
    ['blanks', ' \t\r\n ', 'empty'],
    ['non-breaking spaces', '\u00A0\u00A0', 'empty'],
    ['zero-width spaces', '\u200B', 'empty'],
    ['Hangul filler', '\u3164', 'empty'],
    ['joiners', '\u200D\u200C', 'empty'],
    ['ideographic space', '\u3000', 'empty'],
    ['many blanks are empty, not too long', ' '.repeat(500), 'empty'],
  ])('M10 %s', (_, text, outcome) => {
    expect(checkLength(text, subject)).toBe(outcome);
  });
});

test('M10 a very long text is cleaned in a moment', () => {
  const started = performance.now();
  for (const part of [' ', '\u200D', '👩\u200D', '\u3164', '🏴', 'a ', '\u115F\u1160', '\u0301', 'क\u200D'])
    for (const [before, after] of ['ab', ' b', 'a ', '  '].map((ends) => Array.from(ends)))
      cleanText(`${before}${part.repeat(25_000)}${after}`);
  expect(performance.now() - started).toBeLessThan(3_000);
});
