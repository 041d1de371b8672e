import { choicesFound, choicesMax, nothingFound } from '../../src/forms/find';

const all = Array.from({ length: 200 }, (_, at) => ({ title: `Zorggroep Élan ${at}`, value: `z${at}` }));
const values = (chosen: string[], sought: string): string[] =>
  choicesFound(all, chosen, sought).map(({ value }) => value);

test('few choices are all shown, whatever is sought', () => {
  const few = all.slice(0, choicesMax);
  expect(choicesFound(few, [], 'Bestaat niet')).toEqual(few);
});

test.each([
  ['nothing is sought: the first', [], '', (found: string[]) => found.length === choicesMax && found[0] === 'z0'],
  ['the whole name comes first', [], 'zorggroep elan 1', (found: string[]) => found[0] === 'z1'],
  ['words in any order, without accents', [], '199 élan', (found: string[]) => found.join() === 'z199'],
  ['what was chosen stays', ['z150'], '199', (found: string[]) => found.join() === 'z150,z199'],
  ['what was chosen counts', ['z150'], '', (found: string[]) => found.length === choicesMax && found[0] === 'z150'],
  [
    'others are found beside however many were chosen',
    all.slice(0, 100).map(({ value }) => value),
    '199',
    (found: string[]) => found.length === 101 && found[100] === 'z199',
  ],
])('%s', (_rule, chosen, sought, holds) => {
  expect(holds(values(chosen, sought))).toBe(true);
});

test('nothing that bears the words is nothing found', () => {
  expect(nothingFound(all, 'Apotheek')).toBe(true);
  expect(nothingFound(all, '')).toBe(false);
});
