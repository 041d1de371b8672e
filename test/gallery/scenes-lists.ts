import { people } from '../helpers/region-north';
import { practiceAsks } from './start';
import type { Scene, Stage } from './stage';

/** Nothing is there yet. */
async function empty({ person, show }: Stage): Promise<void> {
  const [gp, nurse, manager] = [person(people.gp), person(people.nurse), person(people.manager)];
  await show('home', 'a GP, nothing waits', await gp.says('hulp'));
  await show('home', 'home care, nothing waits', await nurse.says('hulp'));
  await show('home', 'a neighbourhood team', await person(people.social).says('hulp'));
  await show('home', 'an account manager without care', await manager.says('hulp'));
  await show('home', 'welcome', await person(people.stranger).says('hulp'));
  await show('list of what is open', 'empty', await nurse.says('openstaand'));
  await show('list of networks', 'empty', await nurse.says('mijn netwerken'));
  await show('digest', 'empty', await nurse.says('overzicht'));
  await show('list of requests', 'empty', await manager.says('toegangsaanvragen'));
  await show('list of invitations', 'empty', await gp.says('uitnodigingen'));
  await show('list of absences', 'empty', await gp.says('afwezigheid'));
  await show('list of contacts', 'empty', await nurse.says('contactpersonen'));
  await show('work agreements', 'of the region', await nurse.says('werkafspraken'));
  await show('privacy', 'of the region', await nurse.says('privacy'));
  await show('refused', 'no account manager', await nurse.says('toegangsaanvragen'));
  await show('refused', 'no access', await person(people.stranger).says('openstaand'));
  await show('not sent', 'no networks', await nurse.says('Wie komt morgen?'));
}

/** One of each. */
async function one(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [gp, nurse] = [person(people.gp), person(people.nurse)];
  await nurse.installs();
  await practiceAsks(stage);
  await show('home', 'one waits', await nurse.says('hulp'));
  await show('home', 'one waits for others', await gp.says('hulp'));
  await show('list of what is open', 'one', await nurse.says('openstaand'));
  await show('list of what is open', 'one, and steps to do', await gp.says('openstaand'));
  await show('list of networks', 'one', await nurse.says('mijn netwerken'));
  await show('list of networks', 'to write in', await nurse.says('nieuw bericht'));
  await show('list of contacts', 'one network', await nurse.says('contactpersonen'));
  await show('not sent', 'with numbers', await nurse.says('Wie komt morgen bij mevrouw langs?'));
  world.later(52);
  await show('home', 'one is late', await nurse.says('hulp'));
  await show('list of what is open', 'late with you', await nurse.says('openstaand'));
  await show('list of what is open', 'late with the other', await gp.says('openstaand'));
  await show('digest', 'one', await nurse.says('overzicht'));
  await show('digest', 'reminded', await nurse.press('digest.remind'));
  await show('home', 'english for one', await nurse.says(stage.language === 'nl' ? 'english' : 'nederlands'));
}

const clients = [
  'Ans Bakker',
  'Willem van der Heijden-de Groot',
  'Mohammed el Idrissi',
  'Johanna Wilhelmina Maria van Oldenbarnevelt-Zandbergen',
  'Piet Jansen',
  'Truus Smit',
];
const subjects = [
  'Antistolling bij blaasontsteking',
  'Wond aan de hiel',
  'Vervoer naar de dagbesteding, rolstoel en begeleiding in de ochtend geregeld?',
  'Indicatie verlengen',
];
const categories = ['medication', 'care', 'administration', 'other'];

/** A full week: four categories, long names, late on both sides, more than a page. */
async function many(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [gp, nurse, social] = [person(people.gp), person(people.nurse), person(people.social)];
  for (const each of [gp, nurse, social]) await each.installs();
  for (const [at, client] of [...clients, ...clients, ...clients].entries()) {
    await practiceAsks(stage, {
      client: `${client}${at >= clients.length ? ` ${'IVX'.charAt(at / clients.length)}` : ''}`,
      birthDate: `19${30 + at}-0${1 + (at % 9)}-1${at % 10}`,
      category: categories[at % categories.length] ?? 'care',
      subject: subjects[at % subjects.length] ?? '',
      ...(at % 3 === 2 ? { to: 'buurt.west' } : {}),
    });
    world.later(3);
  }
  for (const [name, who] of Object.entries({ 'home care': nurse, 'the practice': gp, 'the team': social })) {
    await show('home', `many wait for ${name}`, await who.says('hulp'));
    await show('list of what is open', `many of ${name}`, await who.says('openstaand'));
  }
  await show(
    'list of what is open',
    'the second page',
    await nurse.says('openstaand').then(() => nurse.press('thread.list')),
  );
  await show('list of networks', 'many', await gp.says('mijn netwerken'));
  await show('list of networks', 'many to write in', await gp.says('nieuw bericht'));
  await show('digest', 'many', await nurse.says('overzicht'));
  await show('list of contacts', 'many', await gp.says('contactpersonen'));
}

export const listScenes: readonly Scene[] = [empty, one, many];
