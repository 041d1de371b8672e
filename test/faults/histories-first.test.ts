import { expectNothingLost, runHistories } from './many-histories';

test('histories 1 to 260: nothing acknowledged is lost, no duplicate without a lost answer, one digest a day (G2), one reminder a turn and none at night (D5)', async () => {
  expectNothingLost(await runHistories(1, 260));
});
