import { openCosmos } from '../../src/store/cosmos';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { changePerson } from '../../src/usecases/places';
import { startCosmosGateway } from '../helpers/cosmos-gateway';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { runInstances, type Instances, type Running } from '../helpers/instances';
import { processesOn } from '../helpers/waiting-thread';

/** Ten teams to an organisation, with a contact person who can be reached; nobody waits for anything. */
async function addTeams(store: Store, count: number): Promise<void> {
  for (let number = 0; number < count / 10; number += 1) {
    const id = `organisatie${number}`;
    const contact = someone(`contact${number}`, id);
    const teams = Array.from({ length: 10 }, (_, team) => ({ id: `${id}.team${team}`, contact }));
    await addOrganisation(store, id, { kind: 'home-care', teams });
    await addStaff(store, 'home-care', contact, { organisation: id, teams: teams.map((team) => team.id) });
    const personId = personIdOf(contact);
    const conversation = { serviceUrl: 'http://127.0.0.1/', conversationId: id, botId: 'b', userId: 'u' };
    await changePerson({ store }, personId, (known) => known && { ...known, conversation });
  }
}

/** Requests in a minute, of an hour in which nothing happens. */
async function hourAtRest(bots: Instances, running: Running[], begin: string): Promise<number[]> {
  await bots.until(begin);
  for (const each of running) each.restart();
  await bots.until(begin.replace(/T(\d\d)/, (_, hour: string) => `T${String(Number(hour) + 1).padStart(2, '0')}`));
  expect(running.flatMap(({ errors }) => errors)).toEqual([]);
  return running.map(({ requests }) => requests() / 60);
}

describe.each([10, 1_000])('with %d teams', (count) => {
  test.each([
    ['at night', '2026-11-24T01:00:00.000Z'],
    ['in the afternoon, when every digest was decided', '2026-11-24T12:00:00.000Z'],
  ])('a minute at rest %s costs four requests at most, and a second instance two more', async (_, begin) => {
    const store = openSqlite(':memory:');
    await addTeams(store, count);
    const bots = runInstances(processesOn(store), '2026-11-24T00:00:00.000Z');
    const owner = bots.start('one', store);
    await bots.until('2026-11-24T00:00:30.000Z');
    const second = bots.start('two', store);
    const [ofOwner = 0, ofSecond = 0] = await hourAtRest(bots, [owner, second], begin);
    await store.close();
    process.stdout.write(`${count} teams: ${ofOwner.toFixed(2)} + ${ofSecond.toFixed(2)} requests a minute\n`);
    expect(ofOwner).toBeLessThanOrEqual(4);
    expect(ofSecond).toBeLessThanOrEqual(2.1);
  });
});

/** The wire knows no difference between them: CI plays the thousand (SCHAKEL_TEST_RUNS), every test run some. */
const teamsOnWire = process.env['SCHAKEL_TEST_RUNS'] === undefined ? 100 : 1_000;

test(`a minute at rest with ${teamsOnWire} teams costs six requests at most on the wire to Cosmos DB, probes of /readyz included`, async () => {
  const gateway = await startCosmosGateway();
  const { endpoint, key } = gateway;
  const place = { endpoint, key, database: 'schakel', container: 'documents', createIfMissing: true };
  // By the same clock as the bot, whose commits say that it is ready.
  const bots = runInstances((clock) => processesOn(store)(clock), '2026-11-24T00:00:00.000Z');
  const store = await openCosmos({ ...place, elapsed: () => Date.parse(bots.now()) });
  await addTeams(store, teamsOnWire);
  const owner = bots.start('one', store);
  await bots.until('2026-11-24T01:00:00.000Z');
  gateway.restart();
  for (let second = 0; second < 3_600; second += 10) {
    await bots.until(new Date(Date.parse('2026-11-24T01:00:00.000Z') + second * 1_000).toISOString());
    // A probe every ten seconds.
    await store.ready();
  }
  await bots.until('2026-11-24T02:00:00.000Z');
  const { requests, charge } = gateway.total();
  expect(owner.errors).toEqual([]);
  await store.close();
  await gateway.close();
  process.stdout.write(`${requests / 60} on the wire, ${charge / 60} RU a minute\n`);
  expect(requests / 60).toBeLessThanOrEqual(6);
}, 60_000);
