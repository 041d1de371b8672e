import type { DocumentOf } from '../../src/store/documents';
import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { readAll, readReadable } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld, type World } from '../helpers/world';

// C5: withdrawn consent closes the contents for everyone: what cannot be read keeps nobody's card open. Nor does it keep a
// consent from being withdrawn or extended (C4), or a network from being closed (N9): it follows once it can be read.
let store: Store;
let world: World;
let gp: Chatter;
let nurse: Chatter;
let member: DocumentOf<'member'>;

beforeEach(async () => {
  store = openSqlite(':memory:');
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store, version: 'older' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await nurse.installs();
  await practiceStarts(gp);
  await world.deliver();
  member = (await readAll(store, 'networksOfTeam', 'thuiszorg.noord'))[0]!.doc;
});
afterEach(() => world.close());

const shown = (): string => nurse.cards().map(cardText).join('\n');
const withdraws = async () => {
  const { body } = await gp.posts('consent.withdraw-confirm', { networkId: member.networkId });
  await world.deliver();
  return cardText(body.value);
};
const threads = async () =>
  (await readReadable(store, 'threadsOfNetwork', member.networkId, { partition: member.partition })).found;

const nurseId = personIdOf(people.nurse);

test.each([
  ['place', key.staff('thuiszorg', nurseId), { level: 'level-F' }],
  ['document', key.person(nurseId), { conversation: 'of-the-next-version' }],
])('the %s of a reader: their card is emptied', async (_, of, change) => {
  expect(shown()).toContain('Hoe ziet de wond eruit');
  await unreadableDocument(store, of, change);
  expect(await withdraws()).toContain('Toestemming ingetrokken');
  expect(shown()).not.toMatch(/Wond|wond|Truus/);
  expect(shown()).toContain('De toestemming voor dit netwerk is ingetrokken.');
});

test('the place of a reader while the consent holds: their card stays as it is', async () => {
  const before = shown();
  await unreadableDocument(store, key.staff('thuiszorg', nurseId), { level: 'level-F' });
  const [thread] = await threads();
  const { networkId } = member;
  const { threadId, version } = thread!.doc;
  await gp.posts('thread.settle', { networkId, threadId, version });
  await world.deliver();
  expect((await threads())[0]!.doc.turnTeamId).toBeNull();
  expect(shown()).toBe(before);
});

/** One of two: the wound cannot be read, the fever can. */
async function woundCannotBeRead(): Promise<{ id: string; mends: () => Promise<void> }> {
  const { networkId } = member;
  const more = { networkId, formId: 'f', category: 'care', team: 'thuiszorg.noord', subject: 'Koorts' };
  await gp.posts('thread.send', { ...more, text: 'Is er koorts?' });
  await world.deliver();
  const wound = (await threads()).find(({ doc }) => doc.subject !== 'Koorts')!.doc;
  return { id: wound.id, mends: await unreadableDocument(store, wound, { deadline: 'of-the-next-version' }) };
}

/** Those that are not at their end as this network is. */
const ended = async () => (await threads()).map(({ doc }) => [doc.subject, doc.ended]);
const waits = async () => (await readAll(store, 'noticesByState', 'pending')).length;
const told = (id: string): boolean => world.log.some((line) => line.includes('skipped') && line.includes(id));

test('C5: a thread: consent is withdrawn, every card is emptied, and it follows once it can be read', async () => {
  const { id, mends } = await woundCannotBeRead();
  expect(shown()).toMatch(/wond eruit[^]*koorts/);
  expect(await withdraws()).toContain('Toestemming ingetrokken');
  expect(shown()).not.toMatch(/Wond|wond|[Kk]oorts|Truus/);
  expect(shown()).toContain('De inhoud is voor iedereen dicht.');
  const before = nurse.cards().length;
  expect([told(id), await waits(), await ended()]).toEqual([true, 1, [['Koorts', 'frozen']]]);
  world.later(1);
  await world.deliver();
  expect([await waits(), nurse.cards().length]).toEqual([1, before]);
  await mends();
  world.later(1);
  await world.deliver();
  expect(await waits()).toBe(0);
  expect((await ended()).map(([, end]) => end)).toEqual(['frozen', 'frozen']);
});

