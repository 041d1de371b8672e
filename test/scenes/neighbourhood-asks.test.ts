import { cardText, inputs, saidAt } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, dataOf, homeCareStarts, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { consentsToAsk, request } from '../helpers/asking';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let petra: Chatter;
let assistant: Chatter;
let social: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  petra = world.person(people.practiceNurse);
  assistant = world.person(people.assistant);
  social = world.person(people.social);
  for (const each of [gp, petra, assistant, social]) await each.installs();
});
afterEach(() => world.close());

const reason = 'Er zijn zorgen over de administratie en het eten. Kunnen wij samen met de thuiszorg afstemmen?';
const consents = (covers?: string) => consentsToAsk(social, covers);

async function asks() {
  await consents();
  const sent = await social.presses('Aanvraag versturen', { reason });
  await world.deliver();
  return sent;
}

const existing = { source: 'existing-client', attested: 'true' };

test('N5, C1, C2, N6: a neighbourhood team asks with consent; the practice accepts, and a network with both teams starts', async () => {
  await social.says('nieuw netwerk');
  expect(social.reads()).toContain('Netwerk aanvragen · stap 1 van 2: toestemming');
  const sent = await asks();
  expect(cardText(sent)).toContain('Uw aanvraag aan Praktijk De Brug is vastgelegd.');

  const asked = cardText(request(gp));
  expect(asked).toContain(
    'Buurtteam West · Team West vraagt Praktijk De Brug · Praktijkteam om een netwerk te starten',
  );
  expect(asked).toContain('Antwoord vóór wo 25 nov 10:00 · Administratie, 48 uur');
  expect(asked).toContain(reason);
  expect(asked).toContain('mondeling, de cliënt zelf, ma 23 nov 10:00');
  expect(titles(request(social))).toEqual(['Aanvraag intrekken']);
  // It is no network: nobody has one.
  expect(cardText(await social.says('mijn netwerken'))).toContain('Uw team doet nog aan geen enkel netwerk mee.');

  world.later(3);
  const unsourced = await gp.presses('Accepteren en netwerk starten', {}, request(gp));
  expect(cardText(unsourced)).toContain('Kies of de cliënt nieuw is via ZorgDomein of al bekend.');
  const accepted = await gp.presses('Accepteren en netwerk starten', existing, unsourced);
  expect(cardText(accepted)).toContain('Geaccepteerd: het netwerk is gestart');
  await world.deliver();

  expect(cardText(request(social))).toContain('Geaccepteerd: het netwerk is gestart');
  const network = cardText(await social.presses('Netwerk openen', {}, request(social)));
  expect(network).toContain('Truus van Dalen, geboren 12 april 1938');
  expect(network).toContain('Praktijk De Brug · Praktijkteam, Buurtteam West · Team West');
  expect(network).toContain('mondeling, de cliënt zelf, 23 november 2026 10:00');
  expect(network).toContain(
    'Patiëntenkaart koppelen\nTe doen door Praktijk De Brug · Praktijkteam, sinds ma 23 nov 13:00',
  );
  expect(titles(request(petra))).toEqual(['Netwerk openen']);
  expect(cardText(await gp.says('openstaand'))).not.toContain('Aanvraag voor een netwerk');
});

test('C2, C4: a consent that is extended later is not the one the network was asked for with', async () => {
  await asks();
  await gp.presses('Accepteren en netwerk starten', existing, request(gp));
  await world.deliver();
  world.later(3);
  await social.presses('Netwerk openen', {}, request(social));
  await social.presses('Team toevoegen');
  const given = { team: 'thuiszorg.noord', givenBy: 'client', form: 'written', confirmed: 'true' };
  expect(cardText(await social.presses('Vastleggen en team toevoegen', given))).toContain('Team Noord doet mee');
  await world.deliver();

  const thread = { networkId: dataOf(request(social), 'Netwerk openen').networkId };
  const { body } = await gp.posts('thread.open', { ...thread, threadId: thread.networkId });
  expect(cardText(body.value)).toContain('mondeling, de cliënt zelf, ma 23 nov 10:00');
  expect(cardText(body.value)).not.toContain('schriftelijk');
});

