import { expectNothingLost, runHistories } from './many-histories';

test('histories 261 to 520: nothing acknowledged is lost, no duplicate without a lost answer, one digest a day (G2), one reminder a turn and none at night (D5)', async () => {
  expectNothingLost(await runHistories(261, 260));
});
