import { openThreadsCard } from '../../src/cards/lists';
import { threadCard } from '../../src/cards/thread';
import type { Store } from '../../src/store/store';
import { texts } from '../../src/texts';
import { listOpenThreads } from '../../src/usecases/messages/list-open-threads';
import { readThread } from '../../src/usecases/messages/read-thread';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { loadRegionNorth, people } from '../helpers/region-north';
import { keep, quantile, say } from './measure';
import { addNetwork, measuredOn, region } from './region';

/** (b) What it takes to make a card of what was read: no store, no HTTP. */
export async function measureRendering(store: Store, times: number): Promise<void> {
  const { deps } = measuredOn(store);
  await loadRegionNorth(store);
  const teams = { asker: 'praktijk.team', addressee: 'thuiszorg.noord' };
  for (let number = 0; number < 10; number += 1) await addNetwork(deps, `n${number}`, teams);
  const actor = await loadActor(deps, personIdOf(people.nurse));
  const thread = await readThread(deps, actor, 'n0', 'tn0');
  const list = await listOpenThreads(deps, actor, { after: undefined, limit: 10 });
  if (!thread.ok || !list.ok) throw new Error('Refused');
  const { zone } = region.terms;
  say('\nRendering a card');
  tellTimes('a thread', times, () => threadCard(texts.nl, zone, thread.value));
  tellTimes('Openstaand with ten rows', times, () => openThreadsCard(texts.nl, zone, list.value));
}

/** The first quarter, which warms up, is not counted. */
function tellTimes(what: string, times: number, render: () => unknown): void {
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    render();
    return performance.now() - start;
  }).slice(times / 4);
  const [p50, p99] = [quantile(taken), quantile(taken, 0.99)];
  keep(`rendering ${what}`, { p50, p99 });
  say(`  p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms   ${what}`);
}
