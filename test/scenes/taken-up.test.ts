import { find, key } from '../../src/store/keys';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { cardText, type RenderedCard } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles, valueOf } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let colleague: Chatter;
let social: Chatter;
let networkId: string;
let threadId: string;
const deputy = someone('diana', 'waal');

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse, colleague, social] = [people.gp, people.nurse, people.colleague, people.social].map(world.person) as [
    Chatter,
    Chatter,
    Chatter,
    Chatter,
  ];
  await Promise.all([nurse.installs(), colleague.installs(), social.installs()]);
  await addOrganisation(world.store, 'waal', {
    kind: 'practice',
    name: 'Praktijk Waalzicht',
    phone: '030 555 44 44',
    teams: [{ id: 'waal.team', name: 'Praktijkteam', contact: deputy }],
  });
  await addStaff(world.store, 'practice', deputy, { organisation: 'waal', teams: ['waal.team'], level: 'A' });
  await practiceStarts(gp, { covers: 'thuiszorg,buurt,waal' });
  await world.deliver();
  const data = dataOf(nurse.lastCard(), 'Antwoord');
  [networkId, threadId] = [String(data.networkId), String(data.threadId)];
});
afterEach(() => world.close());

const thread = async () => (await find(world.store, key.thread(networkId, threadId)))!.doc;
const line = 'na overleg met de trombosedienst, morgen';
const byNurse = `${people.nurse.name} pakt dit op, sinds`;

describe('M12: Ik pak dit op', () => {
  test('everyone sees who and since when; nobody is disturbed, the clock runs on and it is no answer', async () => {
    const before = await thread();
    world.later(1);
    const counts = [gp, colleague].map((each) => each.cards().length);
    const own = await nurse.presses('Ik pak dit op');
    expect(cardText(own)).toContain('U pakt dit op, sinds ma 23 nov 11:00');
    expect(cardText(own)).toContain('De bal ligt bij u');
    expect(titles(own)).not.toContain('Ik pak dit op');
    await world.deliver();
    expect([gp, colleague].map((each) => each.cards().length)).toEqual(counts);
    for (const reader of [gp, colleague]) expect(reader.reads()).toContain(`${byNurse} ma 23 nov 11:00`);
    const along = await social.posts('thread.open', { networkId, threadId });
    expect(cardText(along.body.value)).toContain(byNurse);
    const after = await thread();
    expect([after.dueAt, after.turnTeamId, after.messages]).toEqual([before.dueAt, before.turnTeamId, 1]);
    // The same person once more: nothing more happens.
    await nurse.posts('thread.take-up', { networkId, threadId, version: after.version });
    expect((await thread()).version).toBe(after.version);
  });

  test('with a line, which everyone reads; one that is urgent or holds a BSN is held like any text', async () => {
    const held = await nurse.presses('Ik pak dit op', { text: 'Zij is benauwd, ik ga direct' });
    expect(cardText(held)).toContain('Dit klinkt ernstig');
    expect(valueOf(held, 'text')).toBe('Zij is benauwd, ik ga direct');
    expect(cardText(await nurse.presses('Ik pak dit op', { text: 'BSN 111222333' }))).toContain('een BSN kan zijn');
    const card = await nurse.presses('Ik pak dit op', { text: line });
    expect(cardText(card)).toContain(line);
    expect(valueOf(card, 'text')).toBe('');
    await world.deliver();
    expect(gp.reads()).toContain(line);
    expect(gp.reads()).toContain('pakt dit op, sinds');
    expect((await thread()).dueAt).toBe('2026-11-25T09:00:00.000Z');
  });

  test('a colleague takes it over; the answer ends it', async () => {
    await nurse.presses('Ik pak dit op');
    await world.deliver();
    await colleague.presses('Ik pak dit op');
    await world.deliver();
    expect(gp.reads()).toContain(`${people.colleague.name} pakt dit op`);
    expect(titles(nurse.lastCard())).toContain('Ik pak dit op');
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    await world.deliver();
    expect(gp.reads()).not.toContain('pakt dit op');
  });

  test('only of the team whose turn it is, while it waits for an answer', async () => {
    const { version } = await thread();
    const asks = (who: Chatter): Promise<RenderedCard> =>
      who.posts('thread.take-up', { networkId, threadId, version }).then(({ body }) => body.value);
    expect(cardText(await asks(gp))).toContain('De bal ligt bij Thuiszorg De Vecht');
    expect(cardText(await asks(social))).toContain('De bal ligt bij Thuiszorg De Vecht');
    await gp.presses('Afgehandeld');
    expect(cardText(await asks(nurse))).toContain('al beantwoord of afgehandeld');
    expect((await thread()).events.map(({ kind }) => kind)).not.toContain('taken-up');
  });

  test('R5: it falls back to the team when that person loses access, on the cards in the chats too', async () => {
    await nurse.presses('Ik pak dit op');
    await world.deliver();
    expect(gp.reads()).toContain(byNurse);
    await world.person(people.manager).posts('staff.deactivate', {
      organisationId: 'thuiszorg',
      personId: personIdOf(people.nurse),
      successors: `thuiszorg.noord=${personIdOf(people.colleague)}`,
    });
    await world.deliver();
    for (const reader of [gp, colleague]) expect(reader.reads()).not.toContain('pakt dit op');
    expect(titles(colleague.lastCard())).toContain('Ik pak dit op');
  });

  test('A1, A2: it falls back while the organisation is away, and whoever stands in can take it up', async () => {
    const diana = world.person(deputy);
    await diana.installs();
    await nurse.presses('Antwoord met wedervraag', { text: 'Wilt u een foto?' });
    await world.deliver();
    await gp.presses('Ik pak dit op');
    await world.deliver();
    expect(nurse.reads()).toContain(`${people.gp.name} pakt dit op`);
    await gp.says('afwezigheid');
    await gp.presses('Afwezigheid vastleggen');
    await gp.presses('Vastleggen', { from: '2026-11-23', until: '2026-11-29', deputy: 'waal' });
    await world.clock();
    expect(nurse.reads()).not.toContain('pakt dit op');
    const { version } = await thread();
    const refused = await gp.posts('thread.take-up', { networkId, threadId, version });
    expect(cardText(refused.body.value)).toContain('Uw organisatie staat als afwezig');
    expect(titles(refused.body.value)).not.toContain('Ik pak dit op');
    await diana.presses('Ik pak dit op');
    await world.deliver();
    expect(nurse.reads()).toContain(`${deputy.name} pakt dit op`);
  });
});

