import { cardText, inputs, type RenderedCard } from '../helpers/card';
import { consentsToAsk } from '../helpers/asking';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, homeCareStarts, practiceStarts, valueOf } from '../helpers/steps';
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
  await Promise.all([gp.installs(), nurse.installs()]);
});
afterEach(() => world.close());

interface Form {
  by: Chatter;
  button: string;
  /** What is filled in beside the text that holds the number. */
  filled?: Record<string, string>;
  field: string;
}

async function presses(by: Chatter, says: string, ...buttons: string[]): Promise<void> {
  await by.says(says);
  for (const button of buttons) await by.presses(button);
}

/** Each form that has a text, opened. */
const forms: Record<string, () => Promise<Form>> = {
  'a message': async () => {
    await practiceStarts(gp);
    await presses(nurse, 'nieuw bericht', 'Nieuw bericht');
    const filled = { category: 'care', team: 'praktijk.team', subject: 'Bed' };
    return { by: nurse, button: 'Versturen', filled, field: 'text' };
  },
  'the subject of a message': async () => {
    await practiceStarts(gp);
    await presses(nurse, 'nieuw bericht', 'Nieuw bericht');
    const filled = { category: 'care', team: 'praktijk.team', text: 'Wanneer komt het?' };
    return { by: nurse, button: 'Versturen', filled, field: 'subject' };
  },
  'an answer': async () => {
    await practiceStarts(gp);
    await world.deliver();
    return { by: nurse, button: 'Antwoord met wedervraag', field: 'text' };
  },
  'a closing message': async () => {
    await practiceStarts(gp);
    await presses(nurse, 'mijn netwerken', 'Openen', 'Netwerk afronden');
    return { by: nurse, button: 'Versturen naar de praktijk', field: 'text' };
  },
  'why a client does not take part': async () => {
    await homeCareStarts(nurse);
    await presses(gp, 'mijn netwerken', 'Openen', 'Kaart is gekoppeld', 'Doet niet mee');
    return { by: gp, button: 'Vastleggen', field: 'reason' };
  },
  'a request for a network': async () => {
    const social = world.person(people.social);
    await social.installs();
    await consentsToAsk(social);
    return { by: social, button: 'Aanvraag versturen', field: 'reason' };
  },
  'why a request is declined': async () => {
    const social = world.person(people.social);
    await social.installs();
    await consentsToAsk(social);
    await social.presses('Aanvraag versturen', { reason: 'Kunnen wij samen met de thuiszorg afstemmen?' });
    await world.deliver();
    return { by: gp, button: 'Afwijzen', field: 'reason' };
  },
  'a remark about access': async () => {
    const wim = world.person(people.stranger);
    await presses(wim, 'hulp', 'Toegang aanvragen');
    await wim.presses('Verder', { organisation: 'thuiszorg' });
    const filled = { team: 'thuiszorg.noord', function: 'verpleegkundige', careProfessional: 'yes' };
    return { by: wim, button: 'Aanvraag versturen', filled, field: 'remark' };
  },
  'why access is rejected': async () => {
    const wim = world.person(people.stranger);
    await presses(wim, 'hulp', 'Toegang aanvragen');
    await wim.presses('Verder', { organisation: 'thuiszorg' });
    const filled = { team: 'thuiszorg.noord', function: 'verpleegkundige', careProfessional: 'yes' };
    await wim.presses('Aanvraag versturen', filled);
    await world.deliver();
    return { by: nurse, button: 'Afwijzen', field: 'reason' };
  },
  'a deputy outside Schakel': async () => {
    await presses(gp, 'afwezigheid', 'Afwezigheid vastleggen');
    const filled = { from: '2026-12-07', until: '2026-12-11', deputy: 'outside', deputyPhone: '030 555 77 77' };
    return { by: gp, button: 'Vastleggen', filled, field: 'deputyName' };
  },
  'an invitation': async () => {
    await presses(gp, 'aanvragen', 'Ketenpartner uitnodigen');
    const filled = { newPhone: '030 555 77 77', name: 'Ilse', email: 'ilse@apotheek.example', told: 'true' };
    return { by: gp, button: 'Uitnodigen', filled, field: 'newName' };
  },
};

const shown = (card: RenderedCard): string[] => inputs(card).map(({ id }) => id);

/** C3: ticked anew each time. */
const confirmedOn = (card: RenderedCard): Record<string, string> =>
  shown(card).includes('confirmed') ? { confirmed: 'true' } : {};

async function stated(): Promise<string[][]> {
  const { items } = await world.store.query('auditByTime', 'audit', { limit: 100 });
  expect(JSON.stringify(items)).not.toContain('111222333');
  return items.flatMap(({ doc }) => (doc.stated ? [doc.stated] : []));
}

/** CI plays each form (SCHAKEL_TEST_RUNS), every test run each third. */
const played = Object.entries(forms).filter((_, at) => process.env['SCHAKEL_TEST_RUNS'] !== undefined || at % 3 === 0);

