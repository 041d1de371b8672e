import type { Store } from '../../src/store/store';
import type { DigestMemory } from '../../src/usecases/digests/digest-memory';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { counting } from '../helpers/counting-store';
import { compare, heading, say, tell, type Rounds } from './measure';
import { addNetwork, addOrganisations, measuredOn } from './region';

/** One team in so many has something overdue. */
const overdueOf = 10;

/** (d) A minute of the digest job after every team's digest of the day has been decided: by far the most minutes. */
export async function measureDigestMinutes(stores: [few: Store, many: Store], size: Rounds): Promise<void> {
  heading('A minute of the digest job when all teams were decided', '500 teams', '10 teams');
  const few = await decidedTeams(stores[0], 10);
  const many = await decidedTeams(stores[1], 500);
  tell('a process that remembers', await compare({ run: many.minute }, { run: few.minute }, size));
  tell('after a restart', await compare({ run: many.first }, { run: few.first }, size));
  for (const [teams, { reads }] of [
    [10, few],
    [500, many],
  ] as const) {
    const { first, later } = await reads();
    say(`  reads with ${teams} teams: ${first} in the first minute after a restart, ${later} in each later one`);
  }
}

async function decidedTeams(store: Store, count: number) {
  const counted = counting(store);
  const { deps, at } = measuredOn(counted.store);
  const teams = await addOrganisations(store, count / 2);
  for (const [index, addressee] of teams.entries()) {
    const asker = teams[(index + 2) % teams.length] ?? '';
    const askedAt = '2026-11-20T08:00:00.000Z';
    if (index % overdueOf === 0) await addNetwork(deps, `n${index}`, { asker, addressee, askedAt });
  }
  at('2026-11-23T07:30:00.000Z');
  const sent = await planDigests(deps);
  if (sent !== count / overdueOf) throw new Error(`Digests sent: ${sent}`);
  at('2026-11-23T12:00:00.000Z');
  const settled: DigestMemory = { settled: new Map() };
  const readsIn = async (memory: DigestMemory): Promise<number> => {
    counted.restart();
    await planDigests(deps, memory);
    return counted.reads;
  };
  return {
    minute: () => planDigests(deps, settled),
    first: () => planDigests(deps),
    reads: async () => {
      const memory: DigestMemory = { settled: new Map() };
      return { first: await readsIn(memory), later: await readsIn(memory) };
    },
  };
}
