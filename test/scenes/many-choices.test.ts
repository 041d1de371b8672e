import type { OrganisationKind } from '../../src/domain/directory';
import { find, key } from '../../src/store/keys';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { cardText, inputs, type RenderedCard } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { addOrganisation } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

/**
 * Choices that come from the directory grow with it. Each form stays below what Teams takes (the card contract holds
 * that on every card pressed here), whoever is sought is found, and what was typed meanwhile stays.
 */
let world: World;
let gp: Chatter;

const last = '1000';
const nameOf = (number: string): string => `Zorg aan de lange Vaart nummer ${number} te Utrecht`;

async function addMany(kind: OrganisationKind): Promise<void> {
  const add = (at: number): Promise<void> => {
    const id = `instelling-met-lange-naam-${at}`;
    const teams = [{ id: `${id}.team`, name: `Wijkteam ${at} van een lange naam` }];
    return addOrganisation(world.store, id, { kind, name: nameOf(String(at).padStart(4, '0')), teams });
  };
  await Promise.all(Array.from({ length: 1000 }, (_, at) => add(at + 1)));
}

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  await gp.installs();
});
afterEach(() => world.close());

const choicesOf = (card: RenderedCard, id: string) => inputs(card).find((input) => input.id === id)!.choices;
const valueOf = (card: RenderedCard, id: string) => inputs(card).find((input) => input.id === id)!.value;

/** Searches the last of a thousand; answers the form with it and the value of its choice. */
async function finds(who: Chatter, id: string, typed: Record<string, string>, sought = `Vaart ${last}`) {
  const before = who.lastCard();
  expect(choicesOf(before, id)).toHaveLength(50);
  expect(cardText(before)).toMatch(/Hier staan er 50 van 1\.?0\d\d\./);
  const found = await who.presses('Zoeken', { ...typed, find: sought });
  expect(cardText(found)).toContain('Er is nog niets verstuurd of vastgelegd.');
  // As many as stand there, and no more.
  const count = choicesOf(found, id).length;
  expect(cardText(found)).toMatch(new RegExp(`Hier (staat|staan) er ${count} van 1\\.?0\\d\\d\\.`));
  for (const [field, value] of Object.entries(typed))
    expect(`${field}: ${valueOf(found, field)}`).toBe(`${field}: ${value}`);
  // "Geen waarnemer" is no name, and there whatever is sought.
  const kept = ['none', 'outside', ...(typed[id] ?? '').split(',')];
  const [one, ...others] = choicesOf(found, id).filter(({ value }) => !kept.includes(value));
  expect(others).toEqual([]);
  expect(one?.title).toContain(last);
  return one!.value;
}

test('C2: the consent covers one of a thousand beside those chosen before', async () => {
  await addMany('home-care');
  await gp.presses('Nieuw netwerk');
  const { confirmed, ...typed } = { ...consentFilled, covers: 'thuiszorg' };
  const value = await finds(gp, 'covers', typed);
  const network = await gp.presses('Toestemming vastleggen', { ...typed, confirmed, covers: `thuiszorg,${value}` });
  expect(
    choicesOf(network, 'teams')
      .map((choice) => choice.title)
      .join(),
  ).toContain(nameOf(last));
});

test('C4: one of a thousand teams joins', async () => {
  await practiceStarts(gp);
  await addMany('home-care');
  await gp.presses('Netwerk');
  await gp.presses('Team toevoegen');
  const typed = { givenBy: 'client', form: 'oral' };
  const team = await finds(gp, 'team', typed);
  const joined = await gp.presses('Vastleggen en team toevoegen', { team, ...typed, confirmed: 'true' });
  expect(cardText(joined)).toContain(nameOf(last));
});

test('A1: one of a thousand practices stands in', async () => {
  await addMany('practice');
  const assistant = world.person(people.assistant);
  await assistant.installs();
  await assistant.presses('Afwezigheid');
  await assistant.presses('Afwezigheid vastleggen');
  const typed = { from: '2026-12-01', until: '2026-12-03' };
  expect(choicesOf(assistant.lastCard(), 'deputy').map(({ title }) => title)).toContain(
    'Geen waarnemer: de termijn staat stil',
  );
  const deputy = await finds(assistant, 'deputy', typed);
  expect(choicesOf(assistant.lastCard(), 'deputy').map(({ title }) => title)).toContain(
    'Geen waarnemer: de termijn staat stil',
  );
  expect(cardText(await assistant.presses('Vastleggen', { ...typed, deputy }))).toContain(nameOf(last));
});

