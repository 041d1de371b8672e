import { nameMatches } from '../../src/domain/name-search';

test.each([
  ['Noor van Thuiszorg', 'noor', true],
  ['Noor van Thuiszorg', 'thuis NOOR', true],
  ['José Müller', 'jose mull', true],
  ['Jose Muller', 'José', true],
  ['Noor van Thuiszorg', 'carla', false],
  ['Noor van Thuiszorg', 'noor carla', false],
  ['Noor', '', true],
  ['Noor', '   ', true],
  ['Noor (*)', '(*', true],
])('"%s" is found by "%s": %s', (name, typed, found) => {
  expect(nameMatches(name, typed)).toBe(found);
});
