import { openStage, type Stage } from './stage';

let stage: Stage | undefined;

beforeAll(async () => {
  stage = await openStage();
});
// Whatever did not start has been stopped already.
afterAll(() => stage?.close());

function person(key: string, size: { width?: number; height?: number } = {}) {
  return opened().person(key, size);
}

function opened(): Stage {
  if (stage === undefined) throw new Error('Nothing was started.');
  return stage;
}

test('every demo person is greeted with what they can do now', async () => {
  const greetings: [string, string][] = [
    ['gp', 'Nieuw netwerk'],
    ['district-nurse', 'Overzicht'],
    ['contact', 'Openstaand'],
    ['account-manager', 'Medewerkers'],
    ['new-colleague', 'Welkom bij Schakel'],
  ];
  for (const [key, words] of greetings) {
    const page = await person(key);
    const home = page.on(words);
    await home.waitForText(words);
    await home.screenshot(`home-${key}`, 'card');
    await page.close();
  }
});

test('from consent to answer to the contact person’s overview, by the buttons a user sees', async () => {
  const gp = await person('gp', { height: 1900 });
  const nurse = await person('district-nurse', { height: 1400 });
  await nurse.on('Schakel · wat wilt u doen?').waitForText('Overzicht');

  await gp.on('Schakel · wat wilt u doen?').press('Nieuw netwerk');
  // By its words: a digest may come in between.
  const form = gp.on('van 3');
  await form.waitForText('stap 1 van 3');
  await form.screenshot('consent-empty', 'card');
  await form.press('Toestemming vastleggen');
  await form.waitForText('Vul de naam van de cliënt in.');
  await form.fill('Naam van de cliënt', 'Nel Bosman');
  await form.fill('Geboortedatum', '1941-03-09');
  await form.choose('Wie geeft toestemming?', 'de cliënt zelf');
  await form.choose('Hoe is toestemming gegeven?', 'mondeling');
  await form.choose('Voor welke organisaties geldt de toestemming?', 'Thuiszorg Merwede (thuiszorg)');
  await form.tick('De standaardtekst is voorgelezen of getoond, en er is toestemming gegeven.');
  await form.screenshot('consent', 'card');
  await form.press('Toestemming vastleggen');

  await form.waitForText('stap 2 van 3');
  await form.choose('Is deze cliënt nieuw of al bekend?', 'Nieuw via ZorgDomein');
  await form.fill('ZorgDomein-referentie', 'ZD-2026-0815');
  await form.choose('Welke teams doen mee?', 'Thuiszorg Merwede · Team Noord');
  await form.screenshot('network-form', 'card');
  await form.press('Verder naar het eerste bericht');

  await form.waitForText('stap 3 van 3');
  await form.choose('Categorie', 'Medicatie: antwoord binnen 24 uur');
  await form.fill('Onderwerp', 'Antistolling bij blaasontsteking');
  await form.fill('Uw vraag of verzoek', 'Zij start vandaag met antibiotica. Kunnen jullie morgen de INR prikken?');
  await form.screenshot('message-form', 'card');
  await form.press('Netwerk starten en versturen');

  const [asked, sent] = [nurse.on('de INR prikken?'), gp.on('de INR prikken?')];
  await asked.waitForText('Kunnen jullie morgen de INR prikken?');
  await asked.screenshot('thread-addressed', 'card');
  await asked.press('Gezien');
  await asked.waitForText('Gezien is nog geen antwoord.');
  await asked.fill('Uw antwoord of wedervraag', 'Ja, morgen om 8:30. De uitslag gaat naar de trombosedienst.');
  await asked.press('Antwoord');
  await asked.waitForText('Beantwoord en afgehandeld');
  await asked.screenshot('thread-answered', 'card');

  await sent.waitForText('De uitslag gaat naar de trombosedienst.');
  await sent.waitForText('Beantwoord en afgehandeld');
  await gp.screenshot('conversation', 'page');

  const contact = await person('contact', { height: 1400 });
  await contact.on('Schakel · wat wilt u doen?').waitForText('Overzicht');
  await contact.say('overzicht');
  await contact.waitForText('Dagoverzicht');
  await contact.screenshot('digest', 'card');
  await contact.press('Openen');
  await contact.waitForText('De bal ligt bij u · Buurtteam Oost · Wijkteam');
  await contact.screenshot('thread-overdue', 'card');

  const phone = await person('contact', { width: 400, height: 1400 });
  await phone.on('Schakel · wat wilt u doen?').waitForText('Openstaand');
  await phone.say('openstaand');
  await phone.waitForText(/Uw team|Wacht op anderen/);
  await phone.screenshot('open-threads-phone', 'page');
  for (const each of [gp, nurse, contact, phone]) await each.close();
});

test('stopping ends the bot and every page', async () => {
  const { schakel } = opened();
  expect(await schakel.stop()).toBe(0);
  for (const url of [`http://127.0.0.1:${schakel.botPort}/healthz`, ...schakel.pages.values()]) {
    await expect(fetch(url)).rejects.toThrow();
  }
});
