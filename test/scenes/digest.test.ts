import { buttons, cardText, type RenderedCard } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import { planReminders } from '../../src/usecases/reminders/plan-reminders';
import { measureDeliveries } from '../../src/usecases/deliveries/measure-deliveries';
import { readAll } from '../../src/usecases/read-all';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { putTeam } from '../helpers/directory';

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

const all = (person: Chatter): string => person.cards().map(cardText).join('\n');
/** How many cards in the chat say this. */
const count = (person: Chatter, words: string): number =>
  person.cards().filter((card) => cardText(card).includes(words)).length;

/** The practice asks team Noord something (Zorg, 48 hours), with these people at their Teams. */
async function asked(...chatters: Chatter[]): Promise<void> {
  for (const chatter of chatters) await chatter.installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
}

describe('D5: one reminder at 75 % of the term', () => {
  test('every entitled member of the addressed team gets a card that says nothing of the contents', async () => {
    const [nurse, colleague, gp] = [people.nurse, people.colleague, people.gp].map((each) => world.person(each)) as [
      Chatter,
      Chatter,
      Chatter,
    ];
    await asked(nurse, colleague);
    // 36 of 48 hours is Tuesday 22:00; it waits for the morning.
    world.at('2026-11-25T05:59:00.000Z');
    await world.clock();
    expect(count(nurse, 'Herinnering')).toBe(0);
    world.at('2026-11-25T06:00:00.000Z');
    await world.clock();
    await world.clock();
    for (const person of [nurse, colleague]) {
      expect(count(person, 'Herinnering voor Team Noord')).toBe(1);
      expect(person.reads()).toContain('Zorg · Praktijk De Brug wacht op antwoord');
      expect(person.reads()).toContain('Antwoord vóór wo 25 nov 10:00');
      expect(person.reads()).not.toMatch(/Truus|hiel|wond/i);
    }
    expect(count(gp, 'Herinnering')).toBe(0);
    expect(cardText(await nurse.presses('Openen'))).toContain('Zorg · Wond aan de hiel');
  });

  test('nothing when it was answered meanwhile, also between deciding and delivering', async () => {
    const [nurse, colleague] = [world.person(people.nurse), world.person(people.colleague)];
    await asked(nurse, colleague);
    world.at('2026-11-24T10:00:00.000Z');
    await practiceStarts(world.person(people.gp), { client: 'Ahmed Yilmaz' });
    await world.deliver();
    await nurse.presses('Antwoord', { text: 'De wond is schoon en wordt kleiner.' });
    // Of the first: decided, and answered before it is delivered.
    world.at('2026-11-25T06:00:00.000Z');
    expect(await planReminders(world.deps)).toBe(1);
    const first = nurse.cards().find((card) => cardText(card).includes('Truus van Dalen'))!;
    await nurse.presses('Antwoord', { text: 'De wond is dicht, het verband is eraf.' }, first);
    await world.deliver();
    expect(count(colleague, 'Herinnering')).toBe(0);
    world.at('2026-11-26T06:00:00.000Z');
    await world.clock();
    expect(count(colleague, 'Herinnering')).toBe(0);
  });

  test('a question back has a term and a reminder of its own, for the other side', async () => {
    const [nurse, gp] = [world.person(people.nurse), world.person(people.gp)];
    await asked(nurse);
    await nurse.presses('Antwoord met wedervraag', { text: 'Wilt u een foto van de wond?' });
    await world.deliver();
    world.at('2026-11-25T06:00:00.000Z');
    await world.clock();
    expect(count(gp, 'Herinnering voor Praktijkteam')).toBe(1);
    expect(count(nurse, 'Herinnering')).toBe(0);
  });
});

