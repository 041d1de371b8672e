import { find, key } from '../../src/store/keys';
import { cardText, inputs } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, homeCareStarts, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
});
afterEach(() => world.close());

async function openConsent(person: Chatter): Promise<void> {
  await person.says('hulp');
  await person.presses('Nieuw netwerk');
}

test('C1, C3: the standard text is shown as it stands and nothing is ticked beforehand', async () => {
  await openConsent(gp);
  const card = gp.lastCard();
  expect(cardText(card)).toContain(world.deps.region.consent.nl.text.split('\n')[0]);
  expect(cardText(card)).toContain('Standaardtekst, versie 2026-1');
  for (const input of inputs(card)) expect(['', 'false']).toContain(input.value);
});

test.each([
  ['C3: not confirmed', { confirmed: 'false' }, 'Vink aan dat de tekst is voorgelezen'],
  ['C2: nobody gave it', { givenBy: '' }, 'Kies wie toestemming geeft.'],
  [
    'C2: a representative without a name',
    { givenBy: 'legal-representative' },
    'Vul de naam in van de vertegenwoordiger',
  ],
  ['C2: an informal carer without a name', { givenBy: 'informal-carer', giverName: '  ' }, 'Vul de naam in'],
  ['C2: not said how', { form: '' }, 'Kies hoe toestemming is gegeven'],
  ['C2: for no organisation', { covers: '' }, 'Kies voor welke organisaties'],
  ['C2: for an organisation that is none', { covers: 'elders' }, 'Kies voor welke organisaties'],
  ['no client', { clientName: ' ' }, 'Vul de naam van de cliënt in.'],
  ['a birth date in the future', { birthDate: '2027-01-01' }, 'Vul een geldige geboortedatum in.'],
  ['a birth date that does not exist', { birthDate: '1950-02-30' }, 'Vul een geldige geboortedatum in.'],
  ['digits for a name', { clientName: 'Cliënt 12' }, 'Vul hier alleen een naam in'],
  ['an e-mail address for a name', { clientName: 'truus@dalen.nl' }, 'Vul hier alleen een naam in'],
  ['signs for a name', { clientName: '?!' }, 'Vul hier alleen een naam in'],
  [
    'C2: a representative by telephone number',
    { givenBy: 'legal-representative', giverName: '030 555 11 11' },
    'Vul hier alleen een naam in',
  ],
  ['M9: a BSN as a name', { clientName: 'Truus 111222333' }, 'een BSN'],
])('%s: refused, what was typed stays, and nothing is stored (N2)', async (_name, filled, sentence) => {
  await openConsent(gp);
  const card = await gp.presses('Toestemming vastleggen', { ...consentFilled, ...filled });
  expect(cardText(card)).toContain(sentence);
  expect(valueOf(card, 'givenBy')).toBe({ ...consentFilled, ...filled }.givenBy);
  if (sentence.includes('alleen een naam')) {
    const { clientName, giverName = '' }: Record<string, string> = { ...consentFilled, ...filled };
    expect([valueOf(card, 'clientName'), valueOf(card, 'giverName')]).toEqual([clientName, giverName]);
  }
  expect(JSON.stringify(card)).not.toContain('111222333');
  const personId = `${people.gp.tenantId}.${people.gp.aadObjectId}`;
  expect(await world.store.get('draft', `person:${personId}`, 'draft')).toBeUndefined();
});

test('what phones post is taken as it is meant: a time behind a date, semicolons, a comma in front', async () => {
  const posted = { birthDate: '1938-04-12T00:00:00', covers: ';thuiszorg;buurt' };
  await practiceStarts(gp, { ...posted, teams: ',thuiszorg.noord;buurt.west' });
  const members = (await world.store.query('networksOfTeam', 'praktijk.team', { limit: 1 })).items;
  const { networkId } = members[0]!.doc;
  const network = await find(world.store, key.network(networkId));
  expect(network!.doc.client).toMatchObject({ name: 'Truus van Dalen', birthDate: '1938-04-12' });
  for (const team of ['thuiszorg.noord', 'buurt.west'])
    expect((await world.store.query('networksOfTeam', team, { limit: 2 })).items).toHaveLength(1);
});

