import { openStage, type Stage } from './stage';

let stage: Stage | undefined;

beforeAll(async () => {
  stage = await openStage();
});
// Whatever did not start has been stopped already.
afterAll(() => stage?.close());

test('an empty form is not sent: all that is missing is said at once, and the way out is not held back', async () => {
  const gp = await stage!.person('gp', { height: 1700 });
  await gp.on('Schakel · wat wilt u doen?').press('Nieuw netwerk');
  await gp.waitForText('stap 1 van 3');
  await gp.press('Toestemming vastleggen');
  for (const missing of [
    'Vul de naam van de cliënt in.',
    'Vul een geldige geboortedatum in.',
    'Kies wie toestemming geeft.',
    'Kies hoe toestemming is gegeven: mondeling of schriftelijk.',
    'Kies voor welke organisaties de toestemming geldt, ten minste één.',
    'Vink aan dat de tekst is voorgelezen of getoond en dat er toestemming is gegeven.',
  ]) {
    await gp.waitForText(missing);
  }
  // The server has said nothing: it tells one thing at a time, and where to look.
  expect(await gp.cardText()).not.toContain('Dit is nog niet gelukt');
  await gp.press('Stoppen');
  await gp.waitForText('Gestopt');
  await gp.close();
});