describe('G4: acting inside the digest', () => {
  test('the contact person reminds the team; it counts once per day and thread', async () => {
    const [nurse, colleague] = [world.person(people.nurse), world.person(people.colleague)];
    await asked(nurse, colleague);
    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    expect(nurse.reads()).toContain('Te laat, de bal ligt bij uw team');
    const digest = nurse.lastCard();
    expect(titles(digest)).toEqual(['Openen', 'Herinner team', 'Terug naar begin']);

    const after = await nurse.presses('Herinner team');
    expect(cardText(after)).toContain('Het team is vandaag herinnerd.');
    expect(titles(after)).not.toContain('Herinner team');
    // An old card, pressed again the same day.
    const again = await nurse.posts('digest.remind', dataOf(digest, 'Herinner team'));
    expect(cardText(again.body.value)).toContain('Het team is vandaag herinnerd.');
    await world.deliver();
    expect(count(colleague, 'Herinnering voor Team Noord')).toBe(1);
    expect(colleague.reads()).toContain('Te laat: het antwoord werd verwacht vóór wo 25 nov 10:00');

    world.at('2026-11-27T09:00:00.000Z');
    await nurse.posts('digest.remind', dataOf(digest, 'Herinner team'));
    await world.deliver();
    expect(count(colleague, 'Herinnering voor Team Noord')).toBe(2);
    // Who reminds has the digest before them.
    expect(count(nurse, 'Herinnering')).toBe(0);
  });

  test('nobody else reminds: a colleague, the asking side, a manager of another organisation', async () => {
    const nurse = world.person(people.nurse);
    await asked(nurse);
    const [thread] = (await world.store.query('threadsOnTurn', 'thuiszorg.noord', { limit: 1 })).items;
    const { networkId, threadId } = thread!.doc;
    const remind = { networkId, threadId, teamId: 'thuiszorg.noord' };
    for (const [who, sentence] of [
      [people.colleague, 'Dit bestaat niet'],
      [people.social, 'Dit bestaat niet'],
      [people.assistant, 'Een team herinneren kan alleen'],
      [people.gp, 'Een team herinneren kan alleen'],
    ] as const) {
      const answer = await world.person(who).posts('digest.remind', remind);
      expect(cardText(answer.body.value)).toContain(sentence);
    }
    await world.deliver();
    expect(count(nurse, 'Herinnering')).toBe(0);
  });

  test('what falls due today is named too, after what is overdue', async () => {
    const nurse = world.person(people.nurse);
    await asked(nurse);
    world.at('2026-11-23T16:00:00.000Z');
    await practiceStarts(world.person(people.gp), { client: 'Ahmed Yilmaz', category: 'care' });
    world.at('2026-11-25T09:30:00.000Z');
    await nurse.says('overzicht');
    expect(nurse.reads()).toMatch(/Te laat, de bal ligt bij uw team[\s\S]*Vandaag te beantwoorden[\s\S]*vandaag 17:00/);
  });
});