test('each step can be gone back to without losing what was typed', async () => {
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', consentFilled);
  const back = await gp.presses('Terug naar toestemming', {
    source: 'zorgdomein',
    reference: 'ZD-1',
    teams: 'buurt.west',
  });
  expect(valueOf(back, 'clientName')).toBe('Truus van Dalen');
  expect(valueOf(back, 'confirmed')).toBe('false');
  const network = await gp.presses('Toestemming vastleggen', { confirmed: 'true' });
  expect([valueOf(network, 'source'), valueOf(network, 'reference'), valueOf(network, 'teams')]).toEqual([
    'zorgdomein',
    'ZD-1',
    'buurt.west',
  ]);
  await gp.presses('Verder naar het eerste bericht');
  const again = await gp.presses('Terug naar netwerk', { category: 'care', subject: 'Wond', text: 'Hoe is de wond?' });
  expect(valueOf(again, 'reference')).toBe('ZD-1');
  const message = await gp.presses('Verder naar het eerste bericht');
  expect([valueOf(message, 'category'), valueOf(message, 'subject'), valueOf(message, 'text')]).toEqual([
    'care',
    'Wond',
    'Hoe is de wond?',
  ]);
});

test('M9, N6: what is left of a BSN is no name and no ZorgDomein reference', async () => {
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', { ...consentFilled, clientName: '111222333' });
  expect(cardText(await gp.presses('Toestemming vastleggen'))).toContain('Vul hier alleen de naam in');
  await gp.presses('Toestemming vastleggen', consentFilled);
  const filled = { source: 'zorgdomein', reference: 'BSN 111222333', teams: 'buurt.west' };
  const refused = await gp.presses('Verder naar het eerste bericht', filled);
  expect(valueOf(refused, 'reference')).toBe('BSN •••');
  expect(cardText(await gp.presses('Verder naar het eerste bericht'))).toContain('Hier is een getal weggehaald');
  const next = await gp.presses('Verder naar het eerste bericht', { reference: 'ZD 111222333' });
  expect(cardText(next)).toContain('stap 3 van 3');
});

test('leaving halfway and pressing Nieuw netwerk again asks whether to go on for that client; Stoppen wipes it', async () => {
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', consentFilled);
  await openConsent(gp);
  expect(gp.reads()).toContain('Cliënt: Truus van Dalen, geboren 12 april 1938');
  expect(titles(gp.lastCard())).toEqual(['Verder met deze cliënt', 'Nieuw beginnen', 'Terug naar begin']);
  await gp.presses('Verder met deze cliënt');
  expect(gp.reads()).toContain('stap 2 van 3');
  await gp.presses('Stoppen');
  await openConsent(gp);
  expect(gp.reads()).toContain('stap 1 van 3');
  expect(valueOf(gp.lastCard(), 'clientName')).toBe('');
});

test('C2, N2: starting anew wipes the client who was left, consent included; an old card cannot go on with it', async () => {
  await openConsent(gp);
  const left = await gp.presses('Toestemming vastleggen', consentFilled);
  await openConsent(gp);
  const question = gp.lastCard();
  await gp.presses('Nieuw beginnen');
  expect(gp.reads()).toContain('stap 1 van 3');
  expect(valueOf(gp.lastCard(), 'clientName')).toBe('');
  const personId = `${people.gp.tenantId}.${people.gp.aadObjectId}`;
  expect(await world.store.get('draft', `person:${personId}`, 'draft')).toBeUndefined();
  expect(cardText(await gp.presses('Verder naar het eerste bericht', {}, left))).toContain('Begin opnieuw');
  expect(cardText(await gp.presses('Verder met deze cliënt', {}, question))).toContain('Begin opnieuw');
  const other = { ...consentFilled, clientName: 'Piet Puk', birthDate: '1950-01-02' };
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', other);
  // What is pressed on the old question does not touch the new start.
  await gp.presses('Nieuw beginnen', {}, question);
  await openConsent(gp);
  expect(gp.reads()).toContain('Cliënt: Piet Puk, geboren 2 januari 1950');
});

