import { loadDemo } from '../../../src/local/demo';
import { placeClients } from '../../../src/usecases/networks/start/place-clients';
import { keyId } from '../../../src/usecases/networks/start/client-key';
import { createWorld, type World } from '../../helpers/world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  await loadDemo(world.deps);
});
afterEach(() => world.close());

const practice = 'organisation:delinde';
const truus = keyId('delinde', { name: 'Truus van Dalen', birthDate: '1938-04-12' });
const placeOf = () => world.store.get('client-key', practice, truus);

test('N10: each network of the demonstration is given its client’s place, once', async () => {
  expect(await placeOf()).toBeUndefined();
  const placed = await placeClients(world.deps, new Set());
  expect(placed).toContain((await placeOf())?.doc.networkId);
  expect(await placeClients(world.deps, new Set())).toEqual([]);
});

test('N10: a place that points to no network is taken over by the open one', async () => {
  await placeClients(world.deps, new Set());
  const { doc, revision } = (await placeOf())!;
  await world.store.commit(practice, [{ kind: 'replace', doc: { ...doc, networkId: 'never-made' }, revision }]);
  expect(await placeClients(world.deps, new Set())).toEqual([doc.networkId]);
  expect((await placeOf())?.doc.networkId).toBe(doc.networkId);
});

test('N10: a place that another open network holds is left to it', async () => {
  const places = await placeClients(world.deps, new Set());
  const { doc, revision } = (await placeOf())!;
  const other = places.find((networkId) => networkId !== doc.networkId)!;
  await world.store.commit(practice, [{ kind: 'replace', doc: { ...doc, networkId: other }, revision }]);
  expect(await placeClients(world.deps, new Set())).toEqual([]);
});
