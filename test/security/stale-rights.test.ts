import { openCosmos } from '../../src/store/cosmos';
import { cardText } from '../helpers/card';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';
import type { GatewayOptions } from '../helpers/cosmos-gateway-answers';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

/**
 * Two instances of the bot on one Cosmos DB account, of which a replica lags: access that was withdrawn on one of them
 * is refused at the next press on the other.
 */
let gateway: CosmosGateway;
let worlds: World[];
afterEach(async () => {
  gateway.catchUp();
  for (const world of worlds) await world.close();
  await gateway.close();
});

async function startTwo(options: GatewayOptions = {}): Promise<[World, World]> {
  gateway = await startCosmosGateway({ partitions: 3, ...options });
  const { endpoint, key } = gateway;
  const place = { endpoint, key, database: 'schakel', container: 'documents', createIfMissing: true };
  worlds = [];
  for (const ids of ['a', 'b']) {
    worlds.push(await createWorld({ store: await openCosmos(place), ids, version: 'older' }));
  }
  return worlds as [World, World];
}

/**
 * The nurse opens her thread on one instance, is deactivated on the other while a replica begins to lag, and presses the
 * same button again: the words of both cards.
 */
async function pressedAfterwards(options?: GatewayOptions): Promise<[before: string, after: string]> {
  const [here, there] = await startTwo(options);
  await loadRegionNorth(here.store);
  const [manager, gp, nurse] = [here.person(people.manager), here.person(people.gp), there.person(people.nurse)];
  await nurse.installs();
  await practiceStarts(gp, { subject: 'Wond aan de hiel' });
  await nurse.says('openstaand');
  const list = nurse.lastCard();
  const before = cardText(await nurse.presses('Openen', {}, list));
  await manager.says('medewerkers');
  await manager.presses('Zoeken', { search: people.nurse.name });
  await manager.presses('Openen');
  await manager.presses('Deactiveren …');
  gateway.lag();
  const done = cardText(await manager.presses('Deactiveren'));
  expect(done).toContain(`${people.nurse.name} heeft geen toegang meer.`);
  return [before, cardText(await nurse.presses('Openen', {}, list))];
}

test('access withdrawn on one instance is refused at the next press on another', async () => {
  const [before, after] = await pressedAfterwards();
  expect(before).toContain('Wond aan de hiel');
  expect(after).not.toContain('Wond aan de hiel');
  expect(after).toContain('U heeft geen toegang.');
});

test('that would be seen: where any replica may answer, she still reads along', async () => {
  const [, after] = await pressedAfterwards({ careless: true });
  expect(after).toContain('Wond aan de hiel');
});
