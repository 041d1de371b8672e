import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { readAll } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld, type World } from '../helpers/world';

let store: Store;
let world: World;
beforeEach(async () => {
  store = openSqlite(':memory:');
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store, version: 'older' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('of an organisation that cannot be read the others of the network see a dash, and go on', async () => {
  const [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  for (const each of [gp, nurse]) await each.installs();
  await practiceStarts(gp);
  await world.deliver();
  const [member] = await readAll(store, 'networksOfTeam', 'thuiszorg.noord');
  const { networkId, partition } = member!.doc;
  const { doc, revision } = (await find(store, key.network(networkId)))!;
  const withThird = { ...doc, teamIds: [...doc.teamIds, 'buurt.west'] };
  await store.commit(partition, [{ kind: 'replace', revision, doc: withThird }]);
  await unreadableDocument(store, key.organisation('buurt'), { kind: 'of-the-next-version' });
  const [thread] = await readAll(store, 'threadsOfNetwork', networkId, { partition });
  const { threadId } = thread!.doc;
  for (const who of [gp, nurse]) {
    for (const [verb, data] of [
      ['network.open', { networkId }],
      ['thread.open', { networkId, threadId }],
      ['thread.list', {}],
    ] as const) {
      const { body } = await who.posts(verb, data);
      expect([verb, body.value.message]).toEqual([verb, undefined]);
      expect(cardText(body.value)).toContain('Truus van Dalen');
    }
  }
  expect(world.log.some((line) => line.includes('skipped') && line.includes('organisation:buurt'))).toBe(true);
});
