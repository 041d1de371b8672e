import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongConfig } from '../src/config';
import { CosmosUnavailable } from '../src/store/cosmos/unavailable';
import { UnusableDatabase } from '../src/store/sqlite';
import { describeFault } from '../src/faults';

const root = join(__dirname, '..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(root, 'src', file), 'utf8'));
const found = sources.flatMap((source) =>
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
  // Cosmos DB's own answer is the code.
  expect(ours.filter(({ code }) => code === undefined).map(({ name }) => name)).toEqual(['CosmosUnavailable']);
  const codes = ours.flatMap(({ code }) => code ?? []);
  expect(new Set(codes).size).toBe(codes.length);
});

test('each stands in the table for who is on call', () => {
  const told = readFileSync(join(root, 'docs/reliability.md'), 'utf8');
  for (const { name, parent, code } of found) {
    if (parent !== 'SchakelError') continue;
    expect(told).toMatch(
      new RegExp(`^\\| \`${name}\` +\\| ${code === undefined ? 'HTTP status' : `\`${code}\``}`, 'm'),
    );
  }
});

test.each([
  [new WrongConfig(['x']), { fault: 'WrongConfig', code: 'WRONG_CONFIG' }],
  [new UnusableDatabase('x'), { fault: 'UnusableDatabase', code: 'UNUSABLE_DATABASE' }],
  [new CosmosUnavailable('get', '429'), { fault: 'CosmosUnavailable', code: '429', request: 'get' }],
])('the log tells it by name and code: %s', (error, fault) => {
  expect(describeFault(error)).toMatchObject(fault);
});
