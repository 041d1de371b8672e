import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { groundToday } from '../../src/domain/ground';

const source = readFileSync(join(__dirname, '../../src/domain/ground.ts'), 'utf8');
const grounds = Array.from(source.matchAll(/^ {2}\| '([^']+)'/gm), ([, ground = '']) => ground);

test('no ground is said twice, in whatever order of its words', () => {
  const words = grounds.map((ground) => ground.split(/\W+/).sort().join(' '));
  expect(grounds.length).toBeGreaterThan(10);
  expect(new Set(words).size).toBe(grounds.length);
});

test.each([
  ['contact person or account manager', 'account manager or contact person'],
  ['directory file 0123456789abcdef', 'directory file'],
  ['consent', 'consent'],
  ['a ground of a newer program', 'a ground of a newer program'],
])('a record that says "%s" is told as "%s"', (stored, told) => {
  expect(groundToday(stored)).toBe(told);
});