test('C5: the steps: consent is withdrawn all the same', async () => {
  await unreadableDocument(store, key.checklist(member.networkId), { events: 'of-the-next-version' });
  expect(await withdraws()).toContain('Toestemming ingetrokken');
});

/** The practice's list of what is still open. */
async function opensClosing() {
  await gp.says('mijn netwerken');
  await gp.presses('Openen');
  return gp.presses('Netwerk sluiten');
}
const confirm = 'Sluiten en alles afhandelen';

test('N9: a thread: it is named by its id alone, has to be confirmed, and is settled once it can be read', async () => {
  const { id, mends } = await woundCannotBeRead();
  const list = cardText(await opensClosing());
  expect(list).toContain('Eén gesprek of lijst met stappen kan nu niet worden gelezen en staat er niet bij.');
  expect(list).toContain(`Voor de helpdesk: ${id}`);
  expect(list).toContain('Deze 2 gesprekken worden allemaal afgehandeld.');
  expect(list).not.toContain('Wond');
  expect(cardText(await gp.presses(confirm, { settleSteps: 'true' }))).toContain('Vink aan dat wat nog open staat');
  const closed = await gp.presses(confirm, { settleSteps: 'true', settleThreads: 'true' });
  expect(cardText(closed)).toContain('is gesloten.');
  await world.deliver();
  expect(nurse.reads()).toContain('De praktijk heeft dit netwerk gesloten.');
  expect(await ended()).toEqual([['Koorts', 'closed']]);
  await mends();
  world.later(1);
  await world.deliver();
  expect((await ended()).map(([, end]) => end)).toEqual(['closed', 'closed']);
  expect((await threads()).map(({ doc }) => doc.turnTeamId)).toEqual([null, null]);
  expect(await waits()).toBe(0);
});

test('N9: a thread that came to be unreadable since the list was shown: it is shown anew', async () => {
  await opensClosing();
  const [thread] = await threads();
  await unreadableDocument(store, thread!.doc, { deadline: 'of-the-next-version' });
  const again = await gp.presses(confirm, { settleSteps: 'true', settleThreads: 'true' });
  expect(cardText(again)).toContain('Er is iets veranderd in wat nog open staat.');
});

test('N9: the steps: they have to be confirmed', async () => {
  await unreadableDocument(store, key.checklist(member.networkId), { events: 'of-the-next-version' });
  expect(cardText(await opensClosing())).toContain('Voor de helpdesk: checklist');
  expect(cardText(await gp.presses(confirm, { settleThreads: 'true' }))).toContain('Vink aan dat wat nog open staat');
  const closed = await gp.presses(confirm, { settleSteps: 'true', settleThreads: 'true' });
  expect(cardText(closed)).toContain('is gesloten.');
});

test('C4, A2: a thread: the consent is extended, and its term runs on with the others once it can be read', async () => {
  const { mends } = await woundCannotBeRead();
  const { networkId } = member;
  await gp.says('mijn netwerken');
  await gp.presses('Openen');
  await gp.presses('Team toevoegen');
  const given = { team: 'thuiszorg.zuid', givenBy: 'client', form: 'oral', confirmed: 'true' };
  expect(cardText(await gp.presses('Vastleggen en team toevoegen', given))).toContain('Team Zuid doet mee');
  await world.deliver();
  expect((await find(store, key.network(networkId)))?.doc.teamIds).toContain('thuiszorg.zuid');
  expect(await waits()).toBe(1);
  await mends();
  world.later(1);
  await world.deliver();
  expect(await waits()).toBe(0);
});
