import { loadDemo } from '../../../src/local/demo';
import { demoPeople } from '../../../src/local/people';
import { UnreadableDocument, type Store } from '../../../src/store/store';
import { keyId } from '../../../src/usecases/networks/start/client-key';
import { placeClients, type KnownPlaces } from '../../../src/usecases/networks/start/place-clients';
import { cardText } from '../../helpers/card';
import { counting } from '../../helpers/counting-store';
import { createWorld, type World } from '../../helpers/world';

let world: World;
let known: KnownPlaces;
beforeEach(async () => {
  world = await createWorld();
  known = new Map();
  await loadDemo(world.deps);
});
afterEach(() => world.close());

const practice = 'organisation:delinde';
const clients = [
  { name: 'Truus van Dalen', birthDate: '1938-04-12' },
  { name: 'Ahmed Yilmaz', birthDate: '1945-11-02' },
  { name: 'Wil de Groot', birthDate: '1951-06-30' },
] as const;
const placeOf = (client: (typeof clients)[number] = clients[0]) =>
  world.store.get('client-key', practice, keyId('delinde', client));
const held = async (): Promise<string[]> =>
  (await Promise.all(clients.map(placeOf))).flatMap((place) => place?.doc.networkId ?? []);

/** One run: the networks that were given their place, and those of which the client has another. */
async function run(store: Store = world.store): Promise<{ written: string[]; twice: [string, string][] }> {
  const [written, twice]: [string[], [string, string][]] = [[], []];
  const told = {
    written: (id: string) => void written.push(id),
    twice: (id: string, holder: string) => void twice.push([id, holder]),
  };
  await placeClients({ store }, known, told);
  return { written, twice };
}

test('N10: each network of the demonstration is given its client’s place, once', async () => {
  expect(await placeOf()).toBeUndefined();
  const { written } = await run();
  expect(written.sort()).toEqual((await held()).sort());
  expect(written).toHaveLength(3);
  expect(await run()).toEqual({ written: [], twice: [] });
});

test('N10: a second network for a client of the demonstration is refused from then on', async () => {
  await run();
  const gp = world.person(demoPeople[0]!);
  await gp.installs();
  await gp.presses('Nieuw netwerk');
  await gp.presses('Toestemming vastleggen', {
    ...{ clientName: 'truus  van DALEN', birthDate: '1938-04-12', givenBy: 'client', form: 'oral' },
    ...{ covers: 'merwede', confirmed: 'true' },
  });
  const refused = await gp.presses('Verder naar het eerste bericht', {
    ...{ source: 'existing-client', attested: 'true', teams: 'merwede.noord' },
  });
  expect(cardText(refused)).toContain('Deze cliënt heeft bij deze praktijk al een netwerk');
  const opened = await gp.presses(/\[(Netwerk NW-[^\]]+)\]/.exec(cardText(refused))?.[1] ?? '');
  expect(cardText(opened)).toContain('Truus van Dalen');
});

test('N10: a place that points to no network, or is gone, is written again by the same process', async () => {
  await run();
  const { doc, revision } = (await placeOf())!;
  await world.store.commit(practice, [{ kind: 'replace', doc: { ...doc, networkId: 'never-made' }, revision }]);
  expect((await run()).written).toEqual([doc.networkId]);
  const again = (await placeOf())!;
  expect(again.doc.networkId).toBe(doc.networkId);
  await world.store.commit(practice, [{ kind: 'remove', id: doc.id, revision: again.revision }]);
  expect((await run()).written).toEqual([doc.networkId]);
});

test('N10: a place that another open network holds is left to it, and told', async () => {
  const { written } = await run();
  const { doc, revision } = (await placeOf())!;
  const other = written.find((networkId) => networkId !== doc.networkId)!;
  await world.store.commit(practice, [{ kind: 'replace', doc: { ...doc, networkId: other }, revision }]);
  expect(await run()).toEqual({ written: [], twice: [[doc.networkId, other]] });
  expect((await placeOf())?.doc.networkId).toBe(other);
});

test('N9, N10: once the network that holds the place has ended, the other one takes it; an ended one takes none', async () => {
  await run();
  const { doc, revision } = (await placeOf())!;
  const ended = (await placeOf(clients[1]))!.doc.networkId;
  const network = (await world.store.get('network', `network:${ended}`, 'network'))!;
  const closed = { ...network.doc, state: 'closed' as const };
  await world.store.commit(closed.partition, [{ kind: 'replace', doc: closed, revision: network.revision }]);
  await world.store.commit(practice, [{ kind: 'replace', doc: { ...doc, networkId: ended }, revision }]);
  const key = (await placeOf(clients[1]))!;
  await world.store.commit(practice, [{ kind: 'remove', id: key.doc.id, revision: key.revision }]);
  expect((await run()).written).toEqual([doc.networkId]);
  expect(await placeOf(clients[1])).toBeUndefined();
});

test('a network that cannot be read keeps no other from its place; the run ends in its fault', async () => {
  const first = (await world.store.query('networksOfTeam', 'delinde.praktijk', { limit: 1 })).items[0]!.doc.networkId;
  const partition = `network:${first}`;
  const store: Store = {
    ...world.store,
    get: (type, at, id) =>
      type === 'network' && at === partition
        ? Promise.reject(new UnreadableDocument(type, id, at))
        : world.store.get(type, at, id),
  };
  for (const time of ['first', 'second']) {
    await expect(run(store)).rejects.toMatchObject({ name: 'UnreadableDocument', partition });
    expect([time, (await held()).length]).toEqual([time, 2]);
  }
});

test('a commit that failed is tried again in the next run', async () => {
  let failed = false;
  const store: Store = {
    ...world.store,
    commit: (partition, writes) => {
      if (failed) return world.store.commit(partition, writes);
      failed = true;
      return Promise.resolve({ ok: false, reason: 'changed', index: 0 });
    },
  };
  expect((await run(store)).written).toHaveLength(2);
  expect((await run(store)).written).toHaveLength(1);
});

test('one more run costs a read for each open network, beside the lists', async () => {
  await run();
  const counted = counting(world.store);
  await run(counted.store);
  // The list of teams, the networks of each of the four, and the three places.
  expect(counted.reads).toBe(1 + 4 + 3);
});
