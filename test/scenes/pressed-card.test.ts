import { answeringMs } from '../../src/usecases/notices/notice';
import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  for (const each of [people.nurse, people.colleague]) await world.person(each).installs();
  await practiceStarts(gp);
  await world.deliver();
  world.later(1);
});
afterEach(() => world.close());

/** In whose chat something was replaced since. */
function replacedIn(work: () => Promise<unknown>): Promise<string[]> {
  const before = world.teams.calls.length;
  return work().then(() => {
    const updates = world.teams.calls.slice(before).filter(({ method }) => method === 'PUT');
    return [...new Set(updates.map(({ path }) => /chat-(\w+)/.exec(path)?.[1] ?? ''))].sort();
  });
}

const deliveries = (): Promise<unknown> => world.runs('deliveries');
const laterMs = (ms: number): void => {
  world.at(new Date(Date.parse(world.now()) + ms).toISOString());
};

test('the card that was pressed is left alone until its answer has surely come; the cards of others are not', async () => {
  expect(cardText(await nurse.presses('Gezien'))).toContain('Gezien door');
  expect(await replacedIn(deliveries)).toEqual([people.colleague.key, people.gp.key].sort());
  laterMs(answeringMs - 1);
  expect(await replacedIn(deliveries)).toEqual([]);
  laterMs(1);
  expect(await replacedIn(deliveries)).toEqual([people.nurse.key]);
  expect(nurse.reads()).toContain('Gezien door');
});

test('pressed again before that, it waits as long again, and shows what came of both in one replacement', async () => {
  await nurse.presses('Gezien');
  await deliveries();
  laterMs(answeringMs - 1);
  await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
  await deliveries();
  laterMs(answeringMs - 1);
  expect(await replacedIn(deliveries)).toEqual([]);
  laterMs(1);
  expect(await replacedIn(deliveries)).toEqual([people.nurse.key]);
  expect(nurse.reads()).toContain('De wond is schoon.');
});

test('what others do meanwhile is on it then', async () => {
  await nurse.presses('Gezien');
  await deliveries();
  laterMs(1_000);
  await gp.presses('Afgehandeld');
  expect(await replacedIn(deliveries)).toEqual([people.colleague.key]);
  laterMs(answeringMs);
  expect(await replacedIn(deliveries)).toEqual([people.gp.key, people.nurse.key].sort());
  expect(nurse.reads()).toContain('Afgehandeld');
});
