import { openStage, type Stage } from './stage';

let stage: Stage | undefined;

beforeAll(async () => {
  stage = await openStage();
});
// Whatever did not start has been stopped already.
afterAll(() => stage?.close());

function person(key: string) {
  return opened().person(key, { height: 1700 });
}

function opened(): Stage {
  if (stage === undefined) throw new Error('Nothing was started.');
  return stage;
}

test('R2: the new colleague asks, the account manager approves, the colleague sends a first message', async () => {
  const manager = await person('account-manager');
  await manager.on('Schakel · wat wilt u doen?').waitForText('Medewerkers');
  const colleague = await person('new-colleague');
  await colleague.on('Welkom bij Schakel').press('Toegang aanvragen');
  await colleague.waitForText('stap 1 van 2');
  await colleague.screenshot('access-organisation', 'card');
  await colleague.press('Verder');
  await colleague.waitForText('Toegang aanvragen · stap 2 van 2: Thuiszorg Merwede');
  expect(await colleague.valueOf('Zakelijk e-mailadres')).toBe('daan.jansen@thuiszorgmerwede.example');
  await colleague.press('Aanvraag versturen');
  await colleague.waitForText('Kies een team.');
  await colleague.choose('Team', 'Team Noord');
  await colleague.fill('Functie', 'verpleegkundige');
  await colleague.choose('Bent u zorgverlener?', 'Ja, ik ben zorgverlener');
  await colleague.screenshot('access-form', 'card');
  await colleague.press('Aanvraag versturen');

  const asked = manager.on('Aanvraag voor toegang');
  await asked.waitForText('Daan Jansen · verpleegkundige');
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
  // What was waiting for the GP comes in first; pressing while cards move below would miss.
  await gp.on('Kennismaken').waitForText('De bal ligt bij u');
  const home = gp.on('Schakel · wat wilt u doen?');
  await home.press('Meer');
  await home.press('Toegangsaanvragen');
  // Other cards may have come in below: each step names the card it is about.
  await gp.on('Er zijn geen open aanvragen.').press('Ketenpartner uitnodigen');
  const form = gp.on('Of een nieuwe organisatie: naam');
  await form.fill('Of een nieuwe organisatie: naam', 'Apotheek Zuid');
  await form.fill('Telefoon van de nieuwe organisatie (bij spoed)', '030 555 77 77');
  await form.fill('Naam van de persoon', 'Ilse Kramer');
  await form.fill('Zakelijk e-mailadres', 'ilse@apotheekzuid.example');
  await form.press('Uitnodigen');
  await form.waitForText('Vink aan dat u de ketenpartner heeft geïnformeerd.');
  await form.tick('Ik heb de ketenpartner verteld over Schakel en deze uitnodiging');
  await form.screenshot('invitation-form', 'card');
  await form.press('Uitnodigen');
  await gp.on('Uitnodiging vastgelegd').press('Uitnodigingen');
  const invitations = gp.on('Intrekken');
  await invitations.waitForText('Apotheek Zuid');
  await invitations.screenshot('invitations', 'card');
  await gp.close();
});
