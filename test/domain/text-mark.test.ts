import { isStatedOf, textMark } from '../../src/domain/text-mark';

describe('M14: a statement holds for the text it was made about', () => {
  const mark = textMark('Bed', 'Kan het bed morgen komen?');

  test.each([
    ['the same words', ['Bed', 'Kan het bed morgen komen?'], true],
    ['other capitals and blanks', [' bed', 'Kan  het bed\nmorgen komen?'], true],
    ['other words', ['Bed', 'Kan het bed vandaag komen?'], false],
    ['another digit', ['Bed', 'Kan het bed morgen komen 1?'], false],
    ['the same words divided otherwise', ['Bed Kan', 'het bed morgen komen?'], false],
    ['one of the two', ['Kan het bed morgen komen?'], false],
  ])('%s', (_, words, holds) => {
    expect(isStatedOf(textMark(...words), `${textMark('Rolstoel')},${mark}`)).toBe(holds);
  });

  test.each([undefined, '', 'true', 'false', mark.slice(0, 8)])('%j states nothing of it', (said) => {
    expect(isStatedOf(mark, said)).toBe(false);
  });

  test('a mark is what a card may post, and tells texts apart that differ in one letter', () => {
    const marks = Array.from('abcdefghijklmnopqrstuvwxyz', (a) =>
      Array.from('0123456789', (b) => textMark(`${a}${b}`)),
    );
    expect(new Set(marks.flat()).size).toBe(260);
    expect(mark).toMatch(/^[0-9a-f]{16}$/);
  });
});
