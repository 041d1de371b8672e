import { personIdOf } from '../../src/usecases/people/load-actor';
import { readAll } from '../../src/usecases/read-all';
import { cardText, inputs, saidAt, type RenderedCard } from '../helpers/card';
import { request } from '../helpers/asking';
import { loadRegionNorth, people } from '../helpers/region-north';
import {
  consentFilled,
  dataOf,
  homeCareStarts,
  neighbourhoodAsks,
  practiceStarts,
  titles,
  valueOf,
} from '../helpers/steps';
import type { Someone } from '../helpers/directory';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let south: Chatter;
let social: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  south = world.person(people.south);
  social = world.person(people.social);
  for (const each of [gp, nurse, south, social]) await each.installs();
});
afterEach(() => world.close());

const question = 'Is dit dezelfde cliënt?';
const existing = { source: 'existing-client', attested: 'true' };
const filled = { ...existing, teams: 'thuiszorg.noord' };

/** Step 1 of a start for a client whose name is like Truus van Dalen's. */
async function consents(person: Chatter, clientName: string, covers: string): Promise<RenderedCard> {
  await person.says('hulp');
  await person.presses('Nieuw netwerk');
  return person.presses('Toestemming vastleggen', { ...consentFilled, clientName, covers });
}

/** What is on record of this person's presses of that kind. */
async function recordsOf(person: Someone, wanted: string) {
  const all = (await readAll(world.store, 'auditByTime', 'audit')).map(({ doc }) => doc);
  return all.filter(({ action, personId }) => action === wanted && personId === personIdOf(person));
}

/** The networks that the question on a card is about. */
function askedAbout(card: RenderedCard): string[] {
  return (
    inputs(card)
      .find(({ id }) => id === 'otherThan')
      ?.choices.map(({ value }) => value) ?? []
  );
}

test('N10: a practice that starts again under another writing of the name is asked once, and can open what is there', async () => {
  await practiceStarts(gp);
  await consents(gp, 'Mw. T. van Dalen-Bosman', 'thuiszorg');
  const asked = await gp.presses('Verder naar het eerste bericht', filled);
  expect(saidAt(asked, 'otherThan')).toContainEqual(expect.stringContaining(question));
  expect(cardText(asked)).toMatch(/^NW-\w{5}: Truus van Dalen, geboren 12 april 1938$/m);
  const choices = inputs(asked).find(({ id }) => id === 'otherThan')?.choices ?? [];
  expect(choices.map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Nee, een andere cliënt dan in NW-\w{5}\.$/),
  ]);
  // Nothing is chosen beforehand, and what was typed stays.
  expect([valueOf(asked, 'otherThan'), valueOf(asked, 'teams')]).toEqual(['', 'thuiszorg.noord']);
  const opened = await gp.presses(titles(asked).find((title) => title.startsWith('Netwerk NW-')) ?? '');
  expect(cardText(opened)).toContain('Truus van Dalen, geboren 12 april 1938');
  // Not the same after all: the start goes on as it was typed.
  await gp.says('nieuw netwerk');
  const again = await gp.presses('Verder met deze cliënt');
  expect([valueOf(again, 'source'), valueOf(again, 'teams')]).toEqual(['existing-client', 'thuiszorg.noord']);
});

test('N10: another client is said once, is on the audit record, and both networks are there', async () => {
  await practiceStarts(gp);
  await consents(gp, 'Van Dalen, T.', 'thuiszorg');
  const asked = await gp.presses('Verder naar het eerste bericht', filled);
  const [known = ''] = askedAbout(asked);
  // Without the statement it is asked again.
  const still = await gp.presses('Verder naar het eerste bericht');
  expect(askedAbout(still)).toEqual([known]);
  const next = await gp.presses('Verder naar het eerste bericht', { otherThan: known });
  expect(cardText(next)).toContain('stap 3 van 3');
  const sent = await gp.presses('Netwerk starten en versturen', {
    ...{ category: 'care', team: 'thuiszorg.noord', subject: 'Wond', text: 'Hoe ziet de wond eruit?' },
  });
  expect(cardText(sent)).toContain('is gestart');
  expect(cardText(await gp.says('mijn netwerken'))).toMatch(/Van Dalen, T\., geboren[^]*Truus van Dalen, geboren/);
  expect(await recordsOf(people.gp, 'client.tell-apart')).toEqual([
    expect.objectContaining({ outcome: 'done', detail: `other than network:${known}` }),
  ]);
  // Each time the name was shown is on the record of whose it is (NEN 7513).
  const shown = await recordsOf(people.gp, 'client.find');
  expect(shown.map(({ outcome, networkId }) => [outcome, networkId])).toEqual([
    ['done', known],
    ['done', known],
  ]);
});

test('N10: of another client than before it is asked anew', async () => {
  await practiceStarts(gp);
  await consents(gp, 'Van Dalen, T.', 'thuiszorg');
  const asked = await gp.presses('Verder naar het eerste bericht', filled);
  await gp.presses('Verder naar het eerste bericht', { otherThan: askedAbout(asked)[0] ?? '' });
  await gp.presses('Terug naar netwerk');
  await gp.presses('Terug naar toestemming');
  await gp.presses('Toestemming vastleggen', { clientName: 'Truus Dalen', confirmed: 'true' });
  expect(askedAbout(await gp.presses('Verder naar het eerste bericht'))).toEqual(askedAbout(asked));
});

test('N10: home care of that network is asked too', async () => {
  await practiceStarts(gp);
  await consents(nurse, 'T. Dalen', 'praktijk');
  const asked = await nurse.presses('Verder naar het eerste bericht', { ...existing, practiceTeam: 'praktijk.team' });
  expect(cardText(asked)).toContain(question);
  expect(titles(asked)).toContainEqual(expect.stringMatching(/^Netwerk NW-/));
});

