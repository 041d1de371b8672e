import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, homeCareStarts, practiceStarts, titles } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';
import { keepingWrites } from '../helpers/written-store';

let world: World;
let offered: () => string;
let gp: Chatter;
let petra: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  const kept = keepingWrites(openSqlite(':memory:'));
  offered = kept.offered;
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store: kept.store });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  petra = world.person(people.practiceNurse);
  nurse = world.person(people.nurse);
  await Promise.all([gp.installs(), petra.installs(), nurse.installs()]);
});
afterEach(() => world.close());

const minutes = (count: number): void => {
  world.later(count / 60);
};

describe('M7: a thread settled by a slip', () => {
  let data: { networkId: string; threadId: string; version: number };
  const undo = async (by: Chatter) => cardText((await by.posts('thread.undo', data)).body.value);

  beforeEach(async () => {
    await practiceStarts(gp);
    await world.deliver();
    await nurse.presses('Ik pak dit op');
    await world.deliver();
    const card = await gp.presses('Afgehandeld');
    expect(cardText(card)).toContain('Ongedaan maken kan tot 10:10.');
    const { networkId, threadId, version } = dataOf(card, 'Ongedaan maken');
    data = { networkId: String(networkId), threadId: String(threadId), version: Number(version) };
    await world.deliver();
  });

  test('within ten minutes all is as it was: the turn, its clock, and who took it up', async () => {
    minutes(9);
    const card = await gp.presses('Ongedaan maken');
    expect(cardText(card)).toContain('Het is ongedaan gemaakt.');
    expect(cardText(card)).toContain('De bal ligt bij Thuiszorg De Vecht · Team Noord');
    await world.deliver();
    expect(nurse.reads()).toContain('Antwoord vóór wo 25 nov 10:00');
    expect(nurse.reads()).toContain('U pakt dit op, sinds ma 23 nov 10:00');
    const kinds = (await find(world.store, key.thread(data.networkId, data.threadId)))?.doc.events.map(
      (each) => each.kind,
    );
    expect(kinds?.slice(-2)).toEqual(['settled', 'unsettled']);
    expect(offered()).toContain('"action":"thread.undo"');
    expect(await undo(gp)).toContain('De bal ligt bij');
  });

  test('after ten minutes it is settled', async () => {
    minutes(11);
    expect(await undo(gp)).toContain('Ongedaan maken kon tien minuten. Die zijn voorbij.');
    expect(titles((await gp.posts('thread.open', { ...data, version: undefined })).body.value)).not.toContain(
      'Ongedaan maken',
    );
  });

  test('only by whoever did it, and not once somebody acted on it', async () => {
    const changed = 'Dit kan niet meer ongedaan worden gemaakt';
    expect(await undo(petra)).toContain(changed);
    expect(titles(petra.lastCard())).not.toContain('Ongedaan maken');
    await nurse.posts('thread.processed', { networkId: data.networkId, threadId: data.threadId, messages: 1 });
    minutes(1);
    await nurse.presses('Tekst voor dossier');
    await nurse.posts('thread.processed', { networkId: data.networkId, threadId: data.threadId, messages: 1 });
    expect(await undo(nurse)).toContain(changed);
  });

  test('not after it was reopened with a question', async () => {
    await gp.posts('thread.reopen', { ...data, text: 'Is er roodheid rond de wond?' });
    expect(await undo(gp)).toContain('Dit kan niet meer ongedaan worden gemaakt');
  });
});

describe('N7: a step ticked by a slip', () => {
  async function network(chatter: Chatter) {
    await chatter.says('mijn netwerken');
    return chatter.presses('Openen');
  }

  test('within ten minutes it is open again, since it was; its tick and its undoing stay on record', async () => {
    await practiceStarts(gp);
    minutes(30);
    await network(gp);
    const ticked = await gp.presses('Kaart is gekoppeld');
    expect(cardText(ticked)).toContain('Ongedaan maken kan tot 10:40.');
    const colleague = await network(petra);
    expect(titles(colleague)).not.toContain('Ongedaan maken');
    const card = await gp.presses('Ongedaan maken', {}, ticked);
    expect(cardText(card)).toContain(
      'Patiëntenkaart koppelen\nTe doen door Praktijk De Brug · Praktijkteam, sinds ma 23 nov 10:00',
    );
    expect(titles(card)).toContain('Kaart is gekoppeld');
    expect(offered()).toContain('"action":"step.undo"');
    await gp.presses('Kaart is gekoppeld');
    expect(gp.reads()).toContain('✓ Patiëntenkaart gekoppeld');
  });

  test('not after ten minutes, nor after the next tick', async () => {
    await practiceStarts(gp);
    await network(gp);
    const ticked = await gp.presses('Kaart is gekoppeld');
    await petra.says('mijn netwerken');
    await petra.presses('Openen');
    await petra.presses('Inwoner is uitgenodigd');
    expect(cardText(await gp.presses('Ongedaan maken', {}, ticked))).toContain('Dit kan niet meer ongedaan');
    const last = await network(petra);
    minutes(11);
    expect(cardText(await petra.presses('Ongedaan maken', {}, last))).toContain('Die zijn voorbij.');
  });

  test('N4: where it had answered the bot’s own message, that is asked again and the team that waits is told', async () => {
    await homeCareStarts(nurse);
    await world.deliver();
    await network(gp);
    await gp.presses('Kaart is gekoppeld');
    await gp.presses('Inwoner is uitgenodigd');
    await world.deliver();
    await gp.presses('Ongedaan maken', {}, await network(gp));
    await world.deliver();
    expect(nurse.reads()).toContain('Dat klopt nog niet: een stap was te vroeg afgevinkt.');
    expect(nurse.reads()).toContain('De bal ligt bij Praktijk De Brug · Praktijkteam');
    await network(gp);
    await gp.presses('Inwoner is uitgenodigd');
    await world.deliver();
    expect(nurse.reads()).toContain('Beantwoord en afgehandeld');
  });
});
