import type { CommitResult, Store, Write } from '../../src/store/store';
import type { Chance } from './chance';

/** How often what goes wrong, as shares of all calls; all 0 is a store that works. */
export interface StoreFaults {
  read: number;
  /** The commit is not done. */
  before: number;
  /** It is done, and the answer is lost. */
  after: number;
  /** Refused as if somebody else had been first. */
  conflict: number;
}

export interface FaultyStore extends Store {
  faults: StoreFaults;
  /** The process has ended: no call comes back with anything. */
  dead: boolean;
  /** It ends at this many calls from now. */
  dieAfter: number | undefined;
  happened: number;
}

export const noFaults: StoreFaults = { read: 0, before: 0, after: 0, conflict: 0 };

/** A store as a process with a bad connection sees it; the data behind it are shared with other processes. */
export function faultyStore(store: Store, chance: Chance, faults: StoreFaults): FaultyStore {
  const faulty: FaultyStore = {
    faults,
    dead: false,
    dieAfter: undefined,
    happened: 0,
    get: async (type, partition, id) => {
      await step(faulty.faults.read);
      return store.get(type, partition, id);
    },
    getMany: async (keys, options) => {
      await step(faulty.faults.read);
      return store.getMany(keys, options);
    },
    query: async (name, value, range) => {
      await step(faulty.faults.read);
      return store.query(name, value, range);
    },
    list: async (sources, range) => {
      await step(faulty.faults.read);
      return store.list(sources, range);
    },
    commit: async (partition, writes) => {
      await step(faulty.faults.before);
      // A document on its own that is inserted is refused when it is there, and never by chance.
      const alone = writes.length === 1 && writes[0]?.kind === 'insert';
      if (!alone && chance.happens(faulty.faults.conflict)) return conflict(writes);
      const done = await store.commit(partition, writes);
      // What a dying process committed last stays committed, and it never knows.
      await step(faulty.faults.after);
      return done;
    },
    places: (name, value, range) => store.places(name, value, range),
    isEmpty: () => store.isEmpty(),
    ready: () => store.ready(),
    close: () => Promise.resolve(),
  };

  async function step(share: number): Promise<void> {
    if (faulty.dieAfter !== undefined && (faulty.dieAfter -= 1) <= 0) faulty.dead = true;
    for (let turn = chance.between(0, 2); turn > 0; turn -= 1) await new Promise(setImmediate);
    if (faulty.dead) throw new Error('the process has ended');
    if (chance.happens(share)) {
      faulty.happened += 1;
      throw new Error('the store does not answer');
    }
  }

  function conflict(writes: Write[]): CommitResult {
    faulty.happened += 1;
    return { ok: false, reason: writes[0]?.kind === 'insert' ? 'exists' : 'changed', index: 0 };
  }
  return faulty;
}
