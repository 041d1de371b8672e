import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { openPlayground } from './playground-page';
import { type RunningSchakel, startSchakel } from './start-schakel';

let schakel: RunningSchakel;
let browser: Browser;

beforeAll(async () => {
  schakel = await startSchakel();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await schakel.stop();
});

function person(key: string) {
  return openPlayground(browser, schakel.pages.get(key) ?? '', { height: 1700 });
}

test('R2: the new colleague asks, the account manager approves, the colleague sends a first message', async () => {
  const manager = await person('account-manager');
  await manager.on('Schakel · wat wilt u doen?').waitForText('Medewerkers');
  const colleague = await person('new-colleague');
  await colleague.on('Welkom bij Schakel').press('Toegang aanvragen');
  await colleague.waitForText('stap 1 van 2');
  await colleague.screenshot('access-organisation', 'card');
  await colleague.press('Verder');
  await colleague.waitForText('Toegang aanvragen · Thuiszorg Merwede');
  expect(await colleague.valueOf('Zakelijk e-mailadres')).toBe('daan.jansen@thuiszorgmerwede.example');
  await colleague.press('Aanvraag versturen');
  await colleague.waitForText('Kies een team.');
  await colleague.choose('Team', 'Team Noord');
  await colleague.fill('Functie', 'verpleegkundige');
  await colleague.choose('Bent u zorgverlener?', 'Ja, ik ben zorgverlener');
  await colleague.screenshot('access-form', 'card');
  await colleague.press('Aanvraag versturen');

  const asked = manager.on('Aanvraag voor toegang');
  await asked.waitForText('Wie: Daan Jansen');
  await asked.choose('Rol', 'Zorgverlener · berichten');
  await asked.tick('Toegang tot medische gegevens');
  await asked.screenshot('access-decision', 'card');
  await asked.press('Goedkeuren');
  await asked.waitForText(/Goedgekeurd door Petra Bakker/);
  await asked.screenshot('access-decided', 'card');

  await colleague.waitForText(/Goedgekeurd door Petra Bakker/);
  await colleague.screenshot('access-granted', 'card');
  await colleague.press('Bekijk wat u nu kunt doen');
  await colleague.waitForText('Nieuw bericht');
  await colleague.press('Nieuw bericht');
  await colleague.waitForText('kies het netwerk');
  await colleague.press('Nieuw bericht');
  await colleague.waitForText('Nieuw bericht in netwerk');
  await colleague.choose('Categorie', 'Zorg: antwoord binnen 48 uur');
  await colleague.choose('Aan welk team?', 'Huisartsenpraktijk De Linde · Praktijkteam');
  await colleague.fill('Onderwerp', 'Kennismaken');
  await colleague.fill('Uw vraag of verzoek', 'Ik neem de zorg over van Fatima. Wanneer kan ik u bellen?');
  await colleague.press('Versturen');
  const sent = colleague.on('Kennismaken');
  await sent.waitForText('De bal ligt bij Huisartsenpraktijk De Linde');
  await sent.screenshot('access-first-message', 'card');
  for (const each of [manager, colleague]) await each.close();
});

test('R8: a practice invites a chain partner', async () => {
  const gp = await person('gp');
  await gp.on('Schakel · wat wilt u doen?').press('Aanvragen');
  await gp.waitForText('Er zijn geen open aanvragen.');
  await gp.press('Ketenpartner uitnodigen');
  await gp.fill('Of een nieuwe organisatie: naam', 'Apotheek Zuid');
  await gp.fill('Telefoon van de nieuwe organisatie (bij spoed)', '030 555 77 77');
  await gp.fill('Naam van de persoon', 'Ilse Kramer');
  await gp.fill('Zakelijk e-mailadres', 'ilse@apotheekzuid.example');
  await gp.press('Uitnodigen');
  await gp.waitForText('Vink aan dat u de ketenpartner heeft geïnformeerd.');
  await gp.tick('Ik heb de ketenpartner verteld over Schakel en deze uitnodiging');
  await gp.screenshot('invitation-form', 'card');
  await gp.press('Uitnodigen');
  await gp.waitForText('Uitnodiging vastgelegd');
  await gp.press('Uitnodigingen');
  await gp.waitForText('Intrekken');
  await gp.screenshot('invitations', 'card');
  await gp.close();
});