describe('G5: a contact person who cannot be reached is not a silent hole', () => {
  const manager = (): Chatter => world.person(people.manager);
  /** As the directory would have it. */
  const change = async (id: string, fields: object): Promise<void> => {
    const found = (await world.store.get('staff', 'organisation:thuiszorg', id))!;
    const doc = { ...found.doc, ...fields };
    await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: found.revision }]);
  };
  const nurseId = personIdOf(people.nurse);

  test.each<[string, string, () => Promise<void> | void]>([
    [
      'none is appointed',
      'Dit team heeft geen contactpersoon.',
      () => putTeam(world.store, 'thuiszorg.noord', { contactPersonId: null }),
    ],
    [
      'left',
      'De contactpersoon van dit team werkt hier niet meer.',
      () => change(`staff:thuiszorg:${nurseId}`, { active: false }),
    ],
    ['never opened the bot', 'De contactpersoon van dit team is niet te bereiken met Schakel.', () => undefined],
  ])('%s: the account managers get the digest in its health-free form', async (why, sentence, act) => {
    const [nurse, colleague] = [world.person(people.nurse), world.person(people.colleague)];
    await manager().installs();
    if (why !== 'never opened the bot') await nurse.installs();
    await asked(colleague);
    await act();
    const before = nurse.cards().length;
    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    await world.digests();
    // Without a contact person she gets it too: she is an account manager herself.
    expect(nurse.cards()).toHaveLength(before + (why === 'none is appointed' ? 1 : 0));
    expect(count(manager(), 'Dagoverzicht · Team Noord')).toBe(1);
    expect(manager().reads()).toContain(sentence);
    expect(manager().reads()).toMatch(/^Zorg · NW-\w{5}\n.*\nPraktijk De Brug wacht$/m);
    expect(manager().reads()).not.toMatch(/Truus|hiel|wond/i);
    // R6: no way to the contents; reminding is.
    expect(titles(manager().lastCard())).toEqual(['Herinner team', 'Terug naar begin']);
    await manager().presses('Herinner team');
    await world.deliver();
    expect(count(colleague, 'Herinnering voor Team Noord')).toBe(1);
  });

  test('all that is overdue can be seen and reminded of, page by page, by a manager who opens no contents', async () => {
    await manager().installs();
    await asked(world.person(people.colleague));
    const [first] = (await world.store.query('threadsOnTurn', 'thuiszorg.noord', { limit: 1 })).items;
    const { doc } = first!;
    // Some of the same moment, on the edge of a page too.
    const copies = Array.from({ length: 32 }, (_, index) => {
      const threadId = `copy${index}`;
      const dueAt = `2026-11-25T${10 + Math.floor(index / 4)}:00:00.000Z`;
      return { kind: 'insert' as const, doc: { ...doc, id: `thread:${threadId}`, threadId, dueAt } };
    });
    await world.store.commit(doc.partition, copies);
    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    const next = (card: RenderedCard) => manager().presses('Meer tonen', {}, card);
    const pages = [manager().lastCard()];
    expect(titles(pages[0])).toContain('Meer tonen');
    while (titles(pages.at(-1)).includes('Meer tonen')) pages.push(await next(pages.at(-1)!));
    const listed = pages.map((page) => buttons(page).filter(({ title }) => title === 'Herinner team'));
    expect(listed.map((page) => page.length)).toEqual([12, 12, 9]);
    const due = await world.store.query('threadsOnTurn', 'thuiszorg.noord', { limit: 100 });
    expect(listed.flat().map(({ data }) => data.threadId)).toEqual(due.items.map((each) => each.doc.threadId));
    for (const page of pages) expect(cardText(page)).not.toMatch(/Truus|Wond|Openstaand|Niets te laat/);
    // What is pressed on a later page is shown there.
    const pressed = await manager().presses('Herinner team', {}, pages.at(-1));
    expect(cardText(pressed).match(/Het team is vandaag herinnerd/g)).toHaveLength(1);
    expect(titles(pressed).filter((title) => title === 'Herinner team')).toHaveLength(8);
    // Decided at each press: the place in the list gives nothing to who does not keep the team.
    const place = dataOf(pages[0], 'Meer tonen');
    const other = await world.person(people.social).posts('digest.open', place);
    expect(cardText(other.body.value)).toContain('Dit bestaat niet');
  });

  test('blocked the bot: known when the digest comes back, and told the same day, once', async () => {
    const nurse = world.person(people.nurse);
    await manager().installs();
    await asked(nurse);
    world.teams.blockConversation('chat-noor');
    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    expect(count(manager(), 'Dagoverzicht')).toBe(0);
    world.at('2026-11-26T07:31:00.000Z');
    await world.digests();
    world.at('2026-11-26T07:32:00.000Z');
    await world.digests();
    expect(count(manager(), 'Dagoverzicht · Team Noord')).toBe(1);
    expect(manager().reads()).toContain('is niet te bereiken met Schakel');
  });

  test('who opens the bot days later gets the digest of that day alone (G2)', async () => {
    const nurse = world.person(people.nurse);
    await asked(world.person(people.colleague));
    for (const day of ['26', '27', '28']) {
      world.at(`2026-11-${day}T07:30:00.000Z`);
      await world.digests();
    }
    await manager().installs();
    await world.digests();
    expect(count(manager(), 'Dagoverzicht')).toBe(1);
    expect(manager().reads()).toContain('Dagoverzicht · Team Noord');
    await nurse.installs();
    await world.digests();
    expect(count(nurse, 'Dagoverzicht')).toBe(1);
    const failed = await world.store.query('cardsByState', 'failed', { limit: 10 });
    const why = failed.items.map(({ doc }) => `${doc.about.kind === 'digest' ? doc.about.date : ''} ${doc.failure}`);
    expect(why.sort()).toEqual(['2026-11-26 date-passed', '2026-11-27 date-passed']);
    expect((await measureDeliveries(world.deps)).failedCards).toBe(0);
  });

  test('a digest of late in the evening that is held up past midnight still comes; after the night it does not (G1)', async () => {
    const nurse = world.person(people.nurse);
    await asked(nurse);
    await putTeam(world.store, 'thuiszorg.noord', { digestTime: '23:59' });
    for (const [evening, held, comes] of [
      ['2026-11-26T22:59:00.000Z', '2026-11-26T23:20:00.000Z', 1],
      ['2026-11-27T22:59:00.000Z', '2026-11-28T06:00:00.000Z', 1],
    ] as const) {
      world.teams.failNext(503, 1);
      world.at(evening);
      await world.digests();
      world.at(held);
      await world.deliver();
      expect(count(nurse, 'Dagoverzicht')).toBe(comes);
    }
  });

  test('answered before it could be delivered: nothing is sent, also not to the account managers (G1)', async () => {
    const nurse = world.person(people.nurse);
    await manager().installs();
    await asked(nurse);
    const thread = nurse.lastCard();
    // Another thread falls due later that day: that the first card was not sent does not make her unreachable.
    world.at('2026-11-24T10:00:00.000Z');
    await practiceStarts(world.person(people.gp), { client: 'Ahmed Yilmaz' });
    await world.deliver();
    world.teams.failNext(503, 1);
    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    await nurse.presses('Antwoord', { text: 'De wond is schoon en wordt kleiner.' }, thread);
    for (const time of ['07:31', '10:30']) {
      world.at(`2026-11-26T${time}:00.000Z`);
      await world.digests();
    }
    expect(all(nurse)).not.toContain('Dagoverzicht');
    expect(all(manager())).not.toContain('Dagoverzicht');
    const failed = await world.store.query('cardsByState', 'failed', { limit: 10 });
    expect(failed.items.map(({ doc }) => [doc.failure, doc.missed])).toEqual([['nothing-overdue', false]]);
    expect((await measureDeliveries(world.deps)).failedCards).toBe(0);
    // Only what went out and was refused is on record, not what was not sent.
    const records = await readAll(world.store, 'auditByTime', 'audit', {}, 10_000);
    const delivered = records.filter(({ doc }) => doc.action === 'digest.deliver').map(({ doc }) => doc.at);
    expect([...new Set(delivered)]).toEqual(['2026-11-26T07:30:00.000Z']);
  });

  test('the one who manages no more gets nothing, and the card that came tells when it is solved', async () => {
    await manager().installs();
    await asked(world.person(people.colleague));
    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    await world.person(people.nurse).installs();
    expect(cardText(await manager().presses('Herinner team'))).toContain('is weer te bereiken');
    await change(`staff:thuiszorg:${personIdOf(people.manager)}`, { active: false });
    world.at('2026-11-27T07:30:00.000Z');
    await world.digests();
    expect(all(manager()).match(/Dagoverzicht/g)).toHaveLength(1);
  });
});
