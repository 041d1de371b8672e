import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts, titles } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('N3, M1, M7, D4: the practice starts a network, home care answers in time, the practice sees the answer', async () => {
  const gp = world.person(people.gp);
  const nurse = world.person(people.nurse);
  await nurse.installs();

  const sent = await practiceStarts(gp);
  expect(cardText(sent)).toContain('Verstuurd');
  await world.deliver();

  expect(nurse.reads()).toContain('De bal ligt bij u · Thuiszorg De Vecht · Team Noord');
  expect(nurse.reads()).toContain('Antwoord vóór wo 25 nov 10:00 · Zorg, 48 uur');
  expect(nurse.reads()).toContain('Zorg · Wond aan de hiel');
  expect(gp.reads()).toContain('De bal ligt bij Thuiszorg De Vecht · Team Noord');

  world.later(20);
  await nurse.presses('Antwoord', { text: 'De wond is schoon en wordt kleiner.' });
  await world.deliver();

  expect(gp.reads()).toContain('De wond is schoon en wordt kleiner.');
  expect(gp.reads()).toContain('Beantwoord en afgehandeld');
  expect(titles(gp.lastCard())).toEqual(['Tekst voor dossier', 'Gezien', 'Heropenen met een vraag', 'Netwerk']);
});
