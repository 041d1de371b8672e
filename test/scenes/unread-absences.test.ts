import { key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { readAll } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { homeCareStarts } from '../helpers/steps';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld, type World } from '../helpers/world';

// The practice is away and Waalzicht stands in. What cannot be read of that holds up nobody else's work.
let store: Store;
let world: World;
let assistant: Chatter;
let nurse: Chatter;
let deputy: Chatter;

const diana = someone('diana', 'waal');
const newer = { kind: 'of-the-next-version' };

beforeEach(async () => {
  store = openSqlite(':memory:');
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store, version: 'older' });
  await loadRegionNorth(world.store);
  const teams = [{ id: 'waal.team', name: 'Praktijkteam', contact: diana }];
  await addOrganisation(world.store, 'waal', { kind: 'practice', name: 'Waalzicht', phone: '030 555 44 44', teams });
  await addStaff(world.store, 'practice', diana, { organisation: 'waal', teams: ['waal.team'], level: 'A' });
  [assistant, nurse, deputy] = [world.person(people.assistant), world.person(people.nurse), world.person(diana)];
  for (const each of [assistant, nurse, deputy]) await each.installs();
  await homeCareStarts(nurse, { covers: 'praktijk,waal' });
  await records(assistant, { from: '2026-11-23', until: '2026-11-29', deputy: 'waal' });
  await world.clock();
});
afterEach(() => world.close());

const records = async (keeper: Chatter, filled: { from: string; until: string; deputy: string }): Promise<string> => {
  await keeper.says('afwezigheid');
  await keeper.presses('Afwezigheid vastleggen');
  return cardText(await keeper.presses('Vastleggen', filled));
};

/** The absence's own document; the organisation says so too (ADR 25). */
async function absenceCannotBeRead(): Promise<void> {
  const [absence] = await readAll(store, 'absencesOfDeputy', 'waal');
  await unreadableDocument(store, absence!.doc, { recordedAt: 'of-the-next-version' });
}
const organisationCannotBeRead = (id: string) => unreadableDocument(store, key.organisation(id), newer);
const unread = 'Eén gesprek of netwerk kan nu niet worden gelezen en staat er niet bij.';
const skipped = (id: string): boolean => world.log.some((line) => line.includes('skipped') && line.includes(id));
const failed = (): string[] => world.log.filter((line) => line.includes('press failed'));

test('A2: an absence: the organisation says it too, for the list of the deputy and for the rule', async () => {
  await absenceCannotBeRead();
  expect(cardText(await deputy.says('openstaand'))).toContain('bal bij u, als waarnemer van Praktijk De Brug');
  expect(await records(deputy, { from: '2026-11-25', until: '2026-11-26', deputy: 'none' })).toContain(
    'In deze periode neemt uw organisatie waar voor Praktijk De Brug',
  );
  expect([skipped('absence:'), failed()]).toEqual([true, []]);
});

test('A2: nor what the organisation says: the list leaves it out and says so, the rule is not passed by', async () => {
  await absenceCannotBeRead();
  await organisationCannotBeRead('praktijk');
  expect(cardText(await deputy.says('openstaand'))).toContain(unread);
  expect(cardText(await deputy.says('overzicht'))).toContain(unread);
  const own = records(deputy, { from: '2026-11-25', until: '2026-11-26', deputy: 'none' });
  await expect(own).rejects.toThrow('er is niets half opgeslagen');
});

test('A2: the organisation that is away: the list of the deputy says that something is left out', async () => {
  await organisationCannotBeRead('praktijk');
  const list = cardText(await deputy.says('openstaand'));
  expect([list.includes(unread), failed()]).toEqual([true, []]);
});

test('A1, M3: the deputy: the others are told that it cannot be read, and the number of who is away', async () => {
  await organisationCannotBeRead('waal');
  await nurse.says('openstaand');
  expect(cardText(await nurse.presses('Openen'))).toContain(
    'wie waarneemt, kan nu niet worden gelezen. Bij spoed bel je 030 555 11 11.',
  );
  expect(cardText(await assistant.says('afwezigheid'))).toContain('Waarnemer: –');
  expect(failed()).toEqual([]);
});

test('D3: the organisation that is asked: the thread goes on, with its term as it was', async () => {
  await homeCareStarts(nurse, { client: 'Ahmed Yilmaz', covers: 'praktijk' });
  const paused = async () =>
    (await readAll(store, 'threadsAwaited', 'thuiszorg.noord')).find(({ doc }) => doc.pauses.addressee.length > 0)!.doc;
  const before = await paused();
  await organisationCannotBeRead('praktijk');
  const { networkId, threadId, version } = before;
  await world.person(people.gp).posts('thread.seen', { networkId, threadId, version });
  const { pauses, deadline, events } = await paused();
  expect([pauses, deadline, events.length]).toEqual([before.pauses, before.deadline, before.events.length + 1]);
  expect(failed()).toEqual([]);
});
