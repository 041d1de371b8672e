import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import { cardText } from '../helpers/card';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, practiceStarts, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld, type World } from '../helpers/world';

// What somebody filled in and did not finish may come to be unreadable: that bars nobody from a new start.
let world: World;
let gp: Chatter;
let mend: () => Promise<void>;
const draft = key.draft(personIdOf(people.gp));
const kept = 'blijft bewaard';

beforeEach(async () => {
  const store = openSqlite(':memory:');
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  await gp.installs();
  await gp.says('hulp');
  await gp.presses('Nieuw netwerk');
  await gp.presses('Toestemming vastleggen', { ...consentFilled, clientName: 'Piet Voorbeeld' });
  mend = await unreadableDocument(store, draft, { networkValues: 'x' });
});
afterEach(() => world.close());

test('its owner gets an empty form that says so, and starts another network', async () => {
  await gp.says('hulp');
  const form = await gp.presses('Nieuw netwerk');
  expect(cardText(form)).toContain(kept);
  expect(valueOf(form, 'clientName')).toBe('');
  const stopped = await gp.presses('Stoppen');
  expect(cardText(stopped)).toContain('gestart');
  await practiceStarts(gp);
  expect((await world.store.query('networks', 'network', { limit: 9 })).items).toHaveLength(1);
  // It is gone on with when it can be read again.
  await mend();
  await gp.says('hulp');
  expect(cardText(await gp.presses('Nieuw netwerk'))).toContain('Piet Voorbeeld');
});

test('a form of it says why it does not go on', async () => {
  const card = await gp.presses('Verder naar het eerste bericht', { source: 'existing-client', attested: 'true' });
  expect(cardText(card)).toContain(kept);
});

test('a new form goes on although the one before can be read again', async () => {
  await gp.says('hulp');
  await gp.presses('Nieuw netwerk');
  const form = await gp.presses('Toestemming vastleggen', consentFilled);
  await mend();
  const filled = { source: 'existing-client', attested: 'true', teams: 'thuiszorg.noord' };
  expect(cardText(await gp.presses('Verder naar het eerste bericht', filled, form))).toContain('stap 3 van 3');
  expect((await find(world.store, draft))?.doc.consentValues.clientName).toBe('Piet Voorbeeld');
});