test('N5: the practice declines with a reason; the asker reads it, and it cannot be accepted any more', async () => {
  await asks();
  const silent = await gp.presses('Afwijzen', {}, request(gp));
  expect(saidAt(silent, 'reason')).toEqual(['Schrijf eerst de reden, in woorden.']);
  expect(cardText(silent)).toContain('Kijk bij “Reden van afwijzen”.');
  const sign = await gp.presses('Afwijzen', { reason: '-' }, silent);
  expect([saidAt(sign, 'reason'), valueOf(sign, 'reason')]).toEqual([saidAt(silent, 'reason'), '-']);
  const accept = dataOf(silent, 'Accepteren en netwerk starten');
  const declined = await gp.presses('Afwijzen', { reason: 'Afstemming loopt al via de wijkverpleging.' }, silent);
  expect(cardText(declined)).toContain('Afgewezen');
  await world.deliver();
  expect(cardText(social.lastCard())).toMatch(/Reden van afwijzen\nAfstemming loopt al via de wijkverpleging\./);
  const late = await petra.posts('request.accept', { ...accept, ...existing });
  expect(cardText(late.body.value)).toContain('Over deze aanvraag is al beslist');
  expect(cardText(await social.says('mijn netwerken'))).toContain('nog aan geen enkel netwerk mee');
});

test('N5, G1, G3, D6: in Openstaand of both; overdue it is in the practice’s digest, health-free', async () => {
  await asks();
  for (const [chatter, ball] of [
    [gp, 'bal bij uw team'],
    [social, 'bal bij Praktijkteam'],
  ] as const) {
    const open = cardText(await chatter.says('openstaand'));
    expect(open).toContain('Administratie · Aanvraag voor een netwerk\nTruus van Dalen, geboren 12 april 1938 · AV-');
    expect(open).toContain(`vóór wo 25 nov 10:00 · ${ball}`);
  }
  expect(cardText(await social.presses('Openen'))).toContain(reason);

  world.at('2026-11-26T07:30:00.000Z');
  await world.digests();
  const digest = cardText(assistant.lastCard());
  expect(digest).toMatch(/AV-\w{5} · Administratie · Buurtteam West vraagt een netwerk\n22 uur te laat/);
  expect(digest).not.toMatch(/Truus|Dalen|zorgen|eten/);
  expect(cardText(await assistant.presses('Openen'))).toContain('Te laat: 22 uur');

  const overdue = cardText(await gp.says('openstaand'));
  expect(overdue).toContain('Te laat · vóór wo 25 nov 10:00 · bal bij uw team');
  await gp.presses('Accepteren en netwerk starten', existing, request(gp));
  world.at('2026-11-27T07:30:00.000Z');
  const cards = assistant.cards().length;
  await world.digests();
  expect(cardText(assistant.lastCard())).not.toContain('vraagt een netwerk');
  expect(assistant.cards().length).toBeGreaterThanOrEqual(cards);
});

test('N5, N2: a network that was asked for is not there for anything but its request', async () => {
  await asks();
  const { requestId } = dataOf(request(gp), 'Afwijzen');
  const network = { networkId: requestId };
  const thread = { ...network, threadId: requestId };
  const answer = { ...thread, version: 1, text: 'Wij starten het netwerk.' };
  for (const [verb, data] of [
    ['network.open', network],
    ['thread.write', network],
    ['closing.write', network],
    ['network.close', network],
    ['consent.withdraw', network],
    ['consent.extend', network],
    ['resident.choose', network],
  ] as const) {
    const { body } = await gp.posts(verb, data);
    expect([verb, cardText(body.value)]).toEqual([verb, expect.stringContaining('Dit bestaat niet')]);
  }
  for (const verb of ['thread.answer', 'thread.ask-back', 'thread.settle', 'thread.reopen'] as const) {
    for (const each of [gp, social]) await each.posts(verb, answer);
  }
  const card = cardText((await gp.posts('thread.open', thread)).body.value);
  expect(card).toContain('De bal ligt bij u · Praktijk De Brug · Praktijkteam');
  expect(card).not.toContain(answer.text);
});

