import type { IndexingPolicy } from '@azure/cosmos';
import { queries } from '../store';

/**
 * The fields a named query is ordered by in Cosmos DB. The two it filters on come first: an ORDER BY
 * on several fields needs a composite index with exactly these, and only with the filters in front
 * does that index serve the filter too, so that the cost follows the result. Partition breaks the
 * last tie.
 */
export function orderOf(name: keyof typeof queries): string[] {
  const { by, order } = queries[name];
  return [...new Set(['type', by, order, 'id', 'partition'])];
}

/**
 * The container's indexing policy: exactly what the `queries` table needs, nothing else, because
 * every indexed path makes every write dearer. One direction is enough: a composite index is also
 * read backwards. infra/indexing-policy.json is this value; a test compares them.
 */
export function indexingPolicy(): IndexingPolicy {
  const names = Object.keys(queries) as (keyof typeof queries)[];
  // `id` is always indexed by Cosmos DB itself.
  const fields = new Set(names.flatMap(orderOf).filter((field) => field !== 'id'));
  const composites = new Set(names.map((name) => JSON.stringify(orderOf(name))));
  return {
    indexingMode: 'consistent',
    automatic: true,
    includedPaths: [...fields].sort().map((field) => ({ path: `/${field}/?` })),
    excludedPaths: [{ path: '/*' }],
    compositeIndexes: [...composites]
      .sort()
      .map((composite) =>
        (JSON.parse(composite) as string[]).map((field) => ({ path: `/${field}`, order: 'ascending' as const })),
      ),
  };
}
