import { buttons, cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, dataOf, homeCareStarts, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let petra: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  petra = world.person(people.practiceNurse);
  nurse = world.person(people.nurse);
});
afterEach(() => world.close());

/** The card of the only network of this person's team. */
async function network(chatter: Chatter) {
  await chatter.says('mijn netwerken');
  return chatter.presses('Openen');
}

/** The newest card of a thread in the chat that says this. */
function cardWith(chatter: Chatter, words: string) {
  const card = chatter.cards().findLast((each) => {
    const text = cardText(each);
    return text.startsWith('Gesprek in netwerk') && text.includes(words);
  });
  if (!card) throw new Error(`No card of ${chatter.someone.key} says ${words}`);
  return card;
}

const own = 'Administratie · Patiëntenkaart koppelen en inwoner uitnodigen';

test('N4, M2: home care starts; the bot itself asks the practice, 48 hours, and the ticked steps answer it by themselves', async () => {
  await gp.installs();
  await nurse.installs();
  await homeCareStarts(nurse);
  await world.deliver();

  const asked = cardText(cardWith(gp, own));
  expect(asked).toContain('De bal ligt bij u · Praktijk De Brug · Praktijkteam');
  expect(asked).toContain('Antwoord vóór wo 25 nov 10:00 · Administratie, 48 uur');
  expect(asked).toContain('Schakel\n · Thuiszorg De Vecht · ma 23 nov 10:00 · vraag');
  // Where the steps are ticked: a press away, also on the card as it was delivered (N7).
  expect(titles(cardWith(gp, own))).toContain('Netwerk');

  world.later(1);
  const before = await network(gp);
  expect(cardText(before)).toContain(
    'Patiëntenkaart koppelen\nTe doen door Praktijk De Brug · Praktijkteam, sinds ma 23 nov 10:00',
  );
  await gp.presses('Kaart is gekoppeld');
  await world.deliver();
  expect(cardText(cardWith(gp, own))).toContain('De bal ligt bij u');

  const ticked = await gp.presses('Inwoner is uitgenodigd');
  expect(cardText(ticked)).toContain(
    '✓ Patiëntenkaart gekoppeld: Gerrit van praktijk, Praktijk De Brug · Praktijkteam · ma 23 nov 11:00',
  );
  await world.deliver();
  for (const each of [gp, nurse]) {
    const answered = cardText(cardWith(each, own));
    expect(answered).toContain('Beantwoord en afgehandeld');
    expect(answered).toContain('De patiëntenkaart is gekoppeld en de inwoner is uitgenodigd voor Spreekuur.nl.');
  }
  // The clock has stopped: two days later nothing of it is overdue.
  world.later(60);
  expect(cardText(await gp.says('openstaand'))).not.toContain(own);
});

test.each([
  [people.nurse, 'praktijk,buurt', 'Welke andere teams doen mee? (niet verplicht)'],
  [people.gp, 'thuiszorg', 'Welke teams doen mee?'],
])('N3, N4: which teams take part, besides home care and its practice (%#)', async (who, covers, asked) => {
  const starter = world.person(who);
  await starter.says('nieuw netwerk');
  expect(cardText(await starter.presses('Toestemming vastleggen', { ...consentFilled, covers }))).toContain(asked);
});