test('N10: a client who has a network at the practice gets no second one, not when asking and not when accepting', async () => {
  await asks();
  await homeCareStarts(world.person(people.nurse));
  const refused = await gp.presses('Accepteren en netwerk starten', existing, request(gp));
  expect(cardText(refused)).toContain('Deze cliënt heeft bij deze praktijk al een netwerk');
  expect(titles(refused)).toContain('Afwijzen');
  const shown = titles(refused).find((title) => title.startsWith('Netwerk NW-')) ?? '';
  expect(cardText(await gp.presses(shown, {}, refused))).toContain('Truus van Dalen');

  await consents();
  const asked = await social.presses('Aanvraag versturen', { reason });
  expect(cardText(asked)).toContain('Deze cliënt heeft al een netwerk. Neem contact op met Praktijk De Brug');
});

test('N10: what a team asks of the practice for a client and waits for is not asked twice; it is shown', async () => {
  await asks();
  await consents();
  const again = await social.presses('Aanvraag versturen', { reason: 'Kunt u hier nog eens naar kijken?' });
  expect(cardText(again)).toMatch(/Uw team heeft dit voor deze cliënt al gevraagd: AV-/);
  expect(cardText(again)).toContain('Kunt u hier nog eens naar kijken?');
  await world.deliver();
  expect(gp.cards().filter((card) => cardText(card).startsWith('Aanvraag AV-'))).toHaveLength(1);
  const shown = titles(again).find((title) => title.includes('AV-')) ?? '';
  expect(cardText(await social.presses(shown, {}, again))).toContain(reason);
  // Withdrawn, it can be asked anew: the form is where it was left.
  await social.presses('Aanvraag intrekken', {}, request(social));
  await social.says('netwerk aanvragen');
  await social.presses('Verder met deze cliënt');
  expect(cardText(await social.presses('Aanvraag versturen', { reason }))).toContain('is vastgelegd');
});

test('N5, C5: the asker withdraws the request as easily as it was asked; the practice is shown so', async () => {
  await asks();
  await social.presses('Aanvraag intrekken', {}, request(social));
  await world.deliver();
  expect(cardText(request(gp))).toContain('Ingetrokken door het team dat vroeg');
  expect(titles(request(gp))).toEqual([]);
});

test('N5, R1, R6: only the two teams see a request; the asker cannot decide on it', async () => {
  await asks();
  const place = dataOf(request(social), 'Aanvraag intrekken');
  for (const other of [people.nurse, people.south, people.manager, people.stranger]) {
    const reply = await world.person(other).posts('request.open', place);
    expect(cardText(reply.body.value)).not.toMatch(/Truus|zorgen|Buurtteam/);
  }
  const own = await social.posts('request.accept', { ...place, ...existing });
  expect(cardText(own.body.value)).toContain('Dit kan alleen het andere team van deze aanvraag.');
  const theirs = await gp.posts('request.withdraw', place);
  expect(cardText(theirs.body.value)).toContain('Dit kan alleen het andere team van deze aanvraag.');
});

