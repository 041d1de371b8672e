import { loadDemo } from '../../../src/local/demo';
import { demoPeople } from '../../../src/local/people';
import { find, key } from '../../../src/store/keys';
import type { Store } from '../../../src/store/store';
import { readAll } from '../../../src/usecases/read-all';
import { placeClients } from '../../../src/usecases/networks/start/place-clients';
import { cardText } from '../../helpers/card';
import { counting } from '../../helpers/counting-store';
import { unreadableDocument } from '../../helpers/unreadable';
import { createWorld, type World } from '../../helpers/world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await loadDemo(world.deps);
});
afterEach(() => world.close());

const practice = 'organisation:delinde';
const clients = [
  { name: 'Truus van Dalen', birthDate: '1938-04-12' },
  { name: 'Ahmed Yilmaz', birthDate: '1945-11-02' },
  { name: 'Wil de Groot', birthDate: '1951-06-30' },
] as const;
const placeOf = (client: (typeof clients)[number] = clients[0]) => find(world.store, key.client('delinde', client));
const held = async (): Promise<string[]> =>
  (await Promise.all(clients.map(placeOf))).flatMap((place) => place?.doc.networkId ?? []);

/** One run: the networks that were given their place, and those of which the client has another. */
async function run(
  store: Store = world.store,
): Promise<{ written: string[]; twice: [string, string][]; joined: string[] }> {
  const [written, twice, joined]: [string[], [string, string][], string[]] = [[], [], []];
  const told = {
    written: (id: string) => void written.push(id),
    twice: (id: string, holder: string) => void twice.push([id, holder]),
    joined: (id: string, teamId: string) => void joined.push(`${id} ${teamId}`),
  };
  await placeClients({ store }, told);
  return { written, twice, joined };
}

test('N10: each network of the demonstration is given its client’s place, once', async () => {
  expect(await placeOf()).toBeUndefined();
  const { written } = await run();
  expect(written.sort()).toEqual((await held()).sort());
  expect(written).toHaveLength(3);
  expect(await run()).toEqual({ written: [], twice: [], joined: [] });
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

test('N10: a place of before, which was not found by the birth date, is found by it from then on, without a word', async () => {
  await run();
  const { doc, revision } = (await placeOf())!;
  const { born, ...before } = doc;
  await world.store.commit(practice, [{ kind: 'replace', doc: before, revision }]);
  const bornWith = async () =>
    (await world.store.query('clientsBorn', born!, { limit: 9 })).items.map((each) => each.doc);
  expect(await bornWith()).toEqual([]);
  expect(await run()).toEqual({ written: [], twice: [], joined: [] });
  expect(await bornWith()).toEqual([doc]);
});

test('N10: a place that another open network holds is left to it, and told', async () => {
  const { written } = await run();
  const { doc, revision } = (await placeOf())!;
  const other = written.find((networkId) => networkId !== doc.networkId)!;
  await world.store.commit(practice, [{ kind: 'replace', doc: { ...doc, networkId: other }, revision }]);
  expect(await run()).toMatchObject({ written: [], twice: [[doc.networkId, other]] });
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
  const place = (await placeOf(clients[1]))!;
  await world.store.commit(practice, [{ kind: 'remove', id: place.doc.id, revision: place.revision }]);
  expect((await run()).written).toEqual([doc.networkId]);
  expect(await placeOf(clients[1])).toBeUndefined();
});

test('a network that cannot be read keeps no other from its place; the run ends in its fault', async () => {
  const first = (await world.store.query('networksOfTeam', 'delinde.praktijk', { limit: 1 })).items[0]!.doc.networkId;
  const { partition } = key.network(first);
  await unreadableDocument(world.store, key.network(first), { state: 'of-the-next-version' });
  for (const time of ['first', 'second']) {
    await expect(run()).rejects.toMatchObject({ name: 'UnreadableDocument', partition });
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

test('one more run costs two reads for up to a hundred networks', async () => {
  await run();
  const counted = counting(world.store);
  const asked: number[] = [];
  const store: Store = {
    ...counted.store,
    getMany: (keys, options) => (asked.push(keys.length), world.store.getMany(keys, options)),
  };
  await run(store);
  // The networks, and what lies beside them.
  expect([counted.reads, asked.length]).toEqual([1, 1]);
});

describe('N1: a membership that is missing', () => {
  const missing = async () => {
    const { doc, revision } = (await world.store.query('networksOfTeam', 'merwede.noord', { limit: 1 })).items[0]!;
    await world.store.commit(doc.partition, [{ kind: 'remove', id: doc.id, revision }]);
    return doc;
  };

  test('is written and told, also where it is the only trace of the network with the team', async () => {
    await run();
    const { networkId, teamId, id, partition } = await missing();
    expect((await run()).joined).toEqual([`${networkId} ${teamId}`]);
    const network = (await find(world.store, key.network(networkId)))!.doc;
    expect((await world.store.get('member', partition, id))?.doc).toMatchObject({ teamId, since: network.startedAt });
    expect((await run()).joined).toEqual([]);
  });

  test('is not written for a team that leaves the network at the same moment; the next run looks again', async () => {
    const { networkId, teamId, id, partition } = await missing();
    const leaves: Store['commit'] = async (at, writes) => {
      const network = (await find(world.store, key.network(networkId)))!;
      const doc = { ...network.doc, teamIds: network.doc.teamIds.filter((each) => each !== teamId) };
      if (at === partition) await world.store.commit(at, [{ kind: 'replace', doc, revision: network.revision }]);
      return world.store.commit(at, writes);
    };
    expect((await run({ ...world.store, commit: leaves })).joined).toEqual([]);
    expect((await run()).joined).toEqual([]);
    expect(await world.store.get('member', partition, id)).toBeUndefined();
  });
});

test('N5: a network that is only asked for gets no members', async () => {
  await run();
  const { doc, revision } = (await world.store.query('networks', 'network', { limit: 1 })).items[0]!;
  const members = (await readAll(world.store, 'networksOfTeam', doc.teamIds[0]!)).filter(
    (each) => each.doc.networkId === doc.networkId,
  );
  const asked = { ...doc, state: 'requested' as const };
  await world.store.commit(doc.partition, [
    { kind: 'replace', doc: asked, revision },
    ...members.map((each) => ({ kind: 'remove' as const, id: each.doc.id, revision: each.revision })),
  ]);
  expect((await run()).joined).toEqual([]);
});
