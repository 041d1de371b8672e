import { find, key } from '../../../src/store/keys';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { upgradeOrganisations } from '../../../src/usecases/directory/upgrade-organisations';
import { readAll } from '../../../src/usecases/read-all';
import { addOrganisation, putTeam, someone } from '../../helpers/directory';
import { asFormer } from '../../helpers/former-directory';
import { sample } from '../../store/sample';

/** In megabytes; Cosmos DB takes 2. */
const sizeOf = (doc: unknown): number => Buffer.byteLength(JSON.stringify(doc)) / 1_000_000;

let store: Store;
let ids = 0;
const deps = (through = store) => ({
  store: through,
  now: () => '2026-11-28T09:00:00.000Z',
  newId: () => `id${(ids += 1)}`,
});
const contact = someone('anja', 'groot');
/** What a program that 0.1.0 does not know added. */
const more = { colour: 'green' };

/** Two organisations of 0.1.0, one with so many teams, and absences that stand, are over or were withdrawn. */
async function regionOfFormer(teams: number): Promise<void> {
  store = openSqlite(':memory:');
  await addOrganisation(store, 'klein', { kind: 'practice', teams: [{ id: 'klein.team' }] });
  const many = Array.from({ length: teams }, (_, at) => ({ id: `groot.t${at}`, name: `Team ${at}`, contact }));
  await addOrganisation(store, 'groot', { kind: 'home-care', teams: many });
  await putTeam(store, 'groot.t0', { digestTime: '07:15', ...more });
  for (const [absenceId, state, withdrawn] of [
    ['a', 'done', false],
    ['b', 'pending', false],
    ['c', 'pending', true],
  ] as const) {
    const fields = { absenceId, organisationId: 'groot', state, withdrawn, deputyId: 'klein', version: 1 };
    const doc = sample('absence', 'organisation:groot', `absence:${absenceId}`, fields);
    await store.commit(doc.partition, [{ kind: 'insert', doc }]);
  }
}

const organisation = async (id: string) => (await find(store, key.organisation(id)))!.doc;

test.each([3, 250])(
  'an organisation of 0.1.0 with %i teams is one document, and nothing of it is lost',
  async (count) => {
    await regionOfFormer(count);
    const before = [await organisation('groot'), await organisation('klein')];
    for (const id of ['groot', 'klein']) await asFormer(store, id);
    expect((await organisation('groot')).teams).toEqual([]);

    expect(await upgradeOrganisations(deps())).toBe(2);

    const [large, small] = [await organisation('groot'), await organisation('klein')];
    const byId = (one: { teamId: string }, other: { teamId: string }) => (one.teamId < other.teamId ? -1 : 1);
    expect([...large.teams].sort(byId)).toEqual([...before[0]!.teams].sort(byId));
    expect(large.teams.find(({ teamId }) => teamId === 'groot.t0')).toMatchObject(more);
    expect(small).toEqual(before[1]);
    expect(large.absences.map(({ absenceId, deputyId }) => [absenceId, deputyId]).sort()).toEqual([
      ['a', 'klein'],
      ['b', 'klein'],
    ]);
    expect(await readAll(store, 'teamsToUpgrade', 'team')).toEqual([]);
    expect(await readAll(store, 'absencesOfDeputy', 'klein')).toHaveLength(3);
    expect(await upgradeOrganisations(deps())).toBe(0);
    await store.close();
  },
);

test('cut off at any commit, before or after it was kept, it is run again and comes to the same', async () => {
  await regionOfFormer(120);
  const teams = (await organisation('groot')).teams.map(({ teamId }) => teamId).sort();
  for (const id of ['groot', 'klein']) await asFormer(store, id);
  /** Ends after so many commits; the last is kept or not. */
  const stopping = (left: number, kept: boolean): Store => ({
    ...store,
    commit: async (...batch) => {
      if ((left -= 1) < 0) throw new Error('stopped');
      if (left === 0 && !kept) throw new Error('stopped');
      return store.commit(...batch);
    },
  });
  /** Each team is on its organisation or beside it, at every moment. */
  const found = async (): Promise<string[]> => {
    const beside = (await readAll(store, 'teamsToUpgrade', 'team')).map(({ doc }) => doc.teamId);
    const on = (await organisation('groot')).teams.map(({ teamId }) => teamId);
    expect(new Set(on).size).toBe(on.length);
    return [...new Set([...on, ...beside.filter((id) => id.startsWith('groot'))])].sort();
  };
  for (let at = 0; (await readAll(store, 'teamsToUpgrade', 'team')).length > 0; at += 1) {
    expect(at).toBeLessThan(20);
    await upgradeOrganisations(deps(stopping(1 + (at % 2), at % 3 > 0))).catch(() => undefined);
    expect(await found()).toEqual(teams);
  }
  expect((await organisation('groot')).teams).toHaveLength(120);
  expect((await organisation('klein')).teams).toHaveLength(1);
  expect((await organisation('groot')).absences).toHaveLength(2);
  const records = (await readAll(store, 'auditByTime', 'audit')).map(({ doc }) => `${doc.action} ${doc.object}`);
  expect(records.sort()).toEqual(['directory.upgrade organisation:groot', 'directory.upgrade organisation:klein']);
  await store.close();
});

test('2,000 teams are far from what a document may hold', async () => {
  await regionOfFormer(2_000);
  await asFormer(store, 'groot');
  await upgradeOrganisations(deps());
  expect((await organisation('groot')).teams).toHaveLength(2_000);
  expect(sizeOf(await organisation('groot'))).toBeLessThan(0.5);
  await store.close();
});
