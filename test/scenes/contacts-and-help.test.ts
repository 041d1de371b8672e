import { cardText } from '../helpers/card';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts, titles } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('H1: the teams of the networks one works in, with contact person, telephone and opening', async () => {
  const nurse = world.person(people.nurse);
  expect(cardText(await nurse.says('contactpersonen'))).not.toContain('Praktijk De Brug');
  await practiceStarts(world.person(people.gp));
  const card = cardText(await nurse.says('Contactpersonen'));
  expect(card).toContain(`Praktijk De Brug · Praktijkteam\n${people.assistant.name}`);
  expect(card).toContain('030 555 11 11 · ma–vr 8–17 uur');
  expect(card).toContain(`Buurtteam West · Team West\n${people.social.name}`);
});

test('H1, R6: an account manager without contents sees the own teams, and not who works together in networks', async () => {
  await practiceStarts(world.person(people.gp));
  const manager = world.person(people.manager);
  await manager.says('hulp');
  const card = cardText(await manager.presses('Contactpersonen'));
  expect(card).toContain(`Thuiszorg De Vecht · Team Noord\n${people.nurse.name}`);
  expect(card).toContain('Thuiszorg De Vecht · Team Zuid\ngeen contactpersoon');
  expect(card).not.toMatch(/Praktijk|Buurtteam/);
});

test('H1: a colleague who is no account manager sees the own team; someone unknown sees nothing', async () => {
  const card = cardText(await world.person(people.south).says('contactpersonen'));
  expect(card).toContain('Team Zuid');
  expect(card).not.toContain('Team Noord');
  expect(cardText(await world.person(people.stranger).says('contactpersonen'))).toContain('U heeft geen toegang');
});

test('H1: many teams come page by page, each once', async () => {
  const manager = someone('mies', 'groot');
  const teams = Array.from({ length: 40 }, (_, at) => ({ id: `groot.t${at}`, name: `Team ${at}` }));
  await addOrganisation(world.store, 'groot', { kind: 'home-care', teams });
  await addStaff(world.store, 'home-care', manager, {
    organisation: 'groot',
    teams: [],
    level: 'lead-professional',
  });
  const chatter = world.person(manager);
  let card = await chatter.says('contactpersonen');
  const seen: string[] = [...(cardText(card).match(/Team \d+/g) ?? [])];
  while (titles(card).includes('Meer tonen')) {
    card = await chatter.presses('Meer tonen');
    seen.push(...(cardText(card).match(/Team \d+/g) ?? []));
  }
  expect([seen.length, new Set(seen).size]).toEqual([40, 40]);
});

test.each([
  ['a colleague', people.colleague],
  ['an account manager', people.manager],
  ['someone without access', people.stranger],
])('H2, H3: %s finds the DPO and the help desk of the region', async (_who, who) => {
  const chatter = world.person(who);
  await chatter.says('hulp');
  const card = cardText(await chatter.presses('Privacy en hulp'));
  expect(card).toContain(world.deps.region.dpo);
  expect(card).toContain(world.deps.region.helpDesk);
  expect(card.indexOf('contactpersoon')).toBeLessThan(card.indexOf(world.deps.region.helpDesk));
});

test('H3: the contact person of the own team is named, to be asked before the help desk', async () => {
  const card = cardText(await world.person(people.colleague).says('privacy'));
  expect(card).toContain(`Team Noord: ${people.nurse.name}`);
  expect(cardText(await world.person(people.south).says('privacy'))).toContain('Team Zuid: geen contactpersoon');
});
