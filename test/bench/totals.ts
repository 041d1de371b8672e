import type { Store } from '../../src/store/store';
import { runDeliveries } from '../helpers/run-deliveries';
import type { Actor } from '../../src/domain/directory';
import type { Deps } from '../../src/usecases/deps';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { newCard } from '../../src/usecases/notices/card-documents';
import { listOpenThreads } from '../../src/usecases/messages/list-open-threads';
import { readThread } from '../../src/usecases/messages/read-thread';
import { listNetworks } from '../../src/usecases/networks/list-networks';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { planReminders } from '../../src/usecases/reminders/plan-reminders';
import { counting, type CountingStore } from '../helpers/counting-store';
import { loadRegionNorth, people } from '../helpers/region-north';
import { compare, heading, tell, type Rounds, type Side } from './measure';
import { addNetwork, addOrganisations, addPeople, deliveredCard, measuredOn, put, threadOf } from './region';

/** What the reader has, whatever there is in all. */
const ownNetworks = 5;
/** Organisations, of two teams each, that have the others. */
const others = 10;

export interface Filled {
  deps: Deps;
  counted: CountingStore;
  at: (instant: string) => void;
}

/** A region with `total` networks, of which five are the reader's; the others wait for a deadline far ahead. */
export async function regionOf(store: Store, total: number): Promise<Filled> {
  const counted = counting(store);
  const { deps, at } = measuredOn(counted.store);
  await loadRegionNorth(store);
  await addPeople(store, [people.nurse, people.assistant, people.social, people.gp]);
  const teams = await addOrganisations(store, others);
  for (let number = 0; number < total; number += 1) {
    const own = { asker: 'praktijk.team', addressee: 'thuiszorg.noord' };
    const [asker = '', addressee = ''] = [teams[number % teams.length], teams[(number + 2) % teams.length]];
    await addNetwork(deps, `n${number}`, number < ownNetworks ? own : { asker, addressee, farAhead: true });
  }
  return { deps, counted, at };
}

const nurse = personIdOf(people.nurse);
const firstPage = { after: undefined, limit: 10 };
const asReader =
  (work: (deps: Deps, actor: Actor) => Promise<{ ok: boolean }>) =>
  async ({ deps }: Filled): Promise<void> => {
    if (!(await work(deps, await loadActor(deps, nurse))).ok) throw new Error('Refused');
  };

/** What may cost what it finds, and not what there is: each for one reader, or one run of a job. */
export const works: Record<
  string,
  { prepare?: (on: Filled, number: number) => Promise<void>; run: (on: Filled) => Promise<unknown> }
> = {
  Openstaand: { run: asReader((deps, actor) => listOpenThreads(deps, actor, firstPage)) },
  'Mijn netwerken': { run: asReader((deps, actor) => listNetworks(deps, actor, firstPage)) },
  'thread.open': { run: asReader((deps, actor) => readThread(deps, actor, 'n0', 'tn0')) },
  'a digest run': {
    // Every run is the first of another day: the 24th at 08:30 and so on.
    prepare: async ({ at }, number) => {
      at(new Date(Date.UTC(2026, 10, 24 + number, 7, 30)).toISOString());
      await Promise.resolve();
    },
    run: ({ deps }) => planDigests(deps),
  },
  'a reminder run': {
    prepare: async ({ deps, at }, number) => {
      const now = Date.UTC(2027, 10, 24 + number, 9);
      at(new Date(now).toISOString());
      const askedAt = new Date(now - 37 * 3_600_000).toISOString();
      const teams = { asker: 'praktijk.team', addressee: 'thuiszorg.noord', askedAt };
      for (const each of [1, 2, 3]) await put(deps.store, threadOf('n0', `due${number}-${each}`, teams));
    },
    run: async ({ deps }) => {
      const sent = await planReminders(deps);
      if (sent < 3) throw new Error(`Reminders sent: ${sent}`);
    },
  },
};

/** (c) The same few networks among 50 and among 5,000. */
export async function measureTotals(stores: [few: Store, many: Store], size: Rounds): Promise<void> {
  const few = await regionOf(stores[0], 50);
  const many = await regionOf(stores[1], 5_000);
  heading('The same five networks of a reader among all', 'of 5,000', 'of 50');
  for (const [name, { prepare, run }] of Object.entries(works)) {
    const side = (on: Filled): Side => ({
      run: () => run(on),
      ...(prepare === undefined ? {} : { prepare: (number) => prepare(on, number) }),
    });
    // What has to be prepared changes what there is: once in each round.
    const compared = await compare(side(many), side(few), prepare === undefined ? size : { ...size, times: 1 });
    const reads = [await readsOf(many, name), await readsOf(few, name)];
    tell(name, compared, `reads ${reads.join(' and ')}`);
  }
}

/** What one of `works` reads of the store, once. */
export async function readsOf(on: Filled, name: string): Promise<string> {
  await works[name]?.prepare?.(on, 1_000);
  on.counted.restart();
  await works[name]?.run(on);
  return `${on.counted.reads} (${on.counted.documents} documents)`;
}

/** (c) The delivery job with five cards to send, among 10 and among 5,000 that are in their chats. */
export async function measureDeliveryJob(stores: [few: Store, many: Store], size: Rounds): Promise<void> {
  const sides = [];
  for (const [store, total] of [
    [stores[1], 5_000],
    [stores[0], 10],
  ] as const) {
    const { deps } = measuredOn(store);
    await fillWithCards(deps, total);
    sides.push(delivering(deps));
  }
  heading('The delivery job with five cards to send', 'among 5,000', 'among 10');
  const [many, few] = sides;
  if (many && few) tell('delivered cards', await compare(many, few, { ...size, times: 1 }));
}

async function fillWithCards(deps: Deps, total: number): Promise<void> {
  for (let number = 0; number < total; number += 1) {
    await put(deps.store, deliveredCard(deps, `n${number}`, people.nurse));
  }
}

function delivering(deps: Deps): Side {
  const subject = (number: number, each: number) => `t${number}-${each}`;
  return {
    prepare: async (number) => {
      for (const each of [1, 2, 3, 4, 5]) {
        const subjectId = subject(number, each);
        const about = { kind: 'thread' as const, networkId: 'n0', threadId: subjectId };
        await put(deps.store, newCard(deps, 'network:n0', { personId: nurse, about, subjectId, version: 1 }));
      }
    },
    run: async () => {
      const sent = { kind: 'sent' as const, activityId: 'a', version: 1 };
      const fail = (_what: string, id: string): void => {
        throw new Error(id);
      };
      const taken = await runDeliveries(deps, { deliver: () => Promise.resolve(sent) }, fail, { chance: () => 0 });
      if (taken !== 5) throw new Error(`Taken up: ${taken}`);
    },
  };
}
