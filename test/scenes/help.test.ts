import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts, titles } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;

beforeEach(async () => {
  world = await createWorld();
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('H1: Contactpersonen lists organisation, team and contact person of the teams one works with, and no others', async () => {
  const gp = world.person(people.gp);
  expect(cardText(await gp.says('contactpersonen'))).not.toContain('Buurtteam West');
  await practiceStarts(gp, { teams: 'buurt.west', to: 'buurt.west', covers: 'buurt' });
  const card = cardText(await gp.says('contactpersonen'));
  expect(card).toContain('Buurtteam West · Team West');
  expect(card).toContain(people.social.name);
  expect(card).toContain(people.social.email);
  expect(card).not.toContain('Thuiszorg De Vecht');
});

test('H1, R6: an account manager without contents sees the contact persons of the own teams, and the gap', async () => {
  const card = cardText(await world.person(people.manager).says('contactpersonen'));
  expect(card).toContain(people.nurse.name);
  expect(card).toContain('geen contactpersoon');
  expect(card).not.toContain('Praktijk De Brug');
});

test('H2, H3: Privacy en hulp: the DPO for client data; the contact person first, then the help desk', async () => {
  const nurse = world.person(people.colleague);
  expect(titles(await nurse.says('hulp'))).toContain('Privacy en hulp');
  const card = cardText(await nurse.presses('Privacy en hulp'));
  expect(card).toContain(world.deps.region.dpo);
  expect(card.indexOf(people.nurse.name)).toBeGreaterThan(card.indexOf(world.deps.region.dpo));
  expect(card.indexOf(world.deps.region.helpDesk)).toBeGreaterThan(card.indexOf(people.nurse.name));
});
