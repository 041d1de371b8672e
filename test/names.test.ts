import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';

/** DESIGN, manners: one word, one meaning; the words of DOMAIN.md; English as a native engineer writes it. */
const src = resolve(__dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: relative(src, join(src, path)), text: readFileSync(join(src, path), 'utf8') }));

/** Where each name is declared that a pattern finds, by name. */
function declared(pattern: RegExp): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { path, text } of files) {
    for (const [, name = ''] of text.matchAll(pattern)) {
      const known = found.get(name) ?? [];
      if (!known.includes(path)) found.set(name, [...known, path]);
    }
  }
  return found;
}

function inMoreThan(most: number, names: Map<string, string[]>): string[] {
  return [...names].filter(([, paths]) => paths.length > most).map(([name, paths]) => `${name}: ${paths.join(', ')}`);
}

test('a type that one file gives to others has a name of its own', () => {
  expect(inMoreThan(1, declared(/^export (?:interface|type) (\w+)/gm))).toEqual([]);
});

/** Each makes a row of a list, or of a thread on a card. */
const rows = ['rowOf', 'threadRow'];

test('what several files make for themselves is said once: no function has its name in more than three of them', () => {
  const names = declared(/^(?:export )?(?:async )?function\*? (\w+)/gm);
  for (const row of rows) names.delete(row);
  expect(inMoreThan(3, names)).toEqual([]);
});

test.each<[string, RegExp]>([
  ['a name that says nothing', /\b(?:class|interface|type) \w+(?:Manager|Service|Helper|Utils?)\b/],
  ['an interface that says that it is one', /\binterface I[A-Z]/],
  ['put off: postpone', /\bput(?:s|ting)? (?:\w+ ){0,2}off\b|putOff/i],
  ['pass by: skip', /\bpass(?:es|ed|ing)? (?:\w+ )?by\b|passBy/i],
  ['due anew: requeue', /dueAnew|\bdue anew\b/i],
  ['told of: called for, or told', /\bis told of each\b/i],
])('%s is nowhere', (_, pattern) => {
  const found = files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('no file is named for what it is made of', () => {
  const parts = /(?:^|-)(?:utils?|helpers?|manager|services?|common|misc)\.ts$/;
  expect(files.map(({ path }) => path).filter((path) => parts.test(basename(path)))).toEqual([]);
});
