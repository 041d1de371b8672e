import type { Store } from '../../src/store/store';
import { openSqlite } from '../../src/store/sqlite';
import { dataOf, practiceStarts } from '../helpers/steps';
import { loadRegionNorth, people } from '../helpers/region-north';
import { createWorld, type World } from '../helpers/world';

/** What one press asks of the store: its requests, and each document and page with the number of commits before it. */
let requests: string[];
let asked: string[];
let commits: number;
let world: World;

function listening(inner: Store): Store {
  const ask = (...what: unknown[]): void => {
    requests.push(JSON.stringify(what));
    asked.push(JSON.stringify([commits, ...what]));
  };
  return {
    ...inner,
    get: (type, partition, id) => {
      ask(type, partition, id);
      return inner.get(type, partition, id);
    },
    getMany: (keys, options) => {
      requests.push('several by their keys');
      for (const { type, partition, id } of keys) asked.push(JSON.stringify([commits, type, partition, id]));
      return inner.getMany(keys, options);
    },
    list: (sources, range) => {
      ask('list', JSON.stringify(sources).replaceAll('"', ''), { partition: range.partition, ...range });
      return inner.list(sources, range);
    },
    query: (name, value, range) => {
      ask(name, value, range);
      return inner.query(name, value, range);
    },
    commit: (partition, writes) => {
      commits += 1;
      return inner.commit(partition, writes);
    },
  };
}

beforeEach(async () => {
  [requests, asked, commits] = [[], [], 0];
  world = await createWorld({ store: listening(openSqlite(':memory:')) });
  await loadRegionNorth(world.store);
  await world.person(people.nurse).installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
});
afterEach(() => world.close());

/** What a press asks of the store: requests that read, of these searches across partitions, and commits. */
const costs = (): [number, number, number] => {
  const across = requests.filter((each) => /^\["\w+","[^"]*",\{(?!"partition")/.test(each));
  return [requests.length, across.length, commits];
};

/** A press that needs less than before gets its new figure here; one that needs more is a fault. */
test('a press asks the store nothing twice, and no more than it must', async () => {
  const [gp, nurse, manager] = [world.person(people.gp), world.person(people.nurse), world.person(people.manager)];
  const answer = dataOf(nurse.lastCard(), 'Antwoord');
  const { networkId } = answer;
  const text = 'Er is minder wondvocht dan vorige week.';
  const written = {
    networkId,
    formId: 'f',
    category: 'care',
    team: 'praktijk.team',
    subject: 'Wond',
    text: 'Hoe is de wond?',
  };
  const presses: [string, () => Promise<unknown>, [number, number, number]][] = [
    ['Home', () => nurse.says('begin'), [5, 1, 0]],
    ['Niet verstuurd', () => nurse.says('Wie komt morgen?'), [6, 1, 0]],
    ['Openstaand', () => nurse.says('openstaand'), [4, 1, 1]],
    ['Mijn netwerken', () => nurse.says('mijn netwerken'), [4, 1, 1]],
    ['Contactpersonen', () => nurse.says('contactpersonen'), [7, 1, 1]],
    ['Overzicht', () => gp.says('overzicht'), [3, 0, 1]],
    ['Netwerk', () => gp.posts('network.open', { networkId }), [8, 0, 1]],
    ['Nieuw bericht', () => gp.posts('thread.write', { networkId }), [6, 0, 1]],
    ['Bericht openen', () => nurse.posts('thread.open', { networkId, threadId: answer.threadId }), [6, 0, 1]],
    ['Gezien', () => nurse.posts('thread.seen', answer), [6, 0, 1]],
    ['Antwoord', () => nurse.posts('thread.answer', { ...answer, text }), [6, 0, 1]],
    ['Bericht versturen', () => nurse.posts('thread.send', written), [6, 0, 1]],
    ['Medewerkers', () => manager.says('medewerkers'), [8, 0, 1]],
    ['Nieuw netwerk', () => gp.says('nieuw netwerk'), [4, 1, 1]],
  ];
  for (const person of [gp, nurse, manager]) await person.says('help');
  const found: Record<string, unknown> = {};
  for (const [name, press] of presses) {
    [requests, asked, commits] = [[], [], 0];
    await press();
    expect({ name, twice: asked.filter((each, index) => asked.indexOf(each) !== index) }).toEqual({ name, twice: [] });
    found[name] = costs();
  }
  expect(found).toEqual(Object.fromEntries(presses.map(([name, , expected]) => [name, expected])));
});