test('R1, R5: whoever may no longer start a network is not shown whom the start was for', async () => {
  await openConsent(nurse);
  await nurse.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
  await openConsent(nurse);
  const question = nurse.lastCard();
  const id = `staff:thuiszorg:${people.nurse.tenantId}.${people.nurse.aadObjectId}`;
  const place = (await world.store.get('staff', 'organisation:thuiszorg', id))!;
  const doc = { ...place.doc, medicalData: false };
  await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: place.revision }]);
  for (const card of [await nurse.says('nieuw netwerk'), await nurse.presses('Verder met deze cliënt', {}, question)])
    expect(cardText(card)).not.toContain('Truus');
});

test('each step names the client it is for, and so does each form of the network that stands', async () => {
  const client = 'Cliënt: Truus van Dalen, geboren 12 april 1938';
  await openConsent(gp);
  expect(cardText(await gp.presses('Toestemming vastleggen', consentFilled))).toContain(client);
  const filled = { source: 'existing-client', attested: 'true', teams: 'thuiszorg.noord' };
  expect(cardText(await gp.presses('Verder naar het eerste bericht', filled))).toContain(client);
  const first = { category: 'care', subject: 'Wond', text: 'Hoe ziet de wond eruit?' };
  await gp.presses('Netwerk starten en versturen', first);
  for (const title of [
    'Nieuw bericht',
    'Team toevoegen',
    'Netwerk sluiten',
    'Toestemming intrekken',
    'Doet niet mee',
  ]) {
    await gp.says('mijn netwerken');
    const network = await gp.presses('Openen');
    expect([title, cardText(await gp.presses(title, {}, network))]).toEqual([title, expect.stringContaining(client)]);
  }
});

test.each([
  ['N6: not said how the client came', { source: '' }, 'Kies of de cliënt nieuw is'],
  ['N6: ZorgDomein without a reference', { source: 'zorgdomein' }, 'Vul de hele referentie uit ZorgDomein in.'],
  [
    'N6: existing client, not attested',
    { source: 'existing-client', attested: 'false' },
    'Vink aan dat praktijk en team',
  ],
  ['N1: no partner team', { source: 'zorgdomein', reference: 'ZD-1', teams: '' }, 'Kies ten minste één team'],
  [
    'C2: a team outside the consent',
    { source: 'zorgdomein', reference: 'ZD-1', teams: 'buurt.west,elders.team' },
    'valt buiten de toestemming',
  ],
])('%s: refused on the card, what was typed stays', async (_name, filled, sentence) => {
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', consentFilled);
  const card = await gp.presses('Verder naar het eerste bericht', { teams: 'thuiszorg.noord', ...filled });
  expect(cardText(card)).toContain(sentence);
  expect(valueOf(card, 'source')).toBe(filled.source);
});

test('C2: only teams of organisations the consent covers are offered', async () => {
  await openConsent(gp);
  const card = await gp.presses('Toestemming vastleggen', { ...consentFilled, covers: 'thuiszorg' });
  const teams = inputs(card).find((input) => input.id === 'teams');
  expect(teams?.choices.map((choice) => choice.value)).toEqual(['thuiszorg.noord', 'thuiszorg.zuid']);
});

test('C1, C2: with the network are kept version, exact text, SHA-256, giver, form, recorder and cover', async () => {
  await practiceStarts(gp);
  const networkId = String(
    (await world.store.query('networksOfTeam', 'praktijk.team', { limit: 1 })).items[0]?.doc.networkId,
  );
  const consent = await world.store.get('consent', `network:${networkId}`, 'consent:1');
  expect(consent?.doc).toMatchObject({
    text: world.deps.region.consent.nl,
    givenBy: 'client',
    form: 'oral',
    recordedBy: `${people.gp.tenantId}.${people.gp.aadObjectId}`,
    recordedByOrganisation: 'praktijk',
    recordedAt: '2026-11-23T09:00:00.000Z',
    covers: ['praktijk', 'thuiszorg', 'buurt'],
  });
});

test('N4: home care starts, naming the practice that has the direction', async () => {
  const sent = await homeCareStarts(nurse);
  expect(cardText(sent)).toContain('is gestart');
  const card = await gp.says('mijn netwerken');
  expect(cardText(card)).toContain('Truus van Dalen');
});

