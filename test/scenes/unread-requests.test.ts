import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { openInvitations } from '../../src/usecases/access/organisations-offered';
import { readAll } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import { someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld, type World } from '../helpers/world';

// A request or an invitation that cannot be read hides no other, and the list says that it is there.
let store: Store;
let world: World;

beforeEach(async () => {
  store = openSqlite(':memory:');
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store, version: 'older' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('R2: the other requests are shown', async () => {
  for (const [asked, name] of [
    [people.stranger, 'Wim'],
    [someone('piet', 'thuiszorg'), 'Piet'],
  ] as const) {
    const asks = world.person({ ...asked, name });
    await asks.installs();
    await asks.presses('Toegang aanvragen');
    await asks.presses('Verder');
    await asks.presses('Aanvraag versturen', { team: 'thuiszorg.noord', function: 'v', careProfessional: 'yes' });
  }
  const [request] = await readAll(store, 'accessRequestsOfOrganisation', 'thuiszorg');
  await unreadableDocument(store, request!.doc, { change: 'nee' });
  const manager = world.person(people.manager);
  await manager.installs();
  const list = cardText(await manager.says('aanvragen'));
  expect(list).toContain('Eén aanvraag kan nu niet worden gelezen en staat er niet bij.');
  expect(['Wim', 'Piet'].filter((name) => list.includes(name))).toHaveLength(1);
});

test('R8: the other invitations are shown, and the requests', async () => {
  const gp = world.person(people.gp);
  await gp.installs();
  for (const name of ['Ilse', 'Joost']) {
    await gp.says('aanvragen');
    await gp.presses('Ketenpartner uitnodigen');
    const partner = { newName: `Apotheek ${name}`, newPhone: '030 555 77 77', email: `${name}@apotheek.example` };
    await gp.presses('Uitnodigen', { ...partner, name, told: 'true' });
  }
  const [invitation] = await readAll(store, 'invitationsOfPractice', 'praktijk');
  await unreadableDocument(store, invitation!.doc, { isNew: 'ja' });
  const list = cardText((await gp.posts('invitation.list', {})).body.value);
  expect(list).toContain('Eén uitnodiging kan nu niet worden gelezen en staat er niet bij.');
  expect(['Ilse', 'Joost'].filter((name) => list.includes(name))).toHaveLength(1);
  expect(cardText(await gp.says('aanvragen'))).toContain('Eén aanvraag kan nu niet worden gelezen');
  // Who was invited to two organisations asks access to the other.
  const { email } = invitation!.doc;
  expect(await openInvitations(world.deps, email)).toEqual([]);
  expect(world.log.some((line) => line.includes('skipped') && line.includes(invitation!.doc.id))).toBe(true);
});
