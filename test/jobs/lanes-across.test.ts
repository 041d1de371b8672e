import { createCourier } from '../../src/bot/courier';
import type { Connector } from '../../src/bot/connector/connector';
import { openSqlite } from '../../src/store/sqlite';
import { find, key } from '../../src/store/keys';
import type { Store } from '../../src/store/store';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { arrives, asks, loadNorth } from '../faults/at-north';
import { chanceOf } from '../faults/chance';
import { pretendTeams, type PretendTeams } from '../faults/pretend-teams';
import { region } from '../faults/processes';
import { runInstances, type Instances, type Running } from '../helpers/instances';
import { people } from '../helpers/region-north';

/** Two instances on one store; the nurse's chat may refuse everything, her colleague's never does. */
let store: Store;
let teams: PretendTeams;
let bots: Instances;
let [first, second]: Running[] = [];
let isDown: boolean;
/** By whom the nurse's chat was tried while it refused. */
let tried: string[];
/** The threads in the order in which they were begun. */
let begun: string[];
afterEach(() => store.close());

const chat = `chat-${people.nurse.key}`;
const otherChat = `chat-${people.colleague.key}`;
const begin = '2026-11-24T09:00:00.000Z';

async function start(): Promise<void> {
  store = openSqlite(':memory:');
  await loadNorth(store);
  [isDown, tried, begun] = [false, [], []];
  teams = pretendTeams(chanceOf(1), () => Date.parse(bots.now()));
  let ids = 0;
  const process = (now: () => string) => ({ store, region, now, newId: () => `id${(ids += 1)}` });
  bots = runInstances(process, begin, (name, deps) => createCourier(deps, failing(name)));
  first = bots.start('one', store);
  second = bots.start('two', store);
  for (const each of [people.nurse, people.colleague, people.gp]) await arrives(first.deps, each);
  await passes(120);
}

function failing(name: string): Connector {
  const connector = teams.connector({ dead: false });
  return {
    ...connector,
    place: async (to, taken) => {
      const place = await connector.place(to, taken);
      if (to.conversationId !== chat || !isDown || place.kind !== 'place') return place;
      const refused = (): Promise<{ kind: 'later'; afterMs: undefined; status: number }> => {
        tried.push(name);
        return Promise.resolve({ kind: 'later', afterMs: undefined, status: 503 });
      };
      return { ...place, send: refused, update: refused };
    },
  };
}

const passes = (seconds: number): Promise<void> =>
  bots.until(new Date(Date.parse(bots.now()) + seconds * 1_000).toISOString());

async function ask(by: Running | undefined): Promise<void> {
  begun.push(await asks(by!.deps, 'medication'));
  await passes(1);
}

/** The threads in the order in which they first came into a chat, as Teams has them. */
const came = (conversationId: string): string[] =>
  teams.chat(conversationId).flatMap(({ text }) => /"threadId":"([^"]+)"/.exec(text)?.[1] ?? []);

const heldBy = async (): Promise<unknown> => (await find(store, key.person(personIdOf(people.nurse))))?.doc.lane;

test('a chat that one instance holds up is not tried by the other, and gets all in the order in which it was asked', async () => {
  await start();
  isDown = true;
  for (const by of [first, second, first, second, second, first]) await ask(by);
  await passes(30);
  expect(came(chat)).toEqual([]);
  expect(came(otherChat)).toEqual(begun);
  expect(new Set(tried)).toEqual(new Set(['one']));
  expect(await heldBy()).toMatchObject({ instance: 'one', others: true });
  isDown = false;
  await passes(120);
  expect(came(chat)).toEqual(begun);
  expect(await heldBy()).toBeUndefined();
  expect([...first!.errors, ...second!.errors]).toEqual([]);
});

test('what a dead instance held up goes in its order, once it counts as gone', async () => {
  await start();
  isDown = true;
  for (const by of [first, second, first]) await ask(by);
  first!.dies();
  isDown = false;
  await ask(second);
  expect(came(chat)).toEqual([]);
  await passes(150);
  expect(came(chat)).toEqual(begun);
  expect(await heldBy()).toBeUndefined();
});

test('an instance by itself marks nobody, and delivers what one that ended has marked', async () => {
  await start();
  isDown = true;
  await ask(first);
  await first!.stops();
  await passes(200);
  isDown = false;
  await passes(200);
  expect(came(chat)).toEqual(begun);
  expect(await heldBy()).toBeUndefined();
  isDown = true;
  await ask(second);
  expect(await heldBy()).toBeUndefined();
});

test.each([1, 2, 3, 4])('in order whoever is asked, and however often the chat is away: %i', async (seed) => {
  await start();
  const chance = chanceOf(seed);
  for (let step = 0; step < 30; step += 1) {
    if (chance.happens(0.3)) isDown = !isDown;
    await ask(chance.pick([first, second]));
    await passes(chance.pick([0, 0, 3, 20]));
  }
  isDown = false;
  await passes(300);
  expect(came(chat)).toEqual(begun);
  expect(await heldBy()).toBeUndefined();
});

test('a delivery that gets on costs no request more where two instances run', async () => {
  await start();
  const cost = async (): Promise<number> => {
    first!.restart();
    await ask(first);
    return first!.requests();
  };
  const beside = await cost();
  await second!.stops();
  await passes(200);
  expect(await cost()).toBe(beside);
});
