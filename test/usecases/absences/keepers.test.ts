import { rememberDirectory } from '../../../src/store/recent';
import { openSqlite } from '../../../src/store/sqlite';
import { keptOrganisation } from '../../../src/usecases/absences/keepers';
import type { Deps } from '../../../src/usecases/deps';
import { readOrganisation } from '../../../src/usecases/directory/read-teams';
import { loadActor, personIdOf } from '../../../src/usecases/people/load-actor';
import { addOrganisation, addStaff, someone } from '../../helpers/directory';

test('A1: an organisation that another instance founded a moment ago is kept from its first press on', async () => {
  const store = openSqlite(':memory:');
  const deps = { store: rememberDirectory(store, () => 0), now: () => '2026-11-23T09:00:00.000Z' } as Deps;
  // Shown here while it was only asked for (R8), and remembered as not there.
  expect(await readOrganisation(deps, 'zuid')).toBeUndefined();
  const manager = someone('ilse', 'zuid');
  await addOrganisation(store, 'zuid', { kind: 'chain-partner', teams: [] });
  await addStaff(store, 'chain-partner', manager, { organisation: 'zuid', teams: [], level: 'lead-professional' });
  const actor = await loadActor(deps, personIdOf(manager));
  expect(await keptOrganisation(deps, actor, 'zuid')).toMatchObject({ ok: true, value: { organisationId: 'zuid' } });
  await store.close();
});
