import { loadDemo } from '../../src/local/demo';
import { loadRegionNorth } from '../helpers/region-north';
import { createWorld, type World } from '../helpers/world';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world.close());

const organisations = async () =>
  (await world.store.query('organisations', 'organisation', { limit: 100 })).items.map(({ doc }) => doc.organisationId);

test('where others’ organisations are, the demo adds nothing and says so', async () => {
  await loadRegionNorth(world.store);
  const before = await organisations();
  await expect(loadDemo(world.deps)).rejects.toThrow('organisations that are not of the demo');
  expect(await organisations()).toEqual(before);
});

test('a second start keeps the demo as it is', async () => {
  await loadDemo(world.deps);
  const before = await organisations();
  await loadDemo(world.deps);
  expect(await organisations()).toEqual(before);
});
