import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { measureAuditCost } from './audit-cost';
import { measureCosts } from './costs';
import { measureDigestMinutes } from './digest-minutes';
import { measureLanes } from './lanes';
import { measureLarge } from './large';
import { say, writeKept } from './measure';
import { measureStart } from './start';
import { measurePresses } from './presses';
import { measureRendering } from './rendering';
import { measureScale } from './scale';
import { measureSoak } from './soak';
import { measureDeliveryJob, measureTotals } from './totals';

/**
 * `npm run bench`: what things cost, as ratios to something else measured in the same minutes, since a machine is
 * shared and no two are alike. Not a test: nothing fails on a figure. All stores are files, as in production.
 * `npm run bench -- presses thread.open` measures one part, and of the presses these.
 */
async function main([part, ...only]: string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-bench-'));
  const open: Store[] = [];
  const store = (): Store => {
    const next = openSqlite(join(folder, `${open.length}.db`));
    open.push(next);
    return next;
  };
  const parts: Record<string, () => Promise<void>> = {
    presses: () => measurePresses(folder, { rounds: 7, presses: 320 }, only),
    rendering: () => measureRendering(store(), 2_000),
    totals: async () => {
      const stores: [Store, Store] = [store(), store()];
      await measureTotals(stores, { rounds: 15, times: 20 });
      await measureDeliveryJob([store(), store()], { rounds: 31, times: 1 });
    },
    digests: () => measureDigestMinutes([store(), store()], { rounds: 15, times: 3 }),
    audit: () => measureAuditCost(store(), { rounds: 15, times: 50 }),
    start: () => measureStart(folder),
  };
  /** Too long to run each time. */
  const byNameOnly: Record<string, () => Promise<void>> = {
    costs: measureCosts,
    soak: () => measureSoak(folder, only[0] === undefined ? undefined : Number(only[0])),
    lanes: () => measureLanes(store, 2_000, only[0] === undefined ? undefined : Number(only[0])),
    large: () => measureLarge(store, { rounds: 7, times: 10 }),
    scale: () => measureScale(store, { rounds: 5, times: 1 }, only[0] === undefined ? undefined : Number(only[0])),
  };
  try {
    say(`Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`);
    const chosen = part === undefined ? Object.values(parts) : [{ ...parts, ...byNameOnly }[part]];
    for (const measure of chosen) await measure?.();
    say(`\nAlso in ${writeKept()}`);
  } finally {
    await Promise.all(open.map((each) => each.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

void main(process.argv.slice(2));