test('N10: who is not entitled to that network is asked and told nothing, and reads what a start without one reads', async () => {
  const start = async (name: string): Promise<string[]> => {
    const cards = [await consents(south, name, 'praktijk')];
    cards.push(await south.presses('Verder naar het eerste bericht', { ...existing, practiceTeam: 'praktijk.team' }));
    await south.presses('Stoppen');
    return cards.map((card) => cardText(card).replaceAll(name, 'NAME'));
  };
  const before = await start('T. van Dalen');
  await practiceStarts(gp);
  expect(await start('T. van Dalen')).toEqual(before);
  expect(before.join()).not.toContain(question);
  expect(before[1]).toContain('stap 3 van 3');
  // Nothing was shown of that client, so nothing is on their record.
  expect(await recordsOf(people.south, 'client.find')).toEqual([]);
});

test('N10: a place that another took meanwhile is asked about at the last step, and the message is kept', async () => {
  await consents(gp, 'Van Dalen, T.', 'thuiszorg');
  await gp.presses('Verder naar het eerste bericht', filled);
  const message = { category: 'care', team: 'thuiszorg.noord', subject: 'Wond', text: 'Hoe ziet de wond eruit?' };
  const form = gp.lastCard();
  await homeCareStarts(nurse);
  const asked = await gp.presses('Netwerk starten en versturen', message, form);
  const next = await gp.presses('Verder naar het eerste bericht', { otherThan: askedAbout(asked)[0] ?? '' }, asked);
  expect(valueOf(next, 'text')).toBe(message.text);
  expect(cardText(await gp.presses('Netwerk starten en versturen', {}, next))).toContain('is gestart');
});

test('N10, N5: a neighbourhood team is asked of its own networks and requests, another practice’s never', async () => {
  await practiceStarts(gp);
  const asked = await neighbourhoodAsks(social, { clientName: 'mevr. Dalen' });
  expect(cardText(asked)).toContain(question);
  const sent = await social.presses('Aanvraag versturen', { otherThan: askedAbout(asked)[0] ?? '' });
  expect(cardText(sent)).toContain('Uw aanvraag aan Praktijk De Brug is vastgelegd.');
  // The request that waits may be about the same client as the next one.
  const second = await neighbourhoodAsks(social, { clientName: 'Truus Dalen' });
  expect(titles(second)).toContainEqual(expect.stringMatching(/^Netwerk NW-/));
  const third = await social.presses('Aanvraag versturen', { otherThan: askedAbout(second)[0] ?? '' });
  expect(titles(third)).toContainEqual(expect.stringMatching(/^Aanvraag AV-/));
  const both = [...askedAbout(third)];
  expect(both).toHaveLength(2);
  const done = await social.presses('Aanvraag versturen', { otherThan: both.join(',') });
  expect(cardText(done)).toContain('Uw aanvraag aan Praktijk De Brug is vastgelegd.');
});

test('N10, N5: the practice is asked when it accepts; the request stays to be decided', async () => {
  await practiceStarts(gp, { teams: 'thuiszorg.noord', covers: 'thuiszorg' });
  expect(cardText(await neighbourhoodAsks(social, { clientName: 'T. v. Dalen' }))).toContain('is vastgelegd');
  await world.deliver();
  const asked = await gp.presses('Accepteren en netwerk starten', existing, request(gp));
  expect(saidAt(asked, 'otherThan')).toContainEqual(expect.stringContaining(question));
  expect(valueOf(asked, 'source')).toBe('existing-client');
  const known = askedAbout(asked)[0] ?? '';
  const accepted = await gp.presses('Accepteren en netwerk starten', { otherThan: known }, asked);
  expect(cardText(accepted)).toContain('Geaccepteerd: het netwerk is gestart');
  expect(await recordsOf(people.gp, 'client.tell-apart')).toEqual([
    expect.objectContaining({ detail: `other than network:${known}`, ground: 'consent' }),
  ]);
});

test('N9, N10: of a network that has ended nothing is asked', async () => {
  await practiceStarts(gp);
  await world.deliver();
  const { items } = await world.store.query('networks', 'network', { limit: 1 });
  for (const { doc, revision } of items) {
    await world.store.commit(doc.partition, [{ kind: 'replace', doc: { ...doc, state: 'closed' }, revision }]);
  }
  await consents(gp, 'Van Dalen, T.', 'thuiszorg');
  expect(cardText(await gp.presses('Verder naar het eerste bericht', filled))).toContain('stap 3 van 3');
});

test('N10: made-up ids in the statement show nobody, and are not kept', async () => {
  await practiceStarts(gp);
  const { items } = await world.store.query('networks', 'network', { limit: 1 });
  const networkId = items[0]?.doc.networkId ?? '';
  const form = await consents(south, 'Iemand Anders', 'praktijk');
  const { formId } = dataOf(form, 'Verder naar het eerste bericht');
  const forged = { formId, otherThan: `${networkId},111222333,x`, source: 'existing-client' };
  const { body } = await south.posts('start.network', forged);
  expect(cardText(body.value)).not.toContain('Truus');
  await south.posts('start.network', { ...forged, attested: 'true', practiceTeam: 'praktijk.team' });
  const draft = await world.store.get('draft', `person:${personIdOf(people.south)}`, 'draft');
  expect(draft?.doc.networkValues).toMatchObject({ practiceTeam: 'praktijk.team', otherThan: '' });
  expect(await recordsOf(people.south, 'client.find')).toEqual([]);
});
