import { readOnce } from '../../../src/store/read-once';
import { find, key } from '../../../src/store/keys';
import { openSqlite } from '../../../src/store/sqlite';
import type { Store } from '../../../src/store/store';
import { recordAbsence } from '../../../src/usecases/absences/record-absence';
import type { Deps } from '../../../src/usecases/deps';
import { loadActor, personIdOf } from '../../../src/usecases/people/load-actor';
import { addOrganisation, addStaff, someone } from '../../helpers/directory';

type RecordedOr = Awaited<ReturnType<typeof recordAbsence>>;

const managerOf = (organisation: string) => someone('manager', organisation);

/**
 * One organisation records an absence in the first days of December; what another records for the same days is
 * committed between what the first has read, as a press of the bot reads, and what it commits.
 */
async function atOnce(
  one: { who: string; deputy: string },
  other: { who: string; deputy: string },
  /** Something else of the organisation, committed just before this commit of the first, counted from 1. */
  elsewhere?: number,
): Promise<{ answers: [RecordedOr, RecordedOr]; standing: string[] }> {
  const store = openSqlite(':memory:');
  for (const id of ['brug', 'waal', 'maas']) {
    await addOrganisation(store, id, { kind: 'practice', teams: [{ id: `${id}.team` }] });
    await addStaff(store, 'practice', managerOf(id), { organisation: id, teams: [], level: 'A' });
  }
  let ids = 0;
  const depsOn = (on: Store): Deps => ({
    store: on,
    region: { terms: { zone: 'Europe/Amsterdam' } } as Deps['region'],
    now: () => '2026-11-23T09:00:00.000Z',
    newId: () => `id${(ids += 1)}`,
  });
  const record = async (on: Store, { who, deputy }: { who: string; deputy: string }): Promise<RecordedOr> =>
    recordAbsence(depsOn(readOnce(on)), await loadActor({ store }, personIdOf(managerOf(who))), {
      organisationId: who,
      absenceId: '',
      from: '2026-12-01',
      until: '2026-12-07',
      deputy,
      deputyName: '',
      deputyPhone: '',
      press: { verb: 'absence.record', card: `${who} ${deputy}`, typed: '' },
    });
  let first: RecordedOr | undefined;
  let commits = 0;
  const second = await record(
    {
      ...store,
      commit: async (...args) => {
        first ??= await record(store, other);
        if ((commits += 1) === elsewhere) await renamed(store, one.who);
        return store.commit(...args);
      },
    },
    one,
  );
  const page = await store.query('absencesByState', 'pending', { limit: 10 });
  const standing = page.items.filter(({ doc }) => !doc.withdrawn).map(({ doc }) => doc.organisationId);
  // What every press reads is what the absences themselves say.
  const { items } = await store.query('organisations', 'organisation', { limit: 10 });
  expect(items.flatMap(({ doc }) => doc.absences.map(() => doc.organisationId))).toEqual(standing);
  await store.close();
  return { answers: [first!, second], standing };
}

async function renamed(store: Store, organisationId: string): Promise<void> {
  const { doc, revision } = (await find(store, key.organisation(organisationId)))!;
  await store.commit(doc.partition, [{ kind: 'replace', doc: { ...doc, name: 'Anders' }, revision }]);
}

test('A2: two that name each other at the same moment: the second to commit looks again, takes it back and is refused', async () => {
  const { answers, standing } = await atOnce({ who: 'brug', deputy: 'waal' }, { who: 'waal', deputy: 'brug' });
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { kind: 'deputy-circle' } }]);
  expect(standing).toEqual(['waal']);
});

test('A2: a deputy who records an absence of its own at the same moment: likewise', async () => {
  const { answers, standing } = await atOnce({ who: 'brug', deputy: 'waal' }, { who: 'waal', deputy: 'maas' });
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { kind: 'deputy-absent' } }]);
  expect(standing).toEqual(['waal']);
});

test('A2: it is taken back also where somebody changes something else of the organisation at that moment', async () => {
  const { answers, standing } = await atOnce({ who: 'brug', deputy: 'waal' }, { who: 'waal', deputy: 'brug' }, 2);
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { kind: 'deputy-circle' } }]);
  expect(standing).toEqual(['waal']);
});

test('A1: of two of one organisation at the same moment the second is decided on what is true then', async () => {
  const { answers, standing } = await atOnce({ who: 'brug', deputy: 'waal' }, { who: 'brug', deputy: 'maas' });
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { kind: 'absence-overlaps' } }]);
  expect(standing).toEqual(['brug']);
});
