import { find, key } from '../../src/store/keys';
import { cardText, elements, type RenderedCard } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let colleague: Chatter;
let social: Chatter;
let networkId: string;
let threadId: string;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  colleague = world.person(people.colleague);
  social = world.person(people.social);
  await Promise.all([nurse.installs(), colleague.installs(), social.installs()]);
  await practiceStarts(gp);
  await world.deliver();
  const data = dataOf(nurse.lastCard(), 'Antwoord');
  [networkId, threadId] = [String(data.networkId), String(data.threadId)];
});
afterEach(() => world.close());

/** Messages stored, whatever a card shows. */
async function messages(): Promise<string[]> {
  return ((await find(world.store, key.thread(networkId, threadId)))?.doc.latest ?? []).map(({ text }) => text);
}

test('M6: the addressed team gets the card, the other team of the network can read it and press nothing', async () => {
  expect(nurse.cards()).toHaveLength(2);
  expect(colleague.cards()).toHaveLength(2);
  expect(social.cards()).toHaveLength(1);
  await social.says('mijn netwerken');
  await social.presses('Openen');
  const thread = await social.presses('Openen');
  expect(cardText(thread)).toContain('Hoe ziet de wond eruit na een week?');
  expect(cardText(thread)).toContain('U leest mee.');
  expect(nurse.reads()).not.toContain('U leest mee.');
  expect(titles(thread)).toEqual(['Tekst voor dossier', 'Netwerk', 'Terug naar begin']);
});

test('M7: Gezien is shown and is no answer; the clock runs on', async () => {
  const card = await nurse.presses('Gezien');
  expect(cardText(card)).toContain('Gezien door uw team, ma 23 nov 10:00. Gezien is nog geen antwoord.');
  expect(titles(card)).not.toContain('Gezien');
  expect(cardText(card)).toContain('De bal ligt bij u');
  await world.deliver();
  expect(gp.reads()).toContain('Gezien door Thuiszorg De Vecht · Team Noord');
  expect(gp.reads()).toContain('vóór wo 25 nov 10:00');
});

test('M7: an answer that asks back starts the other side’s clock; the answer to it gives the ball back', async () => {
  world.later(1);
  await nurse.presses('Antwoord met wedervraag', { text: 'Wilt u een foto?' });
  await world.deliver();
  expect(gp.reads()).toContain('De bal ligt bij u · Praktijk De Brug · Praktijkteam');
  expect(gp.reads()).toContain('vóór wo 25 nov 11:00');
  world.later(1);
  await gp.presses('Antwoord', { text: 'Ja, graag een foto.' });
  await world.deliver();
  expect(nurse.reads()).toContain('De bal ligt bij u · Thuiszorg De Vecht · Team Noord');
  expect(nurse.reads()).toContain('vóór wo 25 nov 12:00');
});

test('M7: the asker settles at any time and reopens with a question', async () => {
  await gp.presses('Afgehandeld');
  await world.deliver();
  expect(nurse.reads()).toContain('Afgehandeld door het team dat de vraag stelde');
  expect(titles(nurse.lastCard())).toEqual(['Tekst voor dossier', 'Netwerk']);
  world.later(5);
  await gp.presses('Heropenen met een vraag', { text: 'Toch nog: is er roodheid rond de wond?' });
  await world.deliver();
  expect(nurse.reads()).toContain('is er roodheid rond de wond?');
  expect(nurse.reads()).toContain('vóór wo 25 nov 15:00');
});

describe('M7: settling while a question back stands open', () => {
  beforeEach(async () => {
    await nurse.presses('Antwoord met wedervraag', { text: 'Wilt u een foto?' });
    await world.deliver();
  });
  const settled = async (): Promise<boolean> =>
    (await find(world.store, key.thread(networkId, threadId)))?.doc.turnTeamId === null;

  test('is asked about once, with the team that asked; what was typed stays', async () => {
    const asked = await gp.presses('Afgehandeld', { text: 'Nog even' });
    expect(cardText(asked)).toContain('Er staat nog een vraag van Thuiszorg De Vecht · Team Noord open.');
    expect([valueOf(asked, 'text'), await settled()]).toEqual(['Nog even', false]);
    expect(titles(asked)).not.toContain('Afgehandeld');
    const card = await gp.presses('Toch afhandelen');
    expect(cardText(card)).toContain('Afgehandeld door het team dat de vraag stelde');
    expect(await settled()).toBe(true);
  });

  test('a card that was delivered before asks too, and what was said of one question holds for no other', async () => {
    const { version } = dataOf(gp.lastCard(), 'Antwoord');
    await gp.posts('thread.settle', { networkId, threadId, version });
    expect(await settled()).toBe(false);
    const despite = '2026-11-23T08:00:00.000Z';
    await gp.posts('thread.settle', { networkId, threadId, version, despite });
    expect(await settled()).toBe(false);
  });

  test('Afgehandeld does not stand beside Gezien', () => {
    const rows = elements(gp.lastCard()).filter(({ type }) => type === 'ActionSet');
    const row = (title: string): number =>
      rows.findIndex(({ actions }) => (actions as { title: string }[]).some((each) => each.title === title));
    expect(row('Gezien')).toBeGreaterThanOrEqual(0);
    expect(row('Afgehandeld')).toBeGreaterThan(row('Gezien'));
  });
});