test('N5, C2, M3, M9, M10: without a practice in the consent it cannot be asked; what was typed stays', async () => {
  const none = await consents('thuiszorg');
  expect(cardText(none)).toContain('De toestemming geldt nog voor geen enkele praktijk.');
  expect(titles(none)).toEqual(['Terug naar toestemming', 'Stoppen']);
  const consent = await social.presses('Terug naar toestemming');
  expect(valueOf(consent, 'clientName')).toBe('Truus van Dalen');
  const form = await social.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
  const silent = await social.presses('Aanvraag versturen', { reason: ' ' }, form);
  expect(saidAt(silent, 'reason')).toEqual(['Schrijf eerst de reden, in woorden.']);
  const urgent = await social.presses('Aanvraag versturen', { reason: 'Kunt u met spoed een netwerk starten?' });
  expect(cardText(urgent)).toContain('030 555 11 11');
  expect(valueOf(urgent, 'reason')).toBe('Kunt u met spoed een netwerk starten?');
  expect(inputs(urgent).map((each) => each.id)).toContain('notUrgent');
  const bsn = await social.presses('Aanvraag versturen', { reason: 'Graag een netwerk voor 111222333?' });
  expect(JSON.stringify(bsn)).not.toContain('111222333');
  await social.presses('Terug naar toestemming', { reason });
  const kept = await social.presses('Toestemming vastleggen', { confirmed: 'true' });
  expect(valueOf(kept, 'reason')).toBe(reason);
  const sent = await social.presses('Aanvraag versturen');
  expect(cardText(sent)).toContain('Aangevraagd');
});

test('N5: a neighbourhood team that posts the start of a network is refused', async () => {
  const form = await consents();
  const { formId } = dataOf(form, 'Aanvraag versturen');
  const reply = await social.posts('start.network', { formId, ...existing, practiceTeam: 'praktijk.team' });
  expect(cardText(reply.body.value)).toContain('Een buurtteam start geen netwerk.');
});

test('N5: a practice can start one itself, and a request afterwards is told of it', async () => {
  await practiceStarts(gp);
  await consents();
  expect(cardText(await social.presses('Aanvraag versturen', { reason }))).toContain('al een netwerk');
});

test('N5, D3, D4: the practice’s absence stands still the term of a request; the card says so', async () => {
  await asks();
  await gp.says('afwezigheid');
  await gp.presses('Afwezigheid vastleggen');
  await gp.presses('Vastleggen', { from: '2026-11-24', until: '2026-11-30', deputy: 'none' });
  await world.clock();
  expect(cardText(request(gp))).toContain(
    'Antwoord vóór wo 2 dec 10:00 · Administratie, 48 uur · periode van afwezigheid telt niet mee',
  );
});

test('N5, C5: once the consent in its network is withdrawn, the request that it began with is closed too', async () => {
  await asks();
  const place = dataOf(request(social), 'Aanvraag intrekken');
  await gp.presses('Accepteren en netwerk starten', existing, request(gp));
  await world.deliver();
  await social.presses('Netwerk openen', {}, request(social));
  await social.presses('Toestemming intrekken');
  await social.presses('Ja, toestemming intrekken');
  const cards = petra.cards().length;
  await world.deliver();
  const contents = /Truus|Dalen|zorgen|mondeling/;
  for (const each of [gp, petra, assistant, social]) {
    const opened = cardText((await each.posts('request.open', place)).body.value);
    expect(opened).toContain('toestemming');
    expect(opened).not.toMatch(contents);
    expect(each.cards().map(cardText).join('\n')).not.toMatch(contents);
  }
  // Told once that the network is closed; the request's card is brought up to date in its place.
  expect(petra.cards()).toHaveLength(cards + 1);
  // A process that ends in between leaves the notice; spread again it comes to its end and tells nobody twice.
  const done = (await world.store.query('noticesByState', 'done', { limit: 100 })).items;
  const frozen = done.find(({ doc }) => doc.about.kind === 'network' && doc.about.change === 'frozen')!;
  const doc = { ...frozen.doc, state: 'pending' as const };
  await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: frozen.revision }]);
  await world.deliver();
  expect((await world.store.query('noticesByState', 'pending', { limit: 100 })).items).toEqual([]);
  expect(petra.cards()).toHaveLength(cards + 1);
});