test('R8: one of a thousand partners is invited', async () => {
  await addMany('chain-partner');
  await gp.presses('Toegangsaanvragen');
  await gp.presses('Ketenpartner uitnodigen');
  const typed = { name: 'Ilse', email: 'ilse@instelling-met-lange-naam-1000.example', told: 'true' };
  const organisation = await finds(gp, 'organisation', typed);
  expect(cardText(await gp.presses('Uitnodigen', { ...typed, organisation }))).toContain(nameOf(last));
});

test('R2: access is asked to the last of a thousand, and it stays chosen', async () => {
  await addMany('home-care');
  const stranger = world.person(people.stranger);
  await stranger.installs();
  await stranger.presses('Toegang aanvragen');
  const organisation = await finds(stranger, 'organisation', { organisation: 'thuiszorg' });
  expect(cardText(await stranger.presses('Verder', { organisation }))).toContain(nameOf(last));
  const back = await stranger.presses('Andere organisatie');
  expect(valueOf(back, 'organisation')).toBe(organisation);
});

test('R2: one of the thousand teams of one organisation', async () => {
  const teams = Array.from({ length: 1000 }, (_, at) => ({ id: `groot.t${at + 1}`, name: `Vaart ${at + 1}` }));
  await addOrganisation(world.store, 'groot', { kind: 'home-care', name: 'Groot', teams });
  const stranger = world.person(people.stranger);
  await stranger.installs();
  await stranger.presses('Toegang aanvragen');
  await stranger.presses('Verder', { organisation: 'groot' });
  const typed = { function: 'verzorgende', careProfessional: 'yes' };
  const team = await finds(stranger, 'team', typed);
  expect(team).toBe('groot.t1000');
  expect(valueOf(await stranger.presses('Andere organisatie', { team, find: 'Vaart' }), 'organisation')).toBe('groot');
});

describe('one organisation that the consent covers has a thousand teams', () => {
  const teams = Array.from({ length: 1000 }, (_, at) => ({ id: `groot.t${at + 1}`, name: `Vaart ${at + 1}` }));
  const covers = async (who: Chatter, kind: OrganisationKind): Promise<void> => {
    await addOrganisation(world.store, 'groot', { kind, name: 'Groot', teams });
    await who.presses(who === gp ? 'Nieuw netwerk' : 'Netwerk aanvragen');
    await who.presses('Toestemming vastleggen', { ...consentFilled, covers: 'groot' });
  };

  test('N3: one of them takes part, and the way back keeps what was typed', async () => {
    await covers(gp, 'home-care');
    const typed = { source: 'zorgdomein', reference: 'ZD-1' };
    const found = await finds(gp, 'teams', typed);
    await gp.presses('Terug naar toestemming', { ...typed, teams: found, find: 'Vaart' });
    await gp.presses('Toestemming vastleggen', { confirmed: 'true' });
    expect(valueOf(gp.lastCard(), 'reference')).toBe('ZD-1');
    expect(valueOf(gp.lastCard(), 'teams')).toBe(found);
    const draft = await find(world.store, key.draft(personIdOf(people.gp)));
    expect(Object.keys(draft!.doc.networkValues)).not.toContain('find');
    expect(cardText(await gp.presses('Verder naar het eerste bericht'))).toContain('Vaart 1000');
  });

  test('N5: a practice of so many teams is asked', async () => {
    const social = world.person(people.social);
    await social.installs();
    await covers(social, 'practice');
    await finds(social, 'practiceTeam', { reason: 'Mevrouw is vaak in de war.' });
  });
});

test('nothing that bears the words is said, and the form stays whole', async () => {
  await addMany('home-care');
  await gp.presses('Nieuw netwerk');
  const none = await gp.presses('Zoeken', { find: 'Bestaat niet' });
  expect(cardText(none)).toContain('Niets gevonden met deze woorden.');
  expect(choicesOf(none, 'covers')).toHaveLength(50);
});
