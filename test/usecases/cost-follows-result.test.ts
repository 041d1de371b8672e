import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { readsOf, regionOf, works, type Filled } from '../bench/totals';

const stores: Store[] = [];
const [few, many] = [5, 250].map(async (total): Promise<Filled> => {
  const store = openSqlite(':memory:');
  stores.push(store);
  return regionOf(store, total);
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

/** The five networks are the reader's own; all others wait for a deadline far ahead. */
test.each(Object.keys(works))(
  '%s: reads the same of 5 networks as of 250 (DESIGN: the cost follows the result)',
  async (name) => {
    const reads = await readsOf(await few!, name);
    expect(reads).toMatch(/^[1-9]\d* \([1-9]\d* documents\)$/);
    expect(await readsOf(await many!, name)).toBe(reads);
  },
);
