import type { Store } from '../../src/store/store';
import type { Deps } from '../../src/usecases/deps';
import { readThread } from '../../src/usecases/messages/read-thread';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { loadRegionNorth, people } from '../helpers/region-north';
import { compare, heading, tell, type Rounds, type Side } from './measure';
import { addNetwork, measuredOn, sealed } from './region';

/** (e) What the audit record adds to reading a thread: the record itself (a commit), and the seal on it. */
export async function measureAuditCost(store: Store, size: Rounds): Promise<void> {
  const { deps } = measuredOn(store);
  await loadRegionNorth(store);
  await addNetwork(deps, 'n0', { asker: 'praktijk.team', addressee: 'thuiszorg.noord' });
  const chained = reading({ ...deps, store: sealed(store) });
  const unsealed = reading(deps);
  const unrecorded = reading({ ...deps, store: withoutRecord(store) });
  heading('Reading a thread (use case, no HTTP)', 'with', 'without');
  tell('the seal on the record', await compare(chained, unsealed, size));
  tell('the record with its seal', await compare(chained, unrecorded, size));
}

function reading(deps: Deps): Side {
  return {
    run: async () => {
      const view = await readThread(deps, await loadActor(deps, personIdOf(people.nurse)), 'n0', 'tn0');
      if (!view.ok) throw new Error('Refused');
    },
  };
}

/** What no program does: batches of nothing but audit records are not kept. */
function withoutRecord(store: Store): Store {
  return {
    ...store,
    commit: (partition, writes) =>
      writes.every((write) => write.kind === 'insert' && write.doc.type === 'audit')
        ? Promise.resolve({ ok: true, revisions: writes.map(() => '') })
        : store.commit(partition, writes),
  };
}
