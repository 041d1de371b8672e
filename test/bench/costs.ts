import { openCosmos } from '../../src/store/cosmos';
import { startCosmosGateway } from '../helpers/cosmos-gateway';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld } from '../helpers/world';
import { keep, say } from './measure';

/**
 * List prices, for comparing (azure.microsoft.com/pricing/details/cosmos-db; they differ by region and change): € for
 * a million request units where the account is serverless, and for 100 RU/s during an hour under autoscale.
 */
const perMillion = 0.25;
const perHundredHour = 0.012;

/** What one thing costs on the wire. */
interface Cost {
  requests: number;
  charge: number;
}

type What =
  'home' | 'thread.list' | 'thread.open' | 'thread.answer' | 'thread.send' | 'network.open' | 'delivery' | 'digest';

/** Each thing in a region of two teams of three readers, in so many physical partitions. */
async function costsIn(partitions: number): Promise<Record<What, Cost>> {
  const gateway = await startCosmosGateway({ partitions });
  const { endpoint, key } = gateway;
  const place = { endpoint, key, database: 'schakel', container: 'documents', createIfMissing: true };
  const world = await createWorld({ store: await openCosmos(place), version: 'older' });
  const costs: Partial<Record<What, Cost>> = {};
  const measure = async (what: What, work: () => Promise<unknown>): Promise<void> => {
    gateway.restart();
    await work();
    const { requests, charge } = gateway.total();
    costs[what] = { requests, charge };
  };
  try {
    await loadRegionNorth(world.store);
    const [nurse, gp] = [world.person(people.nurse), world.person(people.gp)];
    for (const each of [people.nurse, people.colleague, people.gp, people.practiceNurse, people.assistant])
      await world.person(each).installs();
    await practiceStarts(gp);
    await world.deliver();
    await nurse.says('hulp');
    await measure('home', () => nurse.says('begin'));
    await measure('thread.list', () => nurse.presses('Openstaand'));
    await measure('thread.open', () => nurse.presses('Openen'));
    await measure('thread.answer', () => nurse.presses('Antwoord', { text: 'De wond is schoon en wordt kleiner.' }));
    await measure('delivery', () => world.wakes());
    await measure('network.open', () => nurse.presses('Netwerk'));
    await nurse.presses('Nieuw bericht');
    const text = 'Wie komt morgen de wond verzorgen?';
    const message = { category: 'care', subject: 'Wond', text };
    await measure('thread.send', () => nurse.presses('Versturen', { team: 'praktijk.team', ...message }));
    world.later(72);
    await measure('digest', () => world.digests());
    return costs as Record<What, Cost>;
  } finally {
    await world.close();
    await gateway.close();
  }
}

/** What is done with one message on average: who writes, who is told, who looks at it and at the list. */
const perMessage: Partial<Record<What, number>> = {
  'thread.send': 0.5,
  'thread.answer': 0.5,
  delivery: 1,
  'thread.open': 3,
  'thread.list': 1,
  home: 0.5,
};
const messagesOfTeam = 50;
/** Whose digests are measured. */
const teamsOfRegion = 4;
/** Of a day's messages in its busiest hour; and how much above its mean the busiest seconds of that hour are. */
const [busiest, burst] = [1 / 6, 3];

function chargeOfMessage(costs: Record<What, Cost>): number {
  return Object.entries(perMessage).reduce((sum, [what, times]) => sum + costs[what as What].charge * times, 0);
}

/** A month of so many teams, as a row of the table. `rest`: request units of a minute at rest, for each instance. */
function monthOf(costs: Record<What, Cost>, teams: number, rest: number): string {
  const messages = teams * messagesOfTeam;
  const day = messages * chargeOfMessage(costs) + teams * (costs.digest.charge / teamsOfRegion) + rest * 1_440;
  const peak = (messages * chargeOfMessage(costs) * busiest * burst) / 3_600;
  const throughput = Math.max(1_000, Math.ceil(peak / 1_000) * 1_000);
  // Autoscale bills each hour at its highest; the fourteen quiet ones at a tenth of the setting, which is the least.
  const hours = 10 * Math.max(peak, throughput / 10) + 14 * (throughput / 10);
  const [serverless, autoscale] = [(day * 30 * perMillion) / 1e6, ((hours * 30) / 100) * perHundredHour];
  const cells = [teams, messages, (day / 1e6).toFixed(2), serverless.toFixed(0), throughput, autoscale.toFixed(0)];
  return `| ${cells.join(' | ')} |`;
}

/** (h) What is asked of Cosmos DB, by the stand-in for its gateway and the documented rates; printed as docs/costs.md has it. */
export async function measureCosts(): Promise<void> {
  for (const partitions of [1, 3]) {
    const costs = await costsIn(partitions);
    keep(`costs, ${partitions} partitions`, costs);
    say(`\nOn the wire to Cosmos DB, ${partitions} partition(s)`);
    say('| what | requests | RU | € per 1,000 |');
    for (const [what, { requests, charge }] of Object.entries(costs))
      say(`| ${what} | ${requests} | ${charge} | ${((charge * perMillion) / 1_000).toFixed(4)} |`);
    say(`A message with all that goes with it: ${Math.round(chargeOfMessage(costs))} RU`);
    say('| teams | messages a day | million RU a day | € a month, serverless | RU/s to set | € a month, autoscale |');
    for (const teams of [10, 100, 1_000]) say(monthOf(costs, teams, 0));
  }
}
