import { find, key } from '../../src/store/keys';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

/** A2 over partitions: what the second look of a press did not come to, the sweep finds (ADR 10). */
let world: World;
let gp: Chatter;
let diana: Chatter;
const deputy = someone('diana', 'waal');

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  const practice = { kind: 'practice', name: 'Praktijk Waalzicht', phone: '030 555 44 44' } as const;
  await addOrganisation(world.store, 'waal', { ...practice, teams: [{ id: 'waal.team', contact: deputy }] });
  await addStaff(world.store, 'practice', deputy, { organisation: 'waal', teams: ['waal.team'], level: 'A' });
  [gp, diana] = [world.person(people.gp), world.person(deputy)];
  await Promise.all([gp.installs(), diana.installs()]);
  await gp.says('afwezigheid');
  await gp.presses('Afwezigheid vastleggen');
  await gp.presses('Vastleggen', { from: '2026-12-01', until: '2026-12-06', deputy: 'waal' });
});
afterEach(() => world.close());

/** Recorded by a press of the same moment that ended before it looked again. */
async function recordedBeside(from: string, until: string, deputyId: string | null): Promise<void> {
  const organisation = (await find(world.store, key.organisation('waal')))!;
  const absences = [{ absenceId: 'beside', from, until, deputyId, outside: null }];
  const doc = { ...organisation.doc, absences };
  await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: organisation.revision }]);
}

async function sweeps(): Promise<void> {
  await world.runs('retention');
  await world.deliver();
}

const told = (): string[] => world.log.filter((line) => line.includes('cannot stand beside another'));
const has = (person: Chatter): number =>
  person.cards().filter((card) => JSON.stringify(card).includes('moet anders')).length;

test.each([
  [
    'a circle of deputies',
    'praktijk',
    [
      'Zo verwijzen waarnemers naar elkaar (Praktijk De Brug, Praktijk Waalzicht, Praktijk De Brug)',
      'Zo verwijzen waarnemers naar elkaar',
    ],
    ['circle', 'circle'],
  ],
  [
    'a deputy who is away',
    null,
    [
      'Praktijk Waalzicht kan niet waarnemen: die praktijk is zelf afwezig',
      'neemt uw organisatie waar voor Praktijk De Brug',
    ],
    ['deputy-absent', 'stands-in'],
  ],
])('%s: the account managers of both are told, once a day until one changes it', async (_, deputyId, said, why) => {
  await practiceStarts(gp);
  await world.deliver();
  await recordedBeside('2026-12-02T23:00:00.000Z', '2026-12-04T23:00:00.000Z', deputyId);
  await sweeps();
  await sweeps();
  expect([gp.reads(), diana.reads()]).toEqual(said.map((sentence) => expect.stringContaining(sentence) as unknown));
  expect(gp.reads()).toContain('de afwezigheid van Praktijk De Brug van 1 december 2026 t/m 6 december 2026');
  expect([has(gp), has(diana)]).toEqual([1, 1]);
  expect(
    told()
      .map((line) => (JSON.parse(line) as { why: string }).why)
      .sort(),
  ).toEqual(why);

  world.later(24);
  await sweeps();
  expect([has(gp), has(diana)]).toEqual([2, 2]);

  await gp.presses('Afwezigheid');
  await gp.presses('Intrekken');
  world.later(24);
  await sweeps();
  // The list of absences took the place of the card that was pressed.
  expect([has(gp), has(diana)]).toEqual([1, 2]);
});

test('it is not told any more where it was put right before it came', async () => {
  await recordedBeside('2026-12-02T23:00:00.000Z', '2026-12-04T23:00:00.000Z', null);
  await world.runs('retention');
  await gp.says('afwezigheid');
  await gp.presses('Intrekken');
  await world.deliver();
  expect([has(gp), has(diana)]).toEqual([0, 0]);
});

test('absences that stand beside each other are told to nobody', async () => {
  await recordedBeside('2026-12-06T23:00:00.000Z', '2026-12-10T23:00:00.000Z', 'praktijk');
  await sweeps();
  expect([has(gp), has(diana), told()]).toEqual([0, 0, []]);
});
