import { readOnce } from '../../src/store/read-once';
import type { AnyDocument, DocumentOf } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { organisationOfTeam } from '../../src/store/partitions';
import type { Actor } from '../../src/domain/directory';
import type { Deps } from '../../src/usecases/deps';
import { readThread } from '../../src/usecases/messages/read-thread';
import { readNetwork } from '../../src/usecases/networks/endings/read-network';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { addStaff, someone } from '../helpers/directory';
import { counting, type CountingStore } from '../helpers/counting-store';
import { loadRegionNorth, people } from '../helpers/region-north';
import { compare, heading, tell, type Rounds, type Side } from './measure';
import { addNetwork, addPeople, deliveredCard, measuredOn, put, threadOf, together } from './region';

/** The team that is asked, and the network. */
interface Size {
  people: number;
  /** A tenth of them in the thread that is opened, the others in threads of ten. */
  messages: number;
}

interface Filled {
  deps: Deps;
  counted: CountingStore;
}

const asker = 'praktijk.team';
const addressee = 'thuiszorg.noord';

async function filled(store: Store, size: Size): Promise<Filled> {
  const counted = counting(store);
  const { deps } = measuredOn(counted.store);
  await loadRegionNorth(store);
  await addPeople(store, [people.gp, people.nurse]);
  await addNetwork(deps, 'n', { asker, addressee });
  const options = { organisation: organisationOfTeam(addressee), teams: [addressee] };
  await together(size.people, async (number) => {
    const colleague = someone(`c${number}`, 'thuiszorg');
    await addStaff(store, 'home-care', colleague, options);
    await put(store, deliveredCard(deps, 'n', colleague));
  });
  const ofTen = (id: string): AnyDocument => withMessages(threadOf('n', id, { asker, addressee }), 10);
  await together((size.messages * 0.9) / 10, (number) => put(store, ofTen(`ten${number}`)));
  await put(store, withMessages(threadOf('n', 'long', { asker, addressee }), size.messages / 10));
  return { deps, counted };
}

/** As many of them as a thread keeps in itself; the others are in parts, which nobody reads who opens it (ADR 24). */
function withMessages(doc: AnyDocument, messages: number): AnyDocument {
  const thread = doc as DocumentOf<'thread'>;
  const [first] = thread.latest;
  if (first === undefined) return doc;
  const kept = Math.min(messages, 100);
  const latest = Array.from({ length: kept }, (_, index) => ({ ...first, number: messages - kept + index + 1 }));
  return { ...thread, messages, latest };
}

const works: Record<string, (deps: Deps, gp: Actor) => Promise<{ ok: boolean }>> = {
  'a thread that waits for it': (deps, gp) => readThread(deps, gp, 'n', 'tn'),
  'a long thread': (deps, gp) => readThread(deps, gp, 'n', 'long'),
  'the network': (deps, gp) => readNetwork(deps, gp, 'n'),
};

/** (g) A team of 2,000 people and a network with 5,000 messages, beside a small team and network. */
export async function measureLarge(store: () => Store, size: Rounds): Promise<void> {
  const small = await filled(store(), { people: 20, messages: 100 });
  const large = await filled(store(), { people: 2_000, messages: 5_000 });
  heading('Opening, by who asks', '2,000 people', '20 people');
  for (const [name, work] of Object.entries(works)) {
    const side = ({ deps }: Filled): Side => ({ run: () => press(deps, work) });
    const compared = await compare(side(large), side(small), size);
    tell(name, compared, `reads ${await readsOf(large, work)} and ${await readsOf(small, work)}`);
  }
}

async function press(deps: Deps, work: (deps: Deps, gp: Actor) => Promise<{ ok: boolean }>): Promise<void> {
  const once = { ...deps, store: readOnce(deps.store) };
  if (!(await work(once, await loadActor(once, personIdOf(people.gp)))).ok) throw new Error('Refused');
}

async function readsOf({ deps, counted }: Filled, work: (deps: Deps, gp: Actor) => Promise<{ ok: boolean }>) {
  counted.restart();
  await press(deps, work);
  return `${counted.reads} (${counted.documents} documents)`;
}
