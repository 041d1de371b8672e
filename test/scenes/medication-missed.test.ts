import { cardText } from '../helpers/card';
import { previewOf } from '../helpers/card-contract';
import { loadRegionNorth, people } from '../helpers/region-north';
import { homeCareStarts, practiceStarts, titles } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T06:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('M2, D6, G1–G3: home care asks about medication, the practice misses 24 hours, its contact person gets one digest with it first', async () => {
  const nurse = world.person(people.nurse);
  const assistant = world.person(people.assistant);
  await assistant.installs();
  const before = assistant.cards().length;
  await homeCareStarts(nurse);
  world.at('2026-11-23T06:30:00.000Z');
  await nurse.says('nieuw bericht');
  await nurse.presses('Nieuw bericht');
  await nurse.presses('Versturen', {
    category: 'administration',
    team: 'praktijk.team',
    subject: 'Verwijzing',
    text: 'Wilt u de verwijzing opnieuw sturen?',
  });
  await world.deliver();
  const cards = assistant.cards().length;
  // The two questions and, N4, the bot's own message about the patient card.
  expect(cards).toBe(before + 3);

  // Tuesday 08:29: overdue since 07:00, and not yet the team's time.
  world.at('2026-11-24T07:29:00.000Z');
  await world.digests();
  expect(assistant.cards()).toHaveLength(cards);

  world.at('2026-11-24T07:30:00.000Z');
  await world.digests();
  await world.digests();
  world.later(3);
  await world.digests();
  expect(assistant.cards()).toHaveLength(cards + 1);

  const digest = assistant.lastCard();
  expect(cardText(digest)).toMatch(
    /^Dagoverzicht · Praktijkteam\nTe laat, de bal ligt bij uw team\nMedicatie · NW-\w{5}\n1 uur te laat\nThuiszorg De Vecht wacht\n/,
  );
  expect(cardText(digest)).not.toMatch(/Truus|plaspil|Plaspil|bloeddruk/);

  const opened = await assistant.presses('Openen');
  expect(cardText(opened)).toContain('Kan de plaspil omlaag?');
  expect(cardText(opened)).toContain('Te laat: 4 uur');
});

test('G1: what falls due today stands below what is overdue; nothing overdue gives no message', async () => {
  const gp = world.person(people.gp);
  const nurse = world.person(people.nurse);
  await nurse.installs();
  const before = nurse.cards().length;
  await practiceStarts(gp, { category: 'care' });
  world.at('2026-11-25T05:30:00.000Z');
  await gp.says('nieuw bericht');
  await gp.presses('Nieuw bericht');
  await gp.presses('Versturen', {
    category: 'medication',
    team: 'thuiszorg.noord',
    subject: 'Insuline',
    text: 'Lukt 21:00 uur?',
  });
  await world.deliver();
  const cards = nurse.cards().length;
  expect(cards).toBe(before + 2);

  // 08:00 local on the 25th: nothing was overdue at 08:30 on the 24th.
  world.at('2026-11-24T08:00:00.000Z');
  await world.digests();
  expect(nurse.cards()).toHaveLength(cards);

  world.at('2026-11-25T07:45:00.000Z');
  await world.digests();
  expect(nurse.cards()).toHaveLength(cards + 1);
  const text = nurse.reads();
  expect(text).toContain('Te laat, de bal ligt bij uw team');
  expect(text).not.toContain('Vandaag te beantwoorden');

  world.at('2026-11-26T05:00:00.000Z');
  const onDemand = await nurse.says('OVERZICHT');
  expect(cardText(onDemand)).toContain('Medicatie');
});

test('G2: two bot processes on one store give one digest', async () => {
  const nurse = world.person(people.nurse);
  const assistant = world.person(people.assistant);
  await assistant.installs();
  await homeCareStarts(nurse);
  await world.deliver();
  const cards = assistant.cards().length;
  world.at('2026-11-24T07:30:00.000Z');
  await Promise.all([world.digests(), world.digests(), world.digests()]);
  expect(assistant.cards()).toHaveLength(cards + 1);
});

test('G3, M7: previews say nothing of health, whoever reads over a shoulder', async () => {
  const nurse = world.person(people.nurse);
  const assistant = world.person(people.assistant);
  await assistant.installs();
  await homeCareStarts(nurse);
  await world.deliver();
  world.at('2026-11-24T07:30:00.000Z');
  await world.digests();
  for (const activity of world.teams.activities()) {
    const shown = `${activity.body.summary ?? ''} ${activity.body.text ?? ''} ${previewOf(activity.body.attachments?.[0]?.content)}`;
    expect(shown).not.toMatch(/Truus|1938|plaspil|Plaspil|bloeddruk/);
    expect(activity.body.summary).toMatch(/^(?:Schakel: |Nieuwe vraag van |Herinnering: |\d+ gesprek)/);
  }
});

test('R7: the overview is for the contact person; others get a clear sentence', async () => {
  const gp = world.person(people.gp);
  const card = await gp.says('overzicht');
  expect(cardText(card)).toContain('Het dagoverzicht is voor de contactpersoon van een team.');
  expect(titles(await gp.says('help'))).not.toContain('Overzicht');
});
