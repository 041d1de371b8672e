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
  return openPlayground(browser, schakel.pages.get(key) ?? '', { height: 1500 });
}

test('R2: the new colleague asks, the account manager approves in another page, the colleague sends a first message', async () => {
  const manager = await person('account-manager');
  const colleague = await person('new-colleague');
  await manager.waitForText('Medewerkers');

  await colleague.press('Toegang aanvragen');
  await colleague.choose('Organisatie', 'Thuiszorg Merwede (uw organisatie)');
  await colleague.press('Verder');
  await colleague.choose('Team', 'Team Noord');
  await colleague.fill('Functie', 'wijkverpleegkundige');
  expect(await colleague.valueOf('Zakelijk e-mailadres')).toBe('daan.jansen@thuiszorgmerwede.example');
  await colleague.choose('Bent u zorgverlener?', 'Ja, ik ben zorgverlener');
  await colleague.screenshot('access-form', 'card');
  await colleague.press('Aanvraag versturen');

  await manager.waitForText('Wie: Daan Jansen');
  await manager.choose('Rol', 'Zorgverlener · berichten');
  await manager.tick('Toegang tot medische gegevens');
  await manager.screenshot('approval', 'card');
  await manager.press('Goedkeuren');
  await manager.waitForText('Goedgekeurd door Petra Bakker');

  const decided = colleague.on('Goedgekeurd door Petra Bakker');
  await decided.screenshot('access-granted', 'card');
  await decided.press('Bekijk wat u nu kunt doen');
  await colleague.on('wat wilt u doen').press('Nieuw bericht');
  await colleague.on('kies het netwerk').press('Nieuw bericht');
  const form = colleague.on('Nieuw bericht in netwerk');
  await form.choose('Categorie', 'Zorg: antwoord binnen 48 uur');
  await form.choose('Aan welk team?', 'Huisartsenpraktijk De Linde · Praktijkteam');
  await form.fill('Onderwerp', 'Eerste huisbezoek');
  await form.fill('Uw vraag of verzoek', 'Ik neem de zorg over van Fatima. Zijn er dingen die ik moet weten?');
  await form.press('Versturen');
  await colleague.waitForText('Ik neem de zorg over van Fatima.');

  await manager.on('wat wilt u doen').press('Medewerkers');
  const staff = manager.on('Medewerkers');
  await staff.waitForText('Daan Jansen');
  await staff.screenshot('staff', 'card');
  expect(await staff.cardText()).not.toMatch(/Truus|Plaspil/);
  for (const each of [manager, colleague]) await each.close();
});
