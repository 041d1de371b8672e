import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealStore } from '../../src/store/sealed';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { measureAuditCost } from './audit-cost';
import { measureDigestMinutes } from './digest-minutes';
import { say } from './measure';
import { measureMemory } from './memory';
import { measurePresses } from './presses';
import { measureDeliveryJob, measureTotals } from './totals';

/**
 * `npm run bench`: what things cost, as ratios to something else measured in the same minutes, since a machine is
 * shared and no two are alike. Not a test: nothing fails on a figure. All stores are files, as in production.
 */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-bench-'));
  const open: Store[] = [];
  const store = (): Store => {
    const next = openSqlite(join(folder, `${open.length}.db`));
    open.push(next);
    return next;
  };
  let chains = 0;
  const sealed = sealStore(store(), 'k'.repeat(32), () => `chain${(chains += 1)}`);
  try {
    say(`Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`);
    await measurePresses(sealed, { rounds: 15, times: 20 });
    await measureTotals([store(), store()], { rounds: 15, times: 20 });
    await measureDeliveryJob([store(), store()], { rounds: 31, times: 1 });
    await measureDigestMinutes([store(), store()], { rounds: 15, times: 3 });
    await measureAuditCost(store(), { rounds: 15, times: 50 });
    await measureMemory(folder);
  } finally {
    await Promise.all(open.map((each) => each.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
