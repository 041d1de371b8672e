import { personIdOf } from '../../src/usecases/people/load-actor';
import { cardText, inputs } from '../helpers/card';
import { someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('who is renamed in Teams is shown by the present name at the next press; earlier messages keep theirs (H1, R5, R7)', async () => {
  const [before, gp, manager] = [world.person(people.nurse), world.person(people.gp), world.person(people.manager)];
  for (const each of [before, gp, manager]) await each.installs();
  await practiceStarts(gp);
  await world.deliver();
  await before.presses('Antwoord met wedervraag', { text: 'Welke week bedoelt u?' });
  world.later(1);
  const nurse = world.person({ ...people.nurse, name: 'Noor Bakker' });
  await nurse.says('hulp');
  expect(cardText(await gp.says('contactpersonen'))).toContain('Team Noord\nNoor Bakker');
  await manager.says('hulp');
  const staff = await manager.presses('Medewerkers');
  expect(cardText(staff)).toContain('Noor Bakker · verpleegkundige');
  expect(cardText(staff)).not.toContain('Noor van thuiszorg');
  const colleague = await manager.posts('staff.open', {
    ...{ organisationId: 'thuiszorg', personId: personIdOf(people.colleague) },
  });
  expect(cardText(colleague.body.value)).toContain('Contactpersoon: Noor Bakker');

  await world.deliver();
  await gp.says('openstaand');
  await gp.presses('Openen');
  await gp.presses('Antwoord', { text: 'De eerste week van december.' });
  await nurse.says('hulp');
  await nurse.presses('Mijn netwerken');
  await nurse.presses('Openen');
  await nurse.presses('Openen');
  const later = await nurse.presses('Antwoord', { text: 'De wond is dan naar verwachting dicht.' });
  expect(cardText(later)).toContain('Noor van thuiszorg');
  expect(cardText(later)).toContain('Noor Bakker');
  expect(cardText(later).indexOf('Noor van thuiszorg')).toBeLessThan(cardText(later).indexOf('Noor Bakker'));
});

test('the name Teams says in the activity is the present one, also while the profile is not told', async () => {
  const [before, gp] = [world.person(people.nurse), world.person(people.gp)];
  for (const each of [before, gp]) await each.installs();
  await practiceStarts(gp);
  await world.deliver();
  world.later(1);
  const nurse = world.person({ ...people.nurse, name: 'Noor Bakker' });
  world.teams.failNext(503, 5, (call) => call.path.includes('members'));
  const card = await nurse.presses('Antwoord met wedervraag', { text: 'Welke week bedoelt u?' });
  expect(cardText(card)).toContain('Noor Bakker');
  expect(cardText(await gp.says('contactpersonen'))).toContain('Team Noord\nNoor Bakker');
});

test('R2: a request is shown by the present name of who asks', async () => {
  const before = world.person(people.stranger);
  const manager = world.person(people.manager);
  for (const each of [before, manager]) await each.installs();
  await before.presses('Toegang aanvragen');
  await before.presses('Verder');
  await before.presses('Aanvraag versturen', {
    ...{ team: 'thuiszorg.noord', function: 'verzorgende', careProfessional: 'yes' },
  });
  const renamed = world.person({ ...people.stranger, name: 'Wim Bakker' });
  await renamed.says('hulp');
  expect(cardText(await manager.says('aanvragen'))).toContain('Wim Bakker');
  expect(cardText(await manager.presses('Openen'))).toContain('Wim Bakker');
});

test('R2: a decision does not bring back the name of the time of the request', async () => {
  const before = world.person(people.stranger);
  const manager = world.person(people.manager);
  for (const each of [before, manager]) await each.installs();
  await before.presses('Toegang aanvragen');
  await before.presses('Verder');
  await before.presses('Aanvraag versturen', {
    ...{ team: 'thuiszorg.noord', function: 'verzorgende', careProfessional: 'yes' },
  });
  await world.deliver();
  await world.person({ ...people.stranger, name: 'Wim Bakker' }).says('hulp');
  await manager.presses('Goedkeuren', { level: 'professional' });
  const place = await world.store.get(
    'staff',
    'organisation:thuiszorg',
    `staff:thuiszorg:${personIdOf(people.stranger)}`,
  );
  expect(place?.doc.name).toBe('Wim Bakker');
});

test('R3, R8: a guest who was invited by the address at home is offered the organisation, and may type what Entra calls them', async () => {
  const gp = world.person(people.gp);
  await gp.installs();
  await gp.presses('Toegangsaanvragen');
  await gp.presses('Ketenpartner uitnodigen');
  const invitation = { newName: 'Apotheek Zuid', newPhone: '030 555 77 77', name: 'Ilse', told: 'true' };
  await gp.presses('Uitnodigen', { ...invitation, email: 'ilse_de_boer@apotheek.example' });
  const inEntra = 'ilse_de_boer_apotheek.example#EXT#@praktijk.onmicrosoft.com';
  const ilse = world.person({ ...someone('ilse', 'praktijk'), email: inEntra });
  await ilse.installs();
  await ilse.presses('Toegang aanvragen');
  expect(inputs(ilse.lastCard())[0]?.choices.map(({ title }) => title)).toContain('Apotheek Zuid (u bent uitgenodigd)');
  const organisation =
    inputs(ilse.lastCard())[0]?.choices.find(({ title }) => title.startsWith('Apotheek'))?.value ?? '';
  const form = await ilse.presses('Verder', { organisation });
  expect(inputs(form).find(({ id }) => id === 'email')?.value).toBe('ilse_de_boer@apotheek.example');
  await ilse.presses('Aanvraag versturen', { function: 'apotheker', careProfessional: 'yes', email: inEntra });
  await world.deliver();
  expect(gp.reads()).toContain('Uitgenodigd\ndoor Gerrit van praktijk');
  expect(gp.reads()).toContain('E-mail\nilse_de_boer@apotheek.example');
  expect(gp.reads()).not.toContain('Teams kent een ander adres');
  await gp.presses('Goedkeuren', { level: 'lead-professional', medicalData: 'true' });
  const place = await world.store.get(
    'staff',
    `organisation:${organisation}`,
    `staff:${organisation}:${personIdOf(ilse.someone)}`,
  );
  expect(place?.doc).toMatchObject({ email: 'ilse_de_boer@apotheek.example', active: true });
});
