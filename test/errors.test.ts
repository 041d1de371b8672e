import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongConfig } from '../src/config';
import { CosmosUnavailable } from '../src/store/cosmos/unavailable';
import { UnusableDatabase } from '../src/store/sqlite-open';
import { CodedError, codes } from '../src/errors';
import { describeFault } from '../src/faults';

const root = join(__dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, source: readFileSync(join(root, 'src', file), 'utf8') }));
const found = sources.flatMap(({ source }) =>
  Array.from(source.matchAll(/class (\w+) extends (\w*Error)\b([^]*?)\n?\}/g), ([, name = '', parent, body = '']) => {
    const [, code] = /readonly code = '(\w+)'/.exec(body) ?? [];
    return { name, parent, code };
  }),
);

test('every error of ours that can leave its file has a code, no two the same', () => {
  expect(found.length).toBeGreaterThan(5);
  const withoutParent = found.filter(({ parent }) => parent !== 'SchakelError').map(({ name }) => name);
  // Ends a transaction within its own file; and what the others extend.
  expect(withoutParent.sort()).toEqual(['Conflict', 'SchakelError']);
  const ours = found.filter(({ parent }) => parent === 'SchakelError');
  const without = ours.filter(({ code }) => code === undefined).map(({ name }) => name);
  // Cosmos DB's own answer is the code; the other has one of a list.
  expect(without.sort()).toEqual(['CodedError', 'CosmosUnavailable']);
  const all = [...codes, ...ours.flatMap(({ code }) => code ?? [])];
  expect(new Set(all).size).toBe(all.length);
});

/** What needs no code, and why. */
const plain: Record<string, number> = {
  // A bug, and named as such by its kind; the domain imports nothing of ours.
  ...{ 'domain/calendar.ts': 2, 'domain/deadline.ts': 1 },
  // Caught where they are thrown, and told as UnusableDatabase or the store's own error.
  ...{ 'store/sqlite-backup.ts': 2, 'store/sqlite-commit.ts': 2 },
  // To Microsoft's library, which goes on without a plan.
  'store/cosmos/plans.ts': 1,
  // Told as WrongConfig.
  'texts/consent-texts.ts': 3,
  // Never in production.
  ...{ 'local/demo.ts': 3, 'local/free-port.ts': 1, 'local/playgrounds.ts': 1 },
};

test('no other error is without a code', () => {
  const counts = sources.map(({ file, source }) => [
    file,
    source.match(/new (?:Range|Type|Syntax)?Error\(/g)?.length ?? 0,
  ]);
  expect(Object.fromEntries(counts.filter(([, count]) => count !== 0))).toEqual(plain);
});

test('each stands in the table for who is on call', () => {
  const told = readFileSync(join(root, 'docs/reliability.md'), 'utf8');
  for (const { name, parent, code } of found) {
    if (parent !== 'SchakelError' || name === 'CodedError') continue;
    expect(told).toMatch(
      new RegExp(`^\\| \`${name}\` +\\| ${code === undefined ? 'HTTP status' : `\`${code}\``}`, 'm'),
    );
  }
  for (const code of codes) expect(told).toMatch(new RegExp(`^\\| \`CodedError\` +\\| \`${code}\``, 'm'));
});

test.each([
  [new WrongConfig(['x']), { fault: 'WrongConfig', code: 'WRONG_CONFIG' }],
  [new UnusableDatabase('x'), { fault: 'UnusableDatabase', code: 'UNUSABLE_DATABASE' }],
  [new CodedError('OTHERS_FIRST', 'x'), { fault: 'CodedError', code: 'OTHERS_FIRST' }],
  [new CosmosUnavailable('get', '429'), { fault: 'CosmosUnavailable', code: '429', request: 'get' }],
])('the log tells it by name and code: %s', (error, fault) => {
  expect(describeFault(error)).toMatchObject(fault);
});