describe('M13: Aanvulling', () => {
  const forgot = 'Vergeten: het gaat om links.';

  test('whoever asked adds to the question: delivered like a message, and it moves no clock', async () => {
    world.later(3);
    const before = nurse.cards().length;
    const card = await gp.presses('Aanvulling', { text: forgot });
    expect(cardText(card)).toContain('aanvulling');
    expect(valueOf(card, 'text')).toBe('');
    await world.deliver();
    expect(nurse.cards()).toHaveLength(before + 1);
    expect(nurse.reads()).toContain(forgot);
    expect(nurse.reads()).toContain('vóór wo 25 nov 10:00');
    const [question, addition] = (await thread()).latest;
    expect([question?.kind, addition?.kind, addition?.text]).toEqual(['asked', 'added', forgot]);
  });

  test('whoever asked back adds to that, and what was taken up stays so', async () => {
    await nurse.presses('Antwoord met wedervraag', { text: 'Wilt u een foto?' });
    await world.deliver();
    await gp.presses('Ik pak dit op');
    await world.deliver();
    await nurse.presses('Aanvulling', { text: 'Van de hiel bedoel ik.' });
    await world.deliver();
    expect(gp.reads()).toContain('Van de hiel bedoel ik.');
    expect(gp.reads()).toContain('U pakt dit op');
  });

  test('not by the team that has to answer, by who reads along, or in a thread that is settled', async () => {
    const adds = async (who: Chatter): Promise<string> => {
      const { version } = await thread();
      return cardText((await who.posts('thread.add', { networkId, threadId, version, text: forgot })).body.value);
    };
    expect(await adds(nurse)).toContain('Alleen het team dat het laatst schreef kan aanvullen.');
    expect(await adds(social)).toContain('De bal ligt bij Thuiszorg De Vecht');
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    expect(await adds(gp)).toContain('al beantwoord of afgehandeld');
    expect((await thread()).messages).toBe(2);
  });

  test('M4, M10: it says something, and nothing typed is lost', async () => {
    expect(cardText(await gp.presses('Aanvulling'))).toContain('Schrijf eerst uw bericht.');
    const held = await gp.presses('Aanvulling', { text: 'Bedankt!' });
    expect(cardText(held)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord.');
    expect(valueOf(held, 'text')).toBe('Bedankt!');
  });
});