test('N4, N7: the client does not take part: the reason is asked, answers the bot’s message, and can be taken back', async () => {
  await gp.installs();
  await nurse.installs();
  await homeCareStarts(nurse);
  await network(gp);
  await gp.presses('Kaart is gekoppeld');
  await gp.presses('Doet niet mee');
  expect(cardText(await gp.presses('Vastleggen', { reason: '  ' }))).toContain('Schrijf eerst de reden, in woorden.');
  const bsn = await gp.presses('Vastleggen', { reason: 'BSN 111222333' });
  expect(cardText(bsn)).toContain('een BSN kan zijn');
  expect(JSON.stringify(bsn)).not.toContain('111222333');
  const declined = cardText(await gp.presses('Vastleggen', { reason: 'Heeft geen e-mailadres' }));
  expect(declined).toContain('Niet van toepassing: Heeft geen e-mailadres · Gerrit van praktijk');
  await world.deliver();
  expect(cardText(cardWith(nurse, own))).toContain('De cliënt doet niet mee met Spreekuur.nl: Heeft geen e-mailadres');
  expect(cardText(await gp.says('openstaand'))).not.toContain('Stappen in het netwerk');

  await network(gp);
  world.later(1);
  const resumed = cardText(await gp.presses('Inwoner doet toch mee'));
  expect(resumed).toContain('sinds ma 23 nov 11:00');
  await gp.presses('Doet niet mee');
  expect(cardText(await gp.presses('Vastleggen', { reason: 'Heeft geen e-mailadres' }))).toContain(
    'Niet van toepassing',
  );
});

test('N7: others see the steps without a button; a tampered press is refused with a sentence', async () => {
  await homeCareStarts(nurse);
  const forPractice = await network(gp);
  const tick = dataOf(forPractice, 'Kaart is gekoppeld');
  const forNurse = await network(nurse);
  expect(cardText(forNurse)).toContain('Patiëntenkaart koppelen\nTe doen door Praktijk De Brug');
  expect(titles(forNurse)).not.toContain('Kaart is gekoppeld');
  const refused = await nurse.posts('step.tick', tick);
  expect(cardText(refused.body.value)).toContain('Deze stap is van de huisartsenpraktijk.');
  // Who is in no team of the network learns nothing (N1, R6).
  for (const other of [people.south, people.manager]) {
    const chatter = world.person(other);
    expect(cardText((await chatter.posts('step.tick', tick)).body.value)).not.toMatch(
      /praktijk\.|Patiëntenkaart|Truus/,
    );
  }
  expect(titles(await network(gp))).toContain('Kaart is gekoppeld');
});

test('N7: pressing twice ticks once; of two at once the second is told; two different steps at once answer once', async () => {
  await homeCareStarts(nurse);
  await nurse.installs();
  const gpCard = await network(gp);
  const petraCard = await network(petra);
  const tick = dataOf(gpCard, 'Kaart is gekoppeld');
  const [once, again] = [await gp.posts('step.tick', tick), await gp.posts('step.tick', tick)];
  for (const each of [once, again]) expect(cardText(each.body.value)).not.toContain('Deze stap is al gedaan.');
  const late = await petra.posts('step.tick', dataOf(petraCard, 'Kaart is gekoppeld'));
  expect(cardText(late.body.value)).toContain('Deze stap is al gedaan.');

  const invited = dataOf(await network(gp), 'Inwoner is uitgenodigd');
  const both = await Promise.all([gp.posts('step.tick', invited), petra.posts('step.tick', invited)]);
  expect(both.filter((each) => cardText(each.body.value).includes('Deze stap is al gedaan.'))).toHaveLength(1);
  await world.deliver();
  const text = cardText(cardWith(nurse, own));
  expect(text.match(/is gekoppeld en de inwoner is uitgenodigd/g)).toHaveLength(1);
});

test('N3, N7: open steps stand in Openstaand of the practice, not of the others, and open the network', async () => {
  await practiceStarts(gp);
  const open = await gp.says('openstaand');
  expect(cardText(open)).toMatch(/^Stappen in het netwerk · NW-\w{5}\nTruus van Dalen, geboren 12 april 1938$/m);
  expect(cardText(open)).toContain('Patiëntenkaart koppelen, sinds ma 23 nov 10:00');
  expect(cardText(await nurse.says('openstaand'))).not.toContain('Stappen in het netwerk');
});

