import { planReminders } from '../../src/usecases/reminders/plan-reminders';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { cardText } from '../helpers/card';
import { previewOf } from '../helpers/card-contract';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, neighbourhoodAsks, requestReason, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import { putTeam } from '../helpers/directory';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let assistant: Chatter;
let social: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.practiceNurse);
  assistant = world.person(people.assistant);
  social = world.person(people.social);
  for (const each of [gp, nurse, assistant, social]) await each.installs();
  await neighbourhoodAsks(social);
  await world.deliver();
});
afterEach(() => world.close());

const contents = /Truus|Dalen|1938|zorgen|eten|administratie en/;
/** How many cards in the chat say this. */
const count = (person: Chatter, words: string): number =>
  person.cards().filter((card) => cardText(card).includes(words)).length;
/** The newest card of the request in this chat. */
const request = (chatter: Chatter) => chatter.cards().findLast((card) => cardText(card).startsWith('Aanvraag AV-'))!;
const existing = { source: 'existing-client', attested: 'true' };

describe('N5, D5: a request waits for the practice like a message, so its team is reminded at 75 %', () => {
  test('D5, G3: once, in the morning after a night, each entitled member, nothing of the contents', async () => {
    // 36 of 48 hours is Tuesday 22:00; it waits for Wednesday 07:00.
    for (const early of ['2026-11-24T20:59:00.000Z', '2026-11-24T21:00:00.000Z', '2026-11-25T05:59:00.000Z']) {
      world.at(early);
      await world.clock();
      expect([early, count(gp, 'Herinnering')]).toEqual([early, 0]);
    }
    world.at('2026-11-25T06:00:00.000Z');
    await world.clock();
    await world.clock();
    for (const person of [gp, nurse, assistant]) {
      expect(count(person, 'Herinnering voor Praktijkteam')).toBe(1);
      expect(person.reads()).toMatch(/AV-\w{5} · Administratie · Buurtteam West vraagt een netwerk/);
      expect(person.reads()).toContain('Antwoord vóór wo 25 nov 10:00');
      expect(person.reads()).not.toMatch(contents);
      expect(previewOf(person.lastCard())).toBe('Herinnering voor Praktijkteam');
    }
    expect(count(social, 'Herinnering')).toBe(0);
    const shown = world.teams.activities('chat-gerrit').at(-1)!.body.summary;
    expect(shown).toMatch(/^Herinnering: nog 3 uur · aanvraag AV-\w{5}$/);
    expect(cardText(await gp.presses('Openen'))).toContain(requestReason);
    world.at('2026-11-25T08:00:00.000Z');
    await world.clock();
    expect(count(gp, 'Herinnering')).toBe(0);
    expect(count(nurse, 'Herinnering')).toBe(1);
  });

  test('D5: nothing when it was decided meanwhile, also between deciding to remind and delivering', async () => {
    world.at('2026-11-25T06:00:00.000Z');
    expect(await planReminders(world.deps)).toBe(1);
    await gp.presses('Afwijzen', { reason: 'Dit loopt al via de wijkverpleging.' }, request(gp));
    await world.deliver();
    world.later(24);
    await world.clock();
    for (const person of [gp, nurse, assistant]) expect(count(person, 'Herinnering')).toBe(0);
  });

  test('D5, D6: too late for a reminder it is left to the digest, and not looked at again', async () => {
    world.at('2026-11-25T09:00:00.000Z');
    await world.clock();
    expect(count(gp, 'Herinnering')).toBe(0);
    const left = await world.store.query('threadsToRemind', 'thread', { upTo: '2099', limit: 10 });
    expect(left.items).toEqual([]);
  });

  test('D3, D5: while the practice is absent the term stands still, and so does its reminder', async () => {
    world.at('2026-11-23T10:00:00.000Z');
    await gp.says('afwezigheid');
    await gp.presses('Afwezigheid vastleggen');
    await gp.presses('Vastleggen', { from: '2026-11-24', until: '2026-11-30', deputy: 'none' });
    await world.clock();
    for (const early of ['2026-11-25T06:00:00.000Z', '2026-11-30T10:00:00.000Z', '2026-12-01T20:00:00.000Z']) {
      world.at(early);
      await world.clock();
      expect([early, count(gp, 'Herinnering')]).toEqual([early, 0]);
    }
    // 14 hours before the absence, 22 of the 36 hours after it: Tuesday 22:00, so in the morning.
    world.at('2026-12-02T06:00:00.000Z');
    await world.clock();
    expect(count(gp, 'Herinnering voor Praktijkteam')).toBe(1);
    expect(gp.reads()).toContain('Antwoord vóór wo 2 dec 10:00');
  });

  test('D3: absent since the reminder was planned, nobody is disturbed', async () => {
    world.at('2026-11-24T20:00:00.000Z');
    await gp.says('afwezigheid');
    await gp.presses('Afwezigheid vastleggen');
    await gp.presses('Vastleggen', { from: '2026-11-25', until: '2026-11-30', deputy: 'none' });
    world.at('2026-11-25T06:00:00.000Z');
    await world.clock();
    expect(count(gp, 'Herinnering')).toBe(0);
  });

  test('R1, R5: who lost the right to open it gets no reminder', async () => {
    const found = (await world.store.query('staffOfOrganisation', 'praktijk', { limit: 10 })).items;
    const place = found.find(({ doc }) => doc.name === people.practiceNurse.name)!;
    const doc = { ...place.doc, medicalData: false };
    await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: place.revision }]);
    world.at('2026-11-25T06:00:00.000Z');
    await world.clock();
    expect([gp, nurse].map((person) => count(person, 'Herinnering'))).toEqual([1, 0]);
  });
});