test('every copy of the card already delivered is brought up to date', async () => {
  await nurse.presses('Antwoord met wedervraag', { text: 'Wilt u een foto?' });
  await world.deliver();
  for (const reader of [nurse, colleague, gp]) {
    const about = reader.cards().filter((card) => cardText(card).includes('Wond aan de hiel'));
    expect(about.length).toBeGreaterThan(0);
    for (const card of about) expect(cardText(card)).toContain('Wilt u een foto?');
  }
});

test('of two answers at once the first counts; the other is told, with what was typed kept', async () => {
  const [first, second] = await Promise.all([
    nurse.presses('Antwoord', { text: 'De wond is schoon.' }),
    colleague.presses('Antwoord', { text: 'De wond wordt kleiner.' }),
  ]);
  const refused = [first, second].filter((card) => cardText(card).includes('al beantwoord of afgehandeld'));
  expect(refused).toHaveLength(1);
  expect(['De wond is schoon.', 'De wond wordt kleiner.']).toContain(valueOf(refused[0], 'text'));
  expect(await messages()).toHaveLength(2);
});

test('an old copy works on today’s state or says why not', async () => {
  const old: RenderedCard = nurse.lastCard();
  await colleague.presses('Antwoord', { text: 'De wond is schoon.' });
  const card = await nurse.presses('Antwoord', { text: 'Nog iets: hij is ook droog.' }, old);
  // With a way on: only the asker reopens.
  expect(cardText(card)).toContain('al beantwoord of afgehandeld. Wilt u nog iets vragen? Stuur een nieuw bericht');
  expect(valueOf(card, 'text')).toBe('Nog iets: hij is ook droog.');
  expect(titles(card)).not.toContain('Antwoord');
});

test('pressing twice, also as another activity, does it once', async () => {
  const old = nurse.lastCard();
  await nurse.presses('Antwoord', { text: 'De wond is schoon.' }, old);
  const again = await nurse.presses('Antwoord', { text: 'De wond is schoon.' }, old);
  expect(cardText(again)).not.toContain('Dat kan nu niet');
  expect(await messages()).toEqual(['Hoe ziet de wond eruit na een week?', 'De wond is schoon.']);
});

test.each([
  ['empty', '', 'Schrijf eerst uw bericht.'],
  ['only blanks', ' \n\u00a0 ', 'Schrijf eerst uw bericht.'],
  ['4,001 characters', 'a'.repeat(4_001), 'Het bericht is te lang: 4001 tekens; het maximum is 4000.'],
  ['urgent', 'Komt u direct? Zij is benauwd.', 'Bel Praktijk De Brug · Praktijkteam: 030 555 11 11'],
  ['asks nothing', 'ok', 'Dit bericht bevat geen vraag, verzoek of antwoord.'],
])('M3, M4, M10: an answer that is %s is held back and stays on the card', async (_name, text, sentence) => {
  const card = await nurse.presses('Antwoord', { text });
  expect(cardText(card)).toContain(sentence);
  expect(valueOf(card, 'text')).toBe(text);
  expect(await messages()).toHaveLength(1);
});

test('M3: stated not to be urgent it is sent; M4: insisted upon too', async () => {
  await nurse.presses('Antwoord met wedervraag', { text: 'Moet ik direct bellen of mag het morgen?' });
  await nurse.presses('Antwoord met wedervraag', { notUrgent: 'true' });
  expect(await messages()).toContain('Moet ik direct bellen of mag het morgen?');
});

test('M9: a BSN is refused with the reason, and is not on the card, in the store or in the log', async () => {
  const card = await nurse.presses('Antwoord', { text: 'Haar nummer is 111222333, kunt u het nakijken?' });
  expect(cardText(card)).toContain('Er staat een getal in dat een BSN kan zijn.');
  expect(JSON.stringify(card)).not.toContain('111222333');
  expect(valueOf(card, 'text')).toContain('kunt u het nakijken?');
  expect(cardText(await nurse.presses('Antwoord'))).toContain('Hier is een getal weggehaald');
  expect(await messages()).toHaveLength(1);
  expect(world.log.join('')).not.toContain('111222333');
});

test('text typed before pressing Gezien stays on the card', async () => {
  const card = await nurse.presses('Gezien', { text: 'Ik kijk vanmiddag en' });
  expect(valueOf(card, 'text')).toBe('Ik kijk vanmiddag en');
});
