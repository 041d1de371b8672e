import { key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import { readAll } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, practiceStarts } from '../helpers/steps';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld, type World } from '../helpers/world';

let world: World;
afterEach(() => world.close());

// N10: what may be this client's and cannot be read lets no second network begin without a word.
test.each(['network', 'client-key'] as const)(
  'N10: where a %s cannot be read, the rule is not passed by',
  async (type) => {
    const store = openSqlite(':memory:');
    world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store, version: 'older' });
    await loadRegionNorth(world.store);
    const gp = world.person(people.gp);
    await practiceStarts(gp, { client: 'Truus van Dalen' });
    const [network] = await readAll(store, 'networks', 'network');
    const { networkId, practiceId, client } = network!.doc;
    const at = type === 'network' ? key.network(networkId) : key.client(practiceId, client);
    const mend = await unreadableDocument(store, at, { schemaVersion: 'later' });
    await gp.says('nieuw netwerk');
    await gp.presses('Toestemming vastleggen', {
      ...consentFilled,
      clientName: 'T. van Dalen',
      covers: 'thuiszorg,buurt',
    });
    const typed = { source: 'existing-client', attested: 'true', teams: 'thuiszorg.noord' };
    const step = gp.lastCard();
    const stopped = await gp.presses('Verder naar het eerste bericht', typed, step).then(cardText, String);
    expect(stopped).toMatch(/code \w+/);
    expect(stopped).not.toContain('van Dalen');
    await mend();
    expect(cardText(await gp.presses('Verder naar het eerste bericht', typed, step))).toContain('dezelfde cliënt');
  },
);