describe.each(played)('M9: %s', (_, open) => {
  test('a number that is no BSN is stated to be none, which is on record without the number', async () => {
    const { by, button, filled = {}, field } = await open();
    const text = 'Kunt u bestek 111222333 nakijken?';
    const refused = await by.presses(button, { ...filled, [field]: text });
    expect(cardText(refused)).toContain('Het is uit de tekst gehaald');
    expect(valueOf(refused, field)).toBe('Kunt u bestek ••• nakijken?');
    expect(JSON.stringify(refused)).not.toContain('111222333');
    expect(valueOf(refused, 'notBsn')).toBe('false');
    const ids = shown(refused);
    expect(ids[ids.indexOf('notBsn') - 1]).toBe(field);
    expect(await stated()).toEqual([]);
    const again = await by.presses(button, { [field]: text, notBsn: 'true', ...confirmedOn(refused) });
    expect(cardText(again)).not.toMatch(/Dit is geen BSN|Kijk bij/);
    expect((await stated())[0]).toEqual(['not-bsn']);
  });

  test('after the word BSN there is no such statement, only the advice to take the word away', async () => {
    const { by, button, filled = {}, field } = await open();
    const refused = await by.presses(button, { ...filled, [field]: 'Kunt u bestek 111222333 nakijken?' });
    const text = { [field]: 'Kunt u BSN 111222333 nakijken?', notBsn: 'true', ...confirmedOn(refused) };
    const named = await by.presses(button, text, refused);
    expect(cardText(named)).toContain('Haal dan het woord BSN weg');
    expect(shown(named)).not.toContain('notBsn');
    expect(JSON.stringify(named)).not.toContain('111222333');
  });
});

/** Each form that asks how somebody is called, opened. */
const names: Record<string, () => Promise<Form>> = {
  'a client': async () => {
    await presses(gp, 'hulp', 'Nieuw netwerk');
    return { by: gp, button: 'Toestemming vastleggen', filled: consentFilled, field: 'clientName' };
  },
  'who gave the consent': async () => {
    await presses(gp, 'hulp', 'Nieuw netwerk');
    const filled = { ...consentFilled, givenBy: 'legal-representative' };
    return { by: gp, button: 'Toestemming vastleggen', filled, field: 'giverName' };
  },
  'who gave the consent to a further team': async () => {
    await practiceStarts(gp, { covers: 'thuiszorg', teams: 'thuiszorg.noord' });
    await presses(gp, 'mijn netwerken', 'Openen', 'Team toevoegen');
    const filled = { team: 'buurt.west', givenBy: 'legal-representative', form: 'oral', confirmed: 'true' };
    return { by: gp, button: 'Vastleggen en team toevoegen', filled, field: 'giverName' };
  },
  'who is invited': async () => {
    const { filled, ...form } = await forms['an invitation']!();
    return { ...form, filled: { ...filled, newName: 'Apotheek Oost' }, field: 'name' };
  },
};

test.each(Object.entries(names))('M9: in the name of %s no number is stated to be none', async (_, open) => {
  const { by, button, filled = {}, field } = await open();
  for (const number of ['111222333', 'BSN 111 222 333']) {
    const refused = await by.presses(button, { ...filled, [field]: `Jan ${number}` });
    expect(cardText(refused)).toContain('In een naam staan geen cijfers. Het getal kan een BSN zijn');
    expect(valueOf(refused, field)).toMatch(/^Jan (?:BSN )?•••$/);
    expect(shown(refused)).not.toContain('notBsn');
  }
  const left = await by.presses(button, { ...filled, [field]: 'Jan •••' });
  expect(cardText(left)).toContain('Vul hier alleen de naam in.');
  const named = await by.presses(button, { ...filled, [field]: 'Jan Bos' });
  expect(cardText(named)).not.toContain('Kijk bij');
  expect(await stated()).toEqual([]);
});

test('M9: a tick for another text of the form does not bring back a number in a name', async () => {
  const { by, button, filled } = await forms['an invitation']!();
  await by.presses(button, { ...filled, newName: 'Bestek 111222333' });
  const both = { newName: 'Bestek 111222333', name: 'Ilse 111222333', notBsn: 'true' };
  const refused = await by.presses(button, both);
  expect(valueOf(refused, 'name')).toBe('Ilse •••');
  expect(valueOf(refused, 'newName')).toBe('Bestek 111222333');
});

test('M9: refused for something else the statement stands for the same words, and is asked again for others', async () => {
  await practiceStarts(gp);
  await presses(nurse, 'nieuw bericht', 'Nieuw bericht');
  const filled = { category: 'care', team: 'praktijk.team', subject: 'Bed' };
  await nurse.presses('Versturen', { ...filled, text: 'Bestek 111222333, klopt dat met spoed?' });
  const text = { text: 'Bestek 111222333, klopt dat met spoed?', notBsn: 'true' };
  const urgent = await nurse.presses('Versturen', text);
  expect(shown(urgent)).toContain('notUrgent');
  expect(valueOf(urgent, 'text')).toBe(text.text);
  expect(valueOf(urgent, 'notBsn')).not.toBe('false');
  const other = await nurse.presses('Versturen', { text: 'Klopt 111222333 van mevrouw?' });
  expect(cardText(other)).toContain('Het is uit de tekst gehaald');
  expect(valueOf(other, 'notBsn')).toBe('false');
  const same = await nurse.presses('Versturen', { notUrgent: 'true' }, urgent);
  expect(cardText(same)).toContain('Verstuurd');
});

test('N6: a ZorgDomein reference is no BSN, in the field that asks for it', async () => {
  await presses(gp, 'hulp', 'Nieuw netwerk');
  await gp.presses('Toestemming vastleggen', consentFilled);
  const filled = { source: 'zorgdomein', reference: 'ZD 111 222 333', teams: 'thuiszorg.noord' };
  expect(cardText(await gp.presses('Verder naar het eerste bericht', filled))).toContain('stap 3 van 3');
});
