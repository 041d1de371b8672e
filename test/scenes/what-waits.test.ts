import { cardText, rowPresses } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await nurse.installs();
});
afterEach(() => world.close());

const home = async (person: Chatter): Promise<string> => cardText(await person.says('hulp'));

test('H4: where nothing waits, home says so', async () => {
  expect(await home(nurse)).toContain('Er wacht niets op u.');
});

test('M7, D6: home counts what is late, due today and new, and names no client and no subject', async () => {
  await practiceStarts(gp, { category: 'care' });
  await practiceStarts(gp, { client: 'Nel Bosman', birthDate: '1941-03-09', category: 'medication', subject: 'Pijn' });
  await world.deliver();
  const medication = nurse.lastCard();
  expect(await home(nurse)).toMatch(/^0\nte laat\n0\nvandaag\n2\nnieuw$/m);
  await nurse.presses('Gezien', {}, medication);
  world.at('2026-11-25T08:30:00.000Z');
  const text = await home(nurse);
  expect(text).toMatch(/^1\nte laat\n1\nvandaag\n1\nnieuw\nEerst dit$/m);
  expect(text).toMatch(/^Medicatie · NW-\w{5}\n23 uur te laat\nPraktijk De Brug · Praktijkteam wacht$/m);
  expect(text).not.toMatch(/Truus|Nel|Wond|Pijn|1938|1941/);
});

test('M7, N7: what waits for others and the steps to do are said beside it; late with another is no number of one’s own', async () => {
  await practiceStarts(gp);
  world.later(60);
  const text = await home(gp);
  expect(text).toContain('1 gesprek wacht op anderen · 2 stappen te doen');
  expect(text).not.toContain('te laat');
});

test('a row of home is pressed as a whole, and opens what it says', async () => {
  await practiceStarts(gp);
  await world.deliver();
  await nurse.says('hulp');
  expect(rowPresses(nurse.lastCard())).toHaveLength(1);
  expect(cardText(await nurse.presses('Openen'))).toContain('Hoe ziet de wond eruit na een week?');
});

test('home has six buttons at most, one of them coloured, and the rest under Meer', async () => {
  for (const who of [gp, nurse, world.person(people.social), world.person(people.manager)]) {
    const card = await who.says('hulp');
    const sets = card.body.filter((each) => (each as { type: string }).type === 'ActionSet');
    const actions = sets.flatMap((set) => (set as { actions: { title: string; style?: string }[] }).actions);
    expect(actions.length).toBeLessThanOrEqual(6);
    expect(actions.filter(({ style }) => style === 'positive')).toHaveLength(1);
    expect(actions.at(-1)?.title).toBe('Meer');
  }
});

test('R2, R6: an account manager without care is told of requests alone; who also cares sees first what is pressing', async () => {
  await practiceStarts(gp);
  const wim = world.person(people.stranger);
  await wim.says('toegang');
  await wim.presses('Verder', { organisation: 'thuiszorg' });
  await wim.presses('Aanvraag versturen', { team: 'thuiszorg.noord', function: 'arts', careProfessional: 'yes' });
  const manager = world.person(people.manager);
  const text = await home(manager);
  expect(text).toContain('1 aanvraag te beoordelen');
  expect(text).not.toMatch(/te laat|nieuw|Openstaand|NW-/);
  expect(titles(manager.lastCard())[0]).toBe('Toegangsaanvragen');
  await nurse.says('hulp');
  expect(titles(nurse.lastCard()).filter((title) => title !== 'Openen')[0]).toBe('Toegangsaanvragen');
  world.later(60);
  await nurse.says('hulp');
  expect(titles(nurse.lastCard()).filter((title) => title !== 'Openen')[0]).toBe('Openstaand');
});

test('M7: Openstaand has the own turn first; late with the other team is said and not red', async () => {
  await practiceStarts(gp);
  await world.deliver();
  world.later(60);
  const card = await gp.says('openstaand');
  expect(cardText(card)).toMatch(/^Uw team\n[^]*^Wacht op anderen\n[^]*^te laat bij Team Noord$/m);
  expect(JSON.stringify(card)).not.toContain('"Attention"');
  expect(JSON.stringify(await nurse.says('openstaand'))).toContain('"Attention"');
});

test('C5: what lies in a network whose consent is withdrawn is not counted', async () => {
  await practiceStarts(gp);
  await world.deliver();
  await nurse.says('mijn netwerken');
  await nurse.presses('Openen');
  await nurse.presses('Toestemming intrekken');
  await nurse.presses('Ja, toestemming intrekken');
  expect(await home(nurse)).toContain('Er wacht niets op u.');
});
