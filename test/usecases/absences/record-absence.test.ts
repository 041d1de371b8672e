import type { Actor, Staff } from '../../../src/domain/directory';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { recordAbsence } from '../../../src/usecases/absences/record-absence';
import type { Deps } from '../../../src/usecases/deps';
import { addOrganisation } from '../../helpers/directory';

const manager = (organisationId: string): Actor => {
  const place: Staff = {
    personId: organisationId,
    organisationId,
    organisationKind: 'practice',
    name: organisationId,
    level: 'A',
    medicalData: false,
    careProfessional: false,
    teamIds: [],
    active: true,
  };
  return { personId: organisationId, name: organisationId, staff: [place] };
};

test('A2: two that name each other at the same moment: the second to commit looks again, takes it back and is refused', async () => {
  const store = openSqlite(':memory:');
  for (const id of ['brug', 'waal'])
    await addOrganisation(store, id, { kind: 'practice', teams: [{ id: `${id}.team` }] });
  let ids = 0;
  const depsOn = (on: Store): Deps => ({
    store: on,
    region: { terms: { zone: 'Europe/Amsterdam' } } as Deps['region'],
    now: () => '2026-11-23T09:00:00.000Z',
    newId: () => `id${(ids += 1)}`,
    wake: () => undefined,
  });
  const record = (deps: Deps, organisationId: string, deputy: string) =>
    recordAbsence(deps, manager(organisationId), {
      organisationId,
      absenceId: '',
      from: '2026-12-01',
      until: '2026-12-07',
      deputy,
      press: { verb: 'absence.record', card: organisationId, typed: '' },
    });
  // The other one is recorded between what this one read and what it commits.
  let first: Awaited<ReturnType<typeof record>> | undefined;
  const between: Store = {
    ...store,
    get: (...args) => store.get(...args),
    query: (...args) => store.query(...args),
    commit: async (...args) => {
      first ??= await record(depsOn(store), 'waal', 'brug');
      return store.commit(...args);
    },
  };

  const second = await record(depsOn(between), 'brug', 'waal');
  expect(first).toMatchObject({ ok: true });
  expect(second).toMatchObject({ ok: false, refusal: { kind: 'deputy-circle' } });
  const page = await store.query('absencesByState', 'pending', { limit: 10 });
  expect(page.items.filter(({ doc }) => !doc.withdrawn).map(({ doc }) => doc.organisationId)).toEqual(['waal']);
  await store.close();
});
