import type { DocumentOf } from '../../src/store/documents';
import { key } from '../../src/store/keys';
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

// C5: withdrawn consent closes the contents for everyone. What cannot be read keeps nobody's card open, and does not
// keep the consent from being withdrawn.
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
