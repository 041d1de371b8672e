import { openSqlite } from '../../../src/store/sqlite';
import { unreachedOf } from '../../../src/usecases/notices/unreached';
import { deliveredCard, measuredOn, put } from '../../bench/region';
import { counting } from '../../helpers/counting-store';
import { addOrganisation, addStaff, someone } from '../../helpers/directory';

const team = 'wijk.team';
const personOf = (number: number) => someone(`c${number}`, 'wijk');

/** A team, and who of it, or of those who have left it, did not get the card of thread `tn`. */
async function unreachedIn({ people, failed }: { people: number; failed: number[] }) {
  const counted = counting(openSqlite(':memory:'));
  const { deps } = measuredOn(counted.store);
  await addOrganisation(deps.store, 'wijk', { kind: 'home-care', teams: [{ id: team }] });
  for (let number = 0; number < people; number += 1)
    await addStaff(deps.store, 'home-care', personOf(number), { organisation: 'wijk', teams: [team] });
  for (const number of failed)
    await put(deps.store, { ...deliveredCard(deps, 'n', personOf(number)), state: 'failed', shown: null });
  counted.restart();
  const found = await unreachedOf(deps, 'n', 'tn', team);
  await deps.store.close();
  return { ...found, people: found.people.map(({ name }) => name), reads: counted.reads };
}

test('M3: who was not reached is told by name', async () => {
  expect(await unreachedIn({ people: 3, failed: [1] })).toMatchObject({ people: ['C1 van wijk'], wholeTeam: false });
});

test('M3: a team of which nobody was reached is told as that; who has left it does not count', async () => {
  const whole = { people: ['C0 van wijk', 'C1 van wijk'], wholeTeam: true };
  expect(await unreachedIn({ people: 2, failed: [0, 1] })).toMatchObject(whole);
  expect(await unreachedIn({ people: 2, failed: [0, 1, 2] })).toMatchObject(whole);
});

test('it costs the same in a team of five and of 250', async () => {
  const { reads } = await unreachedIn({ people: 5, failed: [1] });
  expect((await unreachedIn({ people: 250, failed: [1] })).reads).toBe(reads);
});
