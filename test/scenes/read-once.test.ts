import type { Store } from '../../src/store/store';
import { openSqlite } from '../../src/store/sqlite';
import { dataOf, practiceStarts } from '../helpers/steps';
import { loadRegionNorth, people } from '../helpers/region-north';
import { createWorld, type World } from '../helpers/world';

/** What one press asks of the store: each question with the number of commits before it. */
let asked: string[];
let commits: number;
let world: World;

function listening(inner: Store): Store {
  const ask = (...what: unknown[]): void => void asked.push(JSON.stringify([commits, ...what]));
  return {
    ...inner,
    get: (type, partition, id) => {
      ask(type, partition, id);
      return inner.get(type, partition, id);
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
  [asked, commits] = [[], 0];
  world = await createWorld({ store: listening(openSqlite(':memory:')) });
  await loadRegionNorth(world.store);
  await world.person(people.nurse).installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
});
afterEach(() => world.close());

test('a press asks the store nothing twice, unless it committed in between', async () => {
  const [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  const answer = dataOf(nurse.lastCard(), 'Antwoord');
  const { networkId } = answer;
  const presses: [string, () => Promise<unknown>][] = [
    ['Openstaand', () => nurse.says('openstaand')],
    ['Mijn netwerken', () => nurse.says('mijn netwerken')],
    ['Contactpersonen', () => nurse.says('contactpersonen')],
    ['Overzicht', () => gp.says('overzicht')],
    ['Netwerk', () => gp.posts('network.open', { networkId })],
    ['Bericht', () => gp.posts('thread.write', { networkId })],
    ['Gezien', () => nurse.posts('thread.seen', answer)],
    ['Antwoord', () => nurse.posts('thread.answer', { ...answer, text: 'Er is minder wondvocht dan vorige week.' })],
    ['Medewerkers', () => world.person(people.manager).says('medewerkers')],
    ['Nieuw netwerk', () => gp.says('nieuw netwerk')],
  ];
  for (const [name, press] of presses) {
    [asked, commits] = [[], 0];
    await press();
    const twice = asked.filter((each, index) => asked.indexOf(each) !== index);
    expect({ name, twice }).toEqual({ name, twice: [] });
    process.stdout.write(`reads of ${name}: ${asked.length}\n`);
  }
});
