import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * docs/agreements.md says for every rule of the work agreements where a user meets it and which
 * tests show it. A rule whose tests do not cite it fails here.
 */
const root = resolve(__dirname, '..');

/** The work agreements (DOMAIN.md), by letter: how many rules each has. */
const rulesByLetter = { N: 11, C: 5, M: 15, D: 6, A: 2, G: 5, R: 9, H: 4 };
const rules = Object.entries(rulesByLetter).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);

interface Row {
  rule: string;
  where: string;
  tests: string[];
}

const rows: Row[] = readFileSync(join(root, 'docs/agreements.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => /^\*\*[A-Z]\d+\*\*/.test(cells[1] ?? ''))
  .map(([, rule = '', where = '', tests = '']) => ({
    rule: /[A-Z]\d+/.exec(rule)?.[0] ?? '',
    where,
    tests: Array.from(tests.matchAll(/`([^`]+)`/g), ([, file]) => file ?? ''),
  }));

/** The rules a title cites: `M2, D6` and ranges such as `G1–G3`. */
function citedIn(title: string): string[] {
  const ranges = Array.from(title.matchAll(/\b([NCMDAGRH])(\d{1,2})[–-](?:\1)?(\d{1,2})\b/g));
  const inRange = ranges.flatMap(([, letter, from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${letter ?? ''}${Number(from) + index}`),
  );
  return [...inRange, ...Array.from(title.matchAll(/\b[NCMDAGRH]\d{1,2}\b/g), ([rule]) => rule)];
}

/** What the tests of a file are called: titles of test, describe and table rows. */
function citedBy(file: string): Set<string> {
  const source = readFileSync(join(root, file), 'utf8');
  const texts = Array.from(source.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g), ([, , text]) => text ?? '');
  return new Set(texts.flatMap(citedIn));
}

test('the table has each rule once, in order', () => {
  expect(rows.map((row) => row.rule)).toEqual(rules);
});

test.each(rows.map((row) => [row.rule, row] as const))(
  '%s: a user meets it somewhere, and tests that cite it show it',
  (rule, row) => {
    expect(row.where.length).toBeGreaterThan(10);
    expect(row.tests.length).toBeGreaterThan(0);
    for (const file of row.tests) {
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
      expect([file, citedBy(file).has(rule)]).toEqual([file, true]);
    }
  },
);

test('every rule a scene cites exists', () => {
  const scenes = readdirSync(join(root, 'test/scenes')).map((file) => `test/scenes/${file}`);
  const unknown = scenes.flatMap((file) =>
    [...citedBy(file)].filter((rule) => !rules.includes(rule)).map((rule) => `${file}: ${rule}`),
  );
  expect(unknown).toEqual([]);
});
