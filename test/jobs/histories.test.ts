import { expectNothingLost, runHistories } from '../faults/many-histories';

test('some histories with failing store, Teams and processes; `npm run test:faults` runs hundreds', async () => {
  expectNothingLost(await runHistories(1_001, 6));
}, 60_000);
