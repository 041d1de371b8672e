import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { planDigests } from '../../../src/usecases/digests/plan-digest';
import { addNetwork, addOrganisations, measuredOn } from '../../bench/region';
import { counting } from '../../helpers/counting-store';

let store: Store;
afterEach(() => store.close());

/** How often the store is read and written to while the digests of so many teams are decided, some with something due. */
async function costs(teams: number, waiting: number): Promise<{ sent: number; reads: number; commits: number }> {
  store = openSqlite(':memory:');
  const counted = counting(store);
  let commits = 0;
  const { commit } = counted.store;
  const listening = {
    ...counted.store,
    commit: (...what: Parameters<typeof commit>) => ((commits += 1), commit(...what)),
  };
  const { deps, at } = measuredOn(listening);
  const ids = await addOrganisations(store, teams / 2);
  for (let number = 0; number < waiting; number += 1) {
    const [asker, addressee] = [ids.at(-1)!, ids[number * Math.floor(teams / waiting)]!];
    await addNetwork(deps, `n${number}`, { asker, addressee, askedAt: '2026-11-20T08:00:00.000Z' });
  }
  at('2026-11-23T07:30:00.000Z');
  counted.restart();
  commits = 0;
  return { sent: await planDigests(deps), reads: counted.reads, commits };
}

test.each([
  [20, 0, 3],
  [20, 2, 7],
  [60, 0, 7],
  [60, 6, 19],
])(
  'G1: of %i teams, %i with something due: two reads for twenty teams and two for each digest',
  async (teams, due, reads) => {
    expect(await costs(teams, due)).toEqual({ sent: due, reads, commits: teams });
  },
);
