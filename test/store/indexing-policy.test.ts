import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { querySpecOf } from '../../src/store/cosmos/query';
import { indexingPolicy } from '../../src/store/cosmos/indexing-policy';
import { queries, type QueryName } from '../../src/store/store';

const file = join(__dirname, '../../infra/indexing-policy.json');
/** `UPDATE=1 npx jest test/store/indexing-policy` writes the file anew after a change of the queries. */
if (process.env['UPDATE'] !== undefined) writeFileSync(file, `${JSON.stringify(indexingPolicy(), null, 2)}\n`);
const policy = JSON.parse(readFileSync(file, 'utf8')) as {
  includedPaths: { path: string }[];
  excludedPaths: { path: string }[];
  compositeIndexes: { path: string; order: string }[][];
};
const names = Object.keys(queries) as QueryName[];

/** The fields of a query's text, and of its ORDER BY in order; read from the text, not from the table. */
function fieldsOf(name: QueryName): { all: string[]; ordered: string[] } {
  const range = { partition: 'p', upTo: 'u', after: '["v","i","p"]', limit: 10 };
  const { query } = querySpecOf(name, 'value', range);
  const [where = '', ordering = ''] = query.split(' ORDER BY ');
  const fields = (text: string) => [...text.matchAll(/c\["(\w+)"\]/g)].map(([, field = '']) => field);
  return { all: [...fields(where), ...fields(ordering)], ordered: fields(ordering) };
}

test('infra/indexing-policy.json is what the queries need (UPDATE=1 writes it)', () => {
  expect(policy).toEqual(indexingPolicy());
});

test('every field that a query uses is indexed, and no other; Cosmos DB indexes id by itself', () => {
  const used = new Set(names.flatMap((name) => fieldsOf(name).all).filter((field) => field !== 'id'));
  expect(policy.includedPaths.map(({ path }) => path).sort()).toEqual([...used].sort().map((field) => `/${field}/?`));
  expect(policy.excludedPaths).toEqual([{ path: '/*' }]);
});

// ORDER BY over several fields is refused without a composite index of exactly these, in this order;
// the filters with = stand in front so that the index serves them too. The other way round it is read backwards.
test.each(names)('%s has the composite index of its ORDER BY, with its filters in front', (name) => {
  const { ordered } = fieldsOf(name);
  expect(policy.compositeIndexes).toContainEqual(ordered.map((field) => ({ path: `/${field}`, order: 'ascending' })));
  const { by, order } = queries[name];
  expect(ordered.slice(0, 2)).toEqual(['type', by === 'type' ? order : by]);
});

test('there is no composite index that no query uses, and none too long for Cosmos DB (8 paths, 100 indexes)', () => {
  const wanted = new Set(names.map((name) => fieldsOf(name).ordered.join(' ')));
  const present = policy.compositeIndexes.map((paths) => paths.map(({ path }) => path.slice(1)).join(' '));
  expect(present.sort()).toEqual([...wanted].sort());
  expect(policy.compositeIndexes.every((paths) => paths.length <= 8)).toBe(true);
  expect(policy.compositeIndexes.length).toBeLessThanOrEqual(100);
});