test('N7: Openstaand over several pages leaves nothing out and shows nothing twice', async () => {
  for (const name of ['Anna', 'Bert', 'Cor', 'Dien', 'Emma', 'Frits']) {
    await practiceStarts(gp, { client: `Jan ${name}` });
    world.later(1);
  }
  let page = await gp.says('openstaand');
  const seen: string[] = [];
  for (;;) {
    seen.push(...(cardText(page).match(/Jan \w+/g) ?? []));
    if (!titles(page).includes('Meer tonen')) break;
    page = await gp.presses('Meer tonen');
  }
  // One row for the thread and one for the steps of each network.
  expect(seen.sort()).toEqual(
    ['Anna', 'Bert', 'Cor', 'Dien', 'Emma', 'Frits'].flatMap((each) => [`Jan ${each}`, `Jan ${each}`]),
  );
});

/** The practice starts, and all is done up to adding the resident. */
async function upToAdding(): Promise<void> {
  await practiceStarts(gp);
  await network(gp);
  await gp.presses('Kaart is gekoppeld');
  await gp.presses('Inwoner is uitgenodigd');
  expect(titles(await network(nurse))).toContain('Inwoner heeft geactiveerd');
  await nurse.presses('Inwoner heeft geactiveerd');
}

test('N8: the one who adds the resident is told what becomes visible; then every card says so', async () => {
  await gp.installs();
  await nurse.installs();
  await upToAdding();
  await world.deliver();
  expect(cardText(cardWith(nurse, 'Zorg · Wond aan de hiel'))).not.toContain('De inwoner leest mee');

  world.later(2);
  await network(gp);
  await gp.presses('Inwoner toevoegen');
  const warning = await gp.presses('Kiezen');
  expect(cardText(warning)).toContain('De inwoner kan dan het bericht van ma 23 nov 10:00 lezen.');
  const added = await gp.presses('Ja, inwoner toevoegen');
  expect(cardText(added)).toContain('De inwoner leest mee, sinds ma 23 nov 12:00');
  await world.deliver();
  for (const each of [gp, nurse]) {
    expect(cardText(cardWith(each, 'Zorg · Wond aan de hiel'))).toContain(
      'De inwoner leest mee, sinds ma 23 nov 12:00',
    );
  }
  expect(cardText(cardWith(nurse, 'Zorg · Wond aan de hiel'))).toContain(
    'Uw antwoord of wedervraag · De inwoner leest mee',
  );
  expect(cardText(await network(gp))).toContain('✓ Inwoner toegevoegd aan een gesprek');
  await gp.presses('Aan nog een gesprek toevoegen');
  expect(gp.reads()).toContain('Er is geen gesprek waaraan u de inwoner nog kunt toevoegen.');
  // M7: it is no answer; the turn and the clock are as they were.
  expect(cardText(cardWith(nurse, 'Zorg · Wond aan de hiel'))).toContain('Antwoord vóór wo 25 nov 10:00');
});

test('N8: a message that came in after the warning is warned about again; twice adds once; others may not', async () => {
  await gp.installs();
  await nurse.installs();
  await upToAdding();
  await world.deliver();
  await network(gp);
  await gp.presses('Inwoner toevoegen');
  const warning = await gp.presses('Kiezen');
  const add = dataOf(warning, 'Ja, inwoner toevoegen');

  await nurse.presses('Antwoord', { text: 'De wond is schoon.' }, cardWith(nurse, 'Zorg · Wond aan de hiel'));
  const again = (await gp.posts('resident.add', add)).body.value;
  expect(cardText(again)).toContain('Er kwam zojuist een bericht bij');
  expect(cardText(again)).toContain('2 berichten, sinds ma 23 nov 10:00');

  const confirm = dataOf(again, 'Ja, inwoner toevoegen');
  const refused = await nurse.posts('resident.add', confirm);
  expect(cardText(refused.body.value)).toContain('Deze stap is van de huisartsenpraktijk.');
  for (const each of [await gp.posts('resident.add', confirm), await gp.posts('resident.add', confirm)]) {
    expect(cardText(each.body.value)).toContain('De inwoner leest mee, sinds');
  }
  const late = await petra.posts('resident.add', confirm);
  expect(cardText(late.body.value)).toContain('De inwoner leest al mee in dit gesprek.');
});

