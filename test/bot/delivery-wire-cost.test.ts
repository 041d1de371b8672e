import { openCosmos } from '../../src/store/cosmos';
import { find, key } from '../../src/store/keys';
import { remove } from '../../src/store/write';
import { personIdOf } from '../../src/usecases/people/load-actor';
import type { Chatter } from '../helpers/chatter';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';
import { addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

/**
 * What delivering costs on the wire to Cosmos DB, by the bot that took the press, in a network of three teams: eleven
 * requests and two for each reader, and one for each who is newly told. A number that falls is written down here.
 */
let gateway: CosmosGateway;
let world: World;
let gp: Chatter;
let nurse: Chatter;
afterEach(async () => {
  await world.close();
  await gateway.close();
});

/** A practice in which so many may read, beside a home care team. */
async function begin(partitions: number, readers: number): Promise<void> {
  gateway = await startCosmosGateway({ partitions });
  const { endpoint, key: secret } = gateway;
  const place = { endpoint, key: secret, database: 'schakel', container: 'documents', createIfMissing: true };
  world = await createWorld({ store: await openCosmos(place), version: 'older' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  const others = [people.practiceNurse, people.assistant];
  for (const each of others.slice(Math.max(readers - 1, 0))) {
    const seat = (await find(world.store, key.seat('praktijk', 'praktijk.team', personIdOf(each))))!;
    await world.store.commit(seat.doc.partition, [remove(seat)]);
  }
  const colleagues = Array.from({ length: Math.max(readers - 3, 0) }, (_, at) => someone(`collega${at}`, 'praktijk'));
  for (const each of colleagues)
    await addStaff(world.store, 'practice', each, { organisation: 'praktijk', teams: ['praktijk.team'] });
  for (const each of [people.gp, people.nurse, people.colleague, ...others, ...colleagues])
    await world.person(each).installs();
  await practiceStarts(gp);
  await world.wakes();
}

/** In how many chats a card was sent or replaced after a press, and what that cost. */
async function delivered(
  press: () => Promise<unknown>,
): Promise<{ readers: number; requests: number; told: string[] }> {
  world.later(1);
  await press();
  gateway.restart();
  const before = world.teams.calls.length;
  await world.wakes();
  const told = gateway.passed.map(({ kind, status, what }) => `${kind} ${status} ${what}`);
  const chats = new Set(world.teams.calls.slice(before).map(({ path }) => path.split('/activities')[0]));
  return { readers: chats.size, requests: told.length, told };
}

test.each([
  [1, 1],
  [1, 3],
  [1, 10],
  [3, 1],
  [3, 3],
  [3, 10],
])('in %i partitions, with %i readers in the practice', async (partitions, size) => {
  await begin(partitions, size);
  const { networkId } = dataOf(nurse.lastCard(), 'Antwoord');
  const text = 'Er is minder wondvocht dan vorige week. Is dat goed?';
  const message = { networkId, formId: 'f', category: 'care', team: 'praktijk.team', subject: 'Wond', text };
  const written = await delivered(() => nurse.posts('thread.send', message));
  const card = dataOf(gp.lastCard(), 'Antwoord');
  const seen = await delivered(() => gp.posts('thread.seen', card));
  const answered = await delivered(() => gp.posts('thread.answer', { ...card, text: 'De wond is schoon.' }));
  // Who wrote has a card too, and the answer goes to both of the team: who asked has two, one after the other.
  expect([written, seen, answered].map(({ readers }) => readers)).toEqual([size + 1, size + 1, size + 2]);
  const most = [11 + 3 * (size + 1), 11 + 2 * (size + 1), 15 + 2 * (size + 2)];
  [written, seen, answered].forEach(({ requests, told }, index) => {
    expect(requests > (most[index] ?? 0) ? [requests, ...told].join('\n') : '').toBe('');
  });
});
