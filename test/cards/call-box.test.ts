import { callBox } from '../../src/cards/call-box';
import { texts } from '../../src/texts';

const phones = (count: number): string[] => Array.from({ length: count }, (_, at) => `030 555 00 1${at}`);
const boxOf = (all: string[], refusal?: { kind: 'busy' } | { kind: 'urgent'; words: []; phone: ''; teamName: '' }) =>
  callBox(texts.nl, { lines: all, phones: all }, refusal);

test('M3: each number can be pressed, once, and leads to a telephone', () => {
  const box = callBox(texts.nl, { lines: ['A', 'B'], phones: ['030 555 00 10', '030 555 00 10', ''] }, undefined);
  expect(box.links).toEqual([{ title: 'Bel 030 555 00 10', url: 'tel:+31305550010' }]);
  expect(box.lines).toEqual([{ text: 'A' }, { text: 'B' }]);
});

test('M3: more numbers than fit in a row stand in the lines, and it is said how many', () => {
  const box = boxOf(phones(8));
  expect(box.links).toHaveLength(6);
  expect(box.lines.map(({ text }) => text)).toEqual([...phones(8), 'Zonder knop staan hierboven nog: 2.']);
});

test('M3: held back as urgent, the refusal has the number that counts', () => {
  expect(boxOf(phones(8), { kind: 'urgent', words: [], phone: '', teamName: '' }).links).toEqual([]);
  expect(boxOf(phones(2), { kind: 'busy' }).links).toHaveLength(2);
});