test('N7, D6: steps have no deadline: they stand behind every thread that waits for the own team', async () => {
  await nurse.installs();
  await practiceStarts(gp);
  await world.deliver();
  await nurse.presses('Antwoord met wedervraag', { text: 'Is er een foto van vorige week?' });
  world.later(72);
  const open = cardText(await gp.says('openstaand'));
  expect(open).toMatch(/^Uw team\n[^]*^\d+ uur te laat$[^]*^Stappen in het netwerk/m);
});

describe('M15, N4: the bot’s own message ends with the ticked steps', () => {
  beforeEach(async () => {
    await Promise.all([gp.installs(), petra.installs(), nurse.installs()]);
    await homeCareStarts(nurse);
    await world.deliver();
  });

  /** The bot's message as the nurse, who asked nothing herself, opens it in the network. */
  const forNurse = async () => {
    const { networkId, threadId } = dataOf(cardWith(gp, own), 'Gezien');
    return (await nurse.posts('thread.open', { networkId, threadId })).body.value;
  };

  test('neither side has a button that would end it; the way to the steps stands out', async () => {
    const card = cardWith(gp, own);
    expect(titles(card)).toEqual([
      'Gezien',
      'Netwerk',
      'Antwoord met wedervraag',
      'Ik pak dit op',
      'Tekst voor dossier',
    ]);
    expect(
      buttons(card)
        .filter(({ style }) => style === 'positive')
        .map(({ title }) => title),
    ).toEqual(['Netwerk']);
    expect(titles(await forNurse())).not.toContain('Afgehandeld');
  });

  test.each(['thread.answer', 'thread.settle'])(
    '%s of a card that was delivered before is refused, and nothing is lost',
    async (verb) => {
      const { networkId, threadId, version } = dataOf(cardWith(gp, own), 'Gezien');
      const who = verb === 'thread.settle' ? nurse : gp;
      const text = 'De kaart is gekoppeld.';
      const refused = (await who.posts(verb, { networkId, threadId, version, text, insist: 'true' })).body.value;
      expect(cardText(refused)).toContain('Dit gesprek eindigt vanzelf als de praktijk de stappen heeft afgevinkt');
      expect(valueOf(refused, 'text')).toBe(text);
      await world.deliver();
      expect(cardText(cardWith(gp, own))).toContain('De bal ligt bij u');
    },
  );

  test.each(['ok', 'prima, doen we', 'Bedankt'])('“%s” as a counter-question does not end it either', async (text) => {
    const held = await gp.presses('Antwoord met wedervraag', { text }, cardWith(gp, own));
    expect(cardText(held)).toContain('Uw wedervraag stelt geen vraag');
    const card = await gp.presses('Antwoord met wedervraag', { asks: 'no' });
    expect(cardText(card)).toContain('De bal ligt bij u');
  });

  test('it can be taken up and asked back about; the steps end it all the same', async () => {
    await gp.presses('Ik pak dit op', {}, cardWith(gp, own));
    await gp.presses('Antwoord met wedervraag', { text: 'Welke dochter nodigen wij uit?' });
    await world.deliver();
    await nurse.presses('Antwoord', { text: 'Els.' }, cardWith(nurse, own));
    await network(gp);
    await gp.presses('Kaart is gekoppeld');
    await gp.presses('Inwoner is uitgenodigd');
    await world.deliver();
    expect(cardText(cardWith(nurse, own))).toContain('Beantwoord en afgehandeld');
  });

  test('N9: closing the network settles it with all that is open, by name', async () => {
    await network(gp);
    const list = await gp.presses('Netwerk sluiten');
    expect(cardText(list)).toContain('Patiëntenkaart koppelen');
    await gp.presses('Sluiten en alles afhandelen', { settleThreads: 'true', settleSteps: 'true' });
    await world.deliver();
    expect(cardText(cardWith(gp, own))).toContain('Afgehandeld bij het sluiten van het netwerk');
  });
});
