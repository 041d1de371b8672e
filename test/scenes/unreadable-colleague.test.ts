import type { DocumentOf } from '../../src/store/documents';
import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { decidersOf } from '../../src/usecases/access/account-managers';
import { readReadable } from '../../src/usecases/read-all';
import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld, type World } from '../helpers/world';

// ADR 14: what decides about rights is not guessed: a colleague's place that cannot be read gives none, and it takes
// nothing from the others.
let store: Store;
let world: World;
let gp: Chatter;
let nurse: Chatter;
let manager: Chatter;

beforeEach(async () => {
  store = openSqlite(':memory:');
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store, version: 'older' });
  await loadRegionNorth(world.store);
  [gp, nurse, manager] = [world.person(people.gp), world.person(people.nurse), world.person(people.manager)];
  for (const each of [gp, nurse, manager, world.person(people.colleague)]) await each.installs();
});
afterEach(() => world.close());

const colleagueId = personIdOf(people.colleague);
const place = key.staff('thuiszorg', colleagueId);
const told = (): number => world.log.filter((line) => line.includes('skipped') && line.includes(place.id)).length;
/** Of the others: what goes to that colleague's own chat cannot be made. */
const failed = (): string[] =>
  world.log.filter((line) => /^job failed|press failed/.test(line) && !line.includes(`:${colleagueId}:1 Unreadable`));

describe.each([
  ['has a level that only a newer version knows', { level: 'level-F' }],
  ['is damaged', { active: 'ja' }],
])('the place of a colleague %s', (_, change) => {
  const cannotBeRead = () => unreadableDocument(store, place, change);

  test('M2: the others get the question, and it is told', async () => {
    await cannotBeRead();
    const before = nurse.cards().length;
    await practiceStarts(gp);
    await world.deliver();
    expect(nurse.cards()).toHaveLength(before + 1);
    expect(told()).toBeGreaterThan(0);
    expect(failed()).toEqual([]);
  });

  test('D5, G1, C5: the others are reminded, get the digest, and lose it all with the consent', async () => {
    await practiceStarts(gp);
    await world.deliver();
    await cannotBeRead();
    const after = (cards: number) => nurse.cards().slice(cards).map(cardText).join();
    const before = nurse.cards().length;
    world.later(46);
    await world.clock();
    const reminded = nurse.cards().length;
    expect(reminded).toBeGreaterThan(before);
    world.later(26);
    await world.digests();
    expect(after(reminded)).toContain('Dagoverzicht');
    const { networkId } = await network();
    await gp.posts('consent.withdraw-confirm', { networkId });
    await world.deliver();
    expect(nurse.cards().map(cardText).join()).not.toContain('Hoe ziet de wond eruit');
    expect(failed()).toEqual([]);
  });

  test('the others open, read and record', async () => {
    await practiceStarts(gp);
    await world.deliver();
    await cannotBeRead();
    const { networkId } = await network();
    const [thread] = (await readReadable(store, 'threadsOfNetwork', networkId)).found;
    const ids = { networkId, threadId: thread!.doc.threadId };
    for (const who of [gp, nurse]) {
      for (const [verb, data] of [
        ['thread.open', ids],
        ['thread.record', ids],
        ['network.open', { networkId }],
      ] as const)
        expect([verb, (await who.posts(verb, data)).body.value.message]).toEqual([verb, undefined]);
    }
    expect(failed()).toEqual([]);
    // A press tells it once, however often it meets it; that of who is asked does not meet it.
    const opened = world.log.filter((line) => line.includes('"verb":"thread.open"') && line.includes(place.id));
    expect(opened).toHaveLength(1);
  });

  test('R2, R5: account managers go on with requests and leaving', async () => {
    await cannotBeRead();
    const asks = world.person(people.stranger);
    await asks.installs();
    await asks.presses('Toegang aanvragen');
    await asks.presses('Verder');
    await asks.presses('Aanvraag versturen', { team: 'thuiszorg.noord', function: 'v', careProfessional: 'yes' });
    await world.deliver();
    await manager.presses('Goedkeuren', { level: 'professional' });
    const leaving = { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) };
    expect((await manager.posts('staff.leave', leaving)).body.value.message).toBeUndefined();
    expect(failed()).toEqual([]);
  });
});

test('R5: an account manager whose place cannot be read is not one to be left with', async () => {
  const own = { organisationId: 'thuiszorg', personId: personIdOf(people.manager) };
  await unreadableDocument(store, key.staff('thuiszorg', personIdOf(people.nurse)), { level: 'level-F' });
  await manager.posts('staff.deactivate', own);
  expect((await find(store, key.staff('thuiszorg', own.personId)))?.doc.active).toBe(true);
});

test('G5: whoever cannot be known to work there is no contact person: the account managers get the digest', async () => {
  await practiceStarts(gp);
  await world.deliver();
  await unreadableDocument(store, key.staff('thuiszorg', personIdOf(people.nurse)), { level: 'level-F' });
  const before = manager.cards().length;
  world.later(72);
  await world.digests();
  expect(manager.cards().slice(before).map(cardText).join()).toContain('Dagoverzicht');
});

test('R8: while the account manager of a chain partner cannot be read, the practice does not decide in their place', async () => {
  const request = { organisationId: 'buurt', personId: 'p', email: 'p@buurt.example', teamsEmail: null };
  const invitation = { practiceId: 'praktijk' } as DocumentOf<'invitation'>;
  const social = key.staff('buurt', personIdOf(people.social));
  const { doc, revision } = (await find(store, social))!;
  await store.commit(social.partition, [{ kind: 'remove', id: doc.id, revision }]);
  expect((await decidersOf(world.deps, request, invitation)).organisationId).toBe('praktijk');
  await store.commit(social.partition, [{ kind: 'insert', doc }]);
  await unreadableDocument(store, social, { level: 'level-F' });
  expect(await decidersOf(world.deps, request, invitation)).toMatchObject({ organisationId: 'buurt', managers: [] });
});

async function network(): Promise<DocumentOf<'member'>> {
  const [member] = (await readReadable(store, 'networksOfTeam', 'thuiszorg.noord')).found;
  return member!.doc;
}
