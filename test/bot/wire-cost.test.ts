import { openCosmos } from '../../src/store/cosmos';
import type { Chatter } from '../helpers/chatter';
import { startCosmosGateway, type CosmosGateway } from '../helpers/cosmos-gateway';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

/**
 * What a press costs on the wire to Cosmos DB, in one physical partition and in three: the whole bot before the stand-in
 * for its gateway. A number that falls is written down here; one that rises is a fault. With three partitions lists alone
 * cost more.
 */
let gateway: CosmosGateway;
let world: World;
let nurse: Chatter;

async function begin(partitions: number): Promise<void> {
  gateway = await startCosmosGateway({ partitions });
  const { endpoint, key } = gateway;
  const place = { endpoint, key, database: 'schakel', container: 'documents', createIfMissing: true };
  world = await createWorld({ store: await openCosmos(place), version: 'older' });
  await loadRegionNorth(world.store);
  nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
  await nurse.says('hulp');
}

async function end(): Promise<void> {
  await world.close();
  await gateway.close();
}

const message = {
  team: 'praktijk.team',
  category: 'care',
  subject: 'Wond',
  text: 'Wie komt morgen de wond verzorgen?',
};

/** Requests and request units at most, in the order in which somebody presses. */
const presses: [verb: string, most: [requests: number, charge: number], press: () => Promise<unknown>][] = [
  ['thread.list', [5, 23], () => nurse.presses('Openstaand')],
  ['thread.open', [7, 17], () => nurse.presses('Openen')],
  ['thread.answer', [7, 42], () => nurse.presses('Antwoord', { text: 'De wond is schoon en wordt kleiner.' })],
  ['network.open', [9, 26], () => nurse.presses('Netwerk')],
  ['thread.write', [7, 17], () => nurse.presses('Nieuw bericht')],
  ['thread.send', [7, 42], () => nurse.presses('Versturen', message)],
  ['home', [5, 25], () => nurse.posts('home.open', {})],
];

/** Lists cost more where there are three. */
const ofLists: Record<string, [requests: number, charge: number]> = { 'thread.list': [9, 51], home: [9, 54] };

describe.each([1, 3])('in %i physical partitions', (partitions) => {
  beforeAll(() => begin(partitions));
  afterAll(end);

  test.each(presses)('%s', async (verb, most, press) => {
    gateway.restart();
    await press();
    const total = gateway.total();
    const told = gateway.passed.map((each) => `${each.kind} ${each.status} ${each.charge.toFixed(1)} ${each.what}`);
    const [requests, charge] = (partitions > 1 ? ofLists[verb] : undefined) ?? most;
    const isOver = total.requests > requests || total.charge > charge;
    expect(isOver ? [`${total.requests} requests, ${total.charge} RU`, ...told].join('\n') : '').toBe('');
  });
});