test('N10: the same client at the same practice: the starter is shown the existing network, others are told whom to call', async () => {
  await practiceStarts(gp, { teams: 'buurt.west', to: 'buurt.west' });
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', { ...consentFilled, clientName: ' TRUUS  van Dalén' });
  const known = await gp.presses('Verder naar het eerste bericht', {
    source: 'existing-client',
    attested: 'true',
    teams: 'thuiszorg.noord',
  });
  expect(cardText(known)).toMatch(/heeft bij deze praktijk al een netwerk: NW-\w{5}/);
  expect(cardText(await gp.presses(titles(known)[0] ?? ''))).toContain('Truus van Dalen');

  await openConsent(nurse);
  await nurse.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
  const elsewhere = await nurse.presses('Verder naar het eerste bericht', {
    source: 'zorgdomein',
    reference: 'ZD-1',
    practiceTeam: 'praktijk.team',
  });
  expect(cardText(elsewhere)).toContain('Neem contact op met Praktijk De Brug, 030 555 11 11.');
  expect(cardText(elsewhere)).not.toMatch(/NW-/);
});

test('N10: two people at the same practice start for the same client at once: one network', async () => {
  const petra = world.person(people.practiceNurse);
  for (const person of [gp, petra]) {
    await openConsent(person);
    await person.presses('Toestemming vastleggen', consentFilled);
    await person.presses('Verder naar het eerste bericht', {
      source: 'existing-client',
      attested: 'true',
      teams: 'thuiszorg.noord',
    });
  }
  const message = { category: 'care', team: 'thuiszorg.noord', subject: 'Wond', text: 'Hoe is de wond?' };
  const cards = await Promise.all([gp, petra].map((person) => person.presses('Netwerk starten en versturen', message)));
  expect(cards.filter((card) => cardText(card).includes('Verstuurd'))).toHaveLength(1);
  expect(cards.filter((card) => cardText(card).includes('al een netwerk'))).toHaveLength(1);
  expect((await world.store.query('networksOfTeam', 'praktijk.team', { limit: 10 })).items).toHaveLength(1);
});

test('pressing the last step twice starts one network with one message', async () => {
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', consentFilled);
  const form = await gp.presses('Verder naar het eerste bericht', {
    source: 'existing-client',
    attested: 'true',
    teams: 'thuiszorg.noord',
  });
  const message = { category: 'care', team: 'thuiszorg.noord', subject: 'Wond', text: 'Hoe is de wond?' };
  await gp.presses('Netwerk starten en versturen', message, form);
  const again = await gp.presses('Netwerk starten en versturen', message, form);
  expect(cardText(again)).toContain('Verstuurd');
  expect((await world.store.query('networksOfTeam', 'praktijk.team', { limit: 10 })).items).toHaveLength(1);
  const networkId = String(
    (await world.store.query('networksOfTeam', 'praktijk.team', { limit: 1 })).items[0]?.doc.networkId,
  );
  expect((await world.store.query('threadsOfNetwork', networkId, { limit: 10 })).items).toHaveLength(1);
});

test.each([
  ['no category', { category: '' }, 'Kies een categorie.'],
  ['no team', { team: '' }, 'Kies een team.'],
  ['M6: a team outside the network', { team: 'thuiszorg.zuid' }, 'Kies een team.'],
  ['M10: no subject', { subject: ' ' }, 'Vul een onderwerp in.'],
  ['M10: a subject of 121 characters', { subject: 'a'.repeat(121) }, 'Het onderwerp is te lang: 121 tekens'],
  ['M10: no text', { text: '' }, 'Schrijf eerst uw bericht.'],
  ['M3: urgency in the subject', { subject: 'Spoed' }, 'Bel Thuiszorg De Vecht · Team Noord: 030 555 22 22'],
])('%s: the message is held back, what was typed stays', async (_name, filled, sentence) => {
  const message = { category: 'care', team: 'thuiszorg.noord', subject: 'Wond', text: 'Hoe is de wond?', ...filled };
  await openConsent(gp);
  await gp.presses('Toestemming vastleggen', consentFilled);
  await gp.presses('Verder naar het eerste bericht', {
    source: 'existing-client',
    attested: 'true',
    teams: 'thuiszorg.noord,buurt.west',
  });
  const card = await gp.presses('Netwerk starten en versturen', message);
  expect(cardText(card)).toContain(sentence);
  expect([valueOf(card, 'subject'), valueOf(card, 'text')]).toEqual([message.subject, message.text]);
  expect((await world.store.query('networksOfTeam', 'praktijk.team', { limit: 10 })).items).toHaveLength(0);
});