describe('N5, G4: acting on a request inside the digest', () => {
  beforeEach(() => {
    world.at('2026-11-26T07:30:00.000Z');
  });

  test('G3, G4: the contact person reminds the team, once a day; the record says who did', async () => {
    await world.digests();
    const digest = assistant.lastCard();
    expect(titles(digest)).toEqual(['Openen', 'Herinner team', 'Terug naar begin']);
    const after = await assistant.presses('Herinner team');
    expect(cardText(after)).toContain('Het team is vandaag herinnerd.');
    expect(titles(after)).not.toContain('Herinner team');
    expect(cardText(after)).not.toMatch(contents);
    // An old card, pressed again the same day.
    const again = await assistant.posts('digest.remind', dataOf(digest, 'Herinner team'));
    expect(cardText(again.body.value)).toContain('Het team is vandaag herinnerd.');
    await world.deliver();
    expect(count(nurse, 'Herinnering voor Praktijkteam')).toBe(1);
    expect(nurse.reads()).toContain('Te laat: het antwoord werd verwacht vóór wo 25 nov 10:00');
    const audit = (await world.store.query('auditByTime', 'audit', { descending: true, limit: 100 })).items;
    expect(audit.map(({ doc }) => doc).filter((doc) => doc.action === 'thread.remind')).toMatchObject([
      {
        personId: personIdOf(people.assistant),
        organisationId: 'praktijk',
        ground: 'account manager or contact person',
        outcome: 'done',
      },
    ]);

    world.later(24);
    await assistant.posts('digest.remind', dataOf(digest, 'Herinner team'));
    await world.deliver();
    expect(count(nurse, 'Herinnering voor Praktijkteam')).toBe(2);
  });

  test('G4, R6: nobody else reminds, and to strangers the request is not there', async () => {
    await world.digests();
    const remind = dataOf(assistant.lastCard(), 'Herinner team');
    for (const [who, sentence] of [
      [people.practiceNurse, 'Dit bestaat niet'],
      [people.nurse, 'Dit bestaat niet'],
      [people.manager, 'Dit bestaat niet'],
      [people.stranger, 'Dit bestaat niet'],
      [people.social, 'Een team herinneren kan alleen'],
    ] as const) {
      const answer = await world.person(who).posts('digest.remind', remind);
      expect([who.key, cardText(answer.body.value)]).toEqual([who.key, expect.stringContaining(sentence)]);
    }
    await world.deliver();
    expect(count(gp, 'Herinnering')).toBe(0);
  });

  test('G4: a digest of 0.1.0 names a request by its practice and itself, and is still pressed', async () => {
    await world.digests();
    const { threadId, teamId } = dataOf(assistant.lastCard(), 'Herinner team');
    const data = { practiceId: 'praktijk', requestId: threadId, teamId };
    const after = await assistant.posts('digest.remind-request', data);
    expect(cardText(after.body.value)).toContain('Het team is vandaag herinnerd.');
    await world.deliver();
    expect(count(nurse, 'Herinnering voor Praktijkteam')).toBe(1);
  });

  test('G4: decided meanwhile there is nothing to remind of', async () => {
    await world.digests();
    const digest = assistant.lastCard();
    await gp.presses('Accepteren en netwerk starten', existing, request(gp));
    const late = await assistant.posts('digest.remind', dataOf(digest, 'Herinner team'));
    expect(cardText(late.body.value)).toContain('Over deze aanvraag is al beslist');
    await world.deliver();
    expect(count(nurse, 'Herinnering')).toBe(0);
  });

  test('G5: the account manager who gets the digest reminds too', async () => {
    await putTeam(world.store, 'praktijk.team', { contactPersonId: null });
    await world.digests();
    expect(titles(gp.lastCard())).toContain('Herinner team');
    expect(cardText(await gp.presses('Herinner team'))).toContain('Het team is vandaag herinnerd.');
    await world.deliver();
    expect(count(nurse, 'Herinnering voor Praktijkteam')).toBe(1);
  });
});
