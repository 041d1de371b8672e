import { key } from '../../src/store/keys';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let social: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  social = world.person(people.social);
  await Promise.all([nurse.installs(), social.installs()]);
  await practiceStarts(gp);
  await world.deliver();
});
afterEach(() => world.close());

/** Opens the first network of "Mijn netwerken". */
async function network(person: Chatter): Promise<string> {
  await person.says('mijn netwerken');
  return cardText(await person.presses('Openen'));
}

function networkId(person: Chatter): string {
  return String(dataOf(person.lastCard(), 'Nieuw bericht').networkId);
}

/** The practice closes, with everything that is open confirmed. */
async function closes(): Promise<string> {
  await network(gp);
  const card = await gp.presses('Netwerk sluiten');
  const confirmed: Record<string, string> = { settleThreads: 'true' };
  if (cardText(card).includes('Bevestiging open stappen')) confirmed.settleSteps = 'true';
  return cardText(await gp.presses('Sluiten en alles afhandelen', confirmed));
}

async function asksClosing(text = 'De zorg thuis is gestopt. Wilt u het netwerk sluiten?'): Promise<string> {
  await network(nurse);
  await nurse.presses('Netwerk afronden');
  return cardText(await nurse.presses('Versturen naar de praktijk', { text }));
}

describe('N9: the team sends a closing message', () => {
  test('it is a thread of category Administratie to the practice, marked, with 48 hours', async () => {
    expect(await asksClosing()).toContain('Uw bericht aan de praktijk over het afronden van netwerk NW-');
    await world.deliver();
    expect(gp.reads()).toContain('Administratie · Netwerk afronden');
    expect(gp.reads()).toContain('Afrondingsbericht');
    expect(gp.reads()).toContain('De zorg thuis is gestopt. Wilt u het netwerk sluiten?');
    expect(gp.reads()).toContain('De bal ligt bij u · Praktijk De Brug · Praktijkteam');
    expect(gp.reads()).toContain('Administratie, 48 uur');
    expect(titles(gp.lastCard())).toContain('Netwerk sluiten');
    expect(titles(nurse.lastCard())).not.toContain('Netwerk sluiten');
  });

  test.each([
    ['without a text', '', 'Schrijf eerst uw bericht.'],
    ['with a BSN', 'Van 111222333 kan het dicht.', 'een getal in dat een BSN kan zijn'],
    ['that speaks of urgency', 'Sluit het direct, er is spoed!', 'Bel Praktijk De Brug'],
  ])('a message %s is refused and what was typed stays', async (_name, text, sentence) => {
    const card = await asksClosing(text);
    expect(card).toContain(sentence);
    if (text !== '') expect(card).toContain(text.replace('111222333', '•••'));
    await world.deliver();
    expect(gp.reads()).not.toContain('Afrondingsbericht');
  });

  test('one at a time: again is refused until the practice has answered', async () => {
    await network(nurse);
    const before = nurse.lastCard();
    await asksClosing();
    // Asked once, there is no button to type a reason for; an old one says so before anything is typed.
    await network(nurse);
    expect(titles(nurse.lastCard())).not.toContain('Netwerk afronden');
    const again = await nurse.posts('closing.write', dataOf(before, 'Netwerk afronden'));
    expect(cardText(again.body.value)).toContain('Uw team heeft al gevraagd om af te ronden.');
    const posted = { ...dataOf(before, 'Netwerk afronden'), formId: 'again', text: 'Kan het al dicht?' };
    const sent = await nurse.posts('closing.send', posted);
    expect(cardText(sent.body.value)).toContain('Uw team heeft al gevraagd om af te ronden.');
    expect(cardText(sent.body.value)).toContain('Kan het al dicht?');
    await world.deliver();
    await gp.presses('Antwoord', { text: 'Nog niet: eerst de evaluatie.' });
    expect(await asksClosing('De evaluatie is geweest, kan het nu dicht?')).toContain('is vastgelegd');
  });

  test('the practice has nothing to ask: the button and the verb are not for it', async () => {
    await network(gp);
    expect(titles(gp.lastCard())).not.toContain('Netwerk afronden');
    const posted = { networkId: networkId(gp), formId: 'x', text: 'Dicht?' };
    const reply = await gp.posts('closing.send', posted);
    expect(cardText(reply.body.value)).toContain('u kunt het netwerk zelf sluiten');
  });
});

describe('N9: the practice closes', () => {
  test('the card lists what is open and who asked; nothing is closed without the confirmation', async () => {
    await asksClosing();
    await network(gp);
    const card = cardText(await gp.presses('Netwerk sluiten'));
    expect(card).toContain('2 gesprekken staan nog open');
    expect(card).toContain('Zorg · Wond aan de hiel');
    expect(card).toContain('Administratie · Netwerk afronden');
    expect(card).toContain('Afronden gevraagd: Thuiszorg De Vecht · Team Noord');
    expect(card).toContain('Stappen van het netwerk die nog open staan\nPatiëntenkaart koppelen');
    const half = await gp.presses('Sluiten en alles afhandelen', { settleThreads: 'true' });
    expect(cardText(half)).toContain('Vink aan dat wat nog open staat wordt afgehandeld.');
    const refused = await gp.presses('Sluiten en alles afhandelen', { settleSteps: 'true' });
    expect(cardText(refused)).toContain('Vink aan dat wat nog open staat wordt afgehandeld.');
    expect(await network(nurse)).not.toContain('Gesloten');
  });

  test('closing settles each open thread, brings its cards up to date and tells the members', async () => {
    expect(await closes()).toContain('Netwerk gesloten');
    await world.deliver();
    const about = nurse.cards().filter((card) => cardText(card).includes('Wond aan de hiel'));
    expect(about.length).toBeGreaterThan(0);
    for (const card of about) {
      expect(cardText(card)).toContain('Afgehandeld bij het sluiten van het netwerk');
      expect(titles(card)).not.toContain('Antwoord');
    }
    expect(nurse.reads()).toContain('De praktijk heeft dit netwerk gesloten. U kunt het nog lezen.');
    expect(social.reads()).toContain('De praktijk heeft dit netwerk gesloten.');
    expect(nurse.reads()).not.toContain('Truus');
  });

  test('each thread has the event, by the one who closed', async () => {
    await network(gp);
    const id = networkId(gp);
    await closes();
    const { items } = await world.store.query('threadsOfNetwork', id, { limit: 10 });
    expect(items).toHaveLength(1);
    expect(items[0]?.doc.events.at(-1)).toMatchObject({ kind: 'settled', closing: true, teamId: 'praktijk.team' });
    expect(items[0]?.doc.dueAt).toBeNull();
  });

  test('closed it stays readable and findable, takes nothing new, and old cards say why', async () => {
    const old = nurse.lastCard();
    await closes();
    const refused = await nurse.presses('Antwoord', { text: 'De wond is schoon.' }, old);
    expect(cardText(refused)).toContain('Dit netwerk is gesloten. U kunt lezen, niet meer schrijven.');
    expect(cardText(refused)).toContain('De wond is schoon.');
    const card = await network(nurse);
    expect(card).toContain('Truus van Dalen');
    expect(card).toContain('Gesloten\ndoor Praktijk De Brug · Praktijkteam');
    expect(titles(nurse.lastCard())).not.toContain('Nieuw bericht');
    expect(card).not.toContain('Patiëntenkaart koppelen');
    expect(cardText(await nurse.presses('Openen'))).toContain('Hoe ziet de wond eruit na een week?');
    world.later(24 * 400);
    await world.deliver();
    expect(await network(nurse)).toContain('Truus van Dalen');
  });

  test('what was settled by closing is in no list and no digest', async () => {
    await closes();
    world.later(60);
    await world.digests();
    for (const person of [nurse, gp]) {
      expect(cardText(await person.says('openstaand'))).toContain('Er staat niets open voor uw team.');
    }
    expect(nurse.cards().map(cardText).join('')).not.toContain('Te laat, de bal ligt bij uw team');
  });

  test('a thread that came after the list was shown is not settled unseen', async () => {
    await network(gp);
    await gp.presses('Netwerk sluiten');
    const shown = gp.lastCard();
    await asksClosing();
    const card = await gp.presses('Sluiten en alles afhandelen', { settleThreads: 'true' }, shown);
    expect(cardText(card)).toContain('Er is iets veranderd in wat nog open staat.');
    expect(cardText(card)).toContain('2 gesprekken staan nog open');
  });

  test('only the practice closes, whatever is posted', async () => {
    await network(nurse);
    expect(titles(nurse.lastCard())).not.toContain('Netwerk sluiten');
    const reply = await nurse.posts('network.close-confirm', { networkId: networkId(nurse), formId: 'x', shown: 'x' });
    expect(cardText(reply.body.value)).toContain('Alleen de praktijk sluit een netwerk.');
  });

  test('pressing twice closes once', async () => {
    await network(gp);
    const card = await gp.presses('Netwerk sluiten');
    const filled: Record<string, string> = { settleThreads: 'true' };
    if (cardText(card).includes('Bevestiging open stappen')) filled.settleSteps = 'true';
    const [first, second] = await Promise.all([
      gp.presses('Sluiten en alles afhandelen', filled, card),
      gp.presses('Sluiten en alles afhandelen', filled, card),
    ]);
    expect([first, second].map((each) => cardText(each).includes('Netwerk gesloten'))).toEqual([true, true]);
  });

  test('N10: the place is free for a new network of the same client', async () => {
    await closes();
    const started = await practiceStarts(gp);
    expect(cardText(started)).toContain('is gestart');
  });

  test('with more open threads than fit in a batch nobody sees half a closing', async () => {
    await network(gp);
    const id = networkId(gp);
    const message = { category: 'other', team: 'thuiszorg.noord', subject: 'Vraag', text: 'Kunt u dit nagaan?' };
    await gp.posts('thread.send', { networkId: id, formId: 'form', ...message });
    const [sent] = (await world.store.query('threadsOfNetwork', id, { limit: 1, descending: true })).items;
    const copies = Array.from({ length: 109 }, (_, count) => ({ ...sent!.doc, ...key.thread(id, `t${count}`), threadId: `t${count}` })); // prettier-ignore
    for (const docs of [copies.slice(0, 60), copies.slice(60)]) {
      await world.store.commit(
        sent!.doc.partition,
        docs.map((doc) => ({ kind: 'insert', doc })),
      );
    }
    await network(gp);
    const listed = await gp.presses('Netwerk sluiten');
    expect(cardText(listed)).toContain('111 gesprekken staan nog open. U ziet 1 tot en met 10 van 111.');
    expect(cardText(await gp.presses('Volgende gesprekken'))).toContain('U ziet 11 tot en met 20 van 111.');
    await closes();
    const { items } = await world.store.query('threadsOfNetwork', id, { limit: 100, descending: true });
    const pending = items.filter(({ doc }) => doc.dueAt !== null);
    expect(pending.length).toBeGreaterThan(0);
    const newest = pending[0]?.doc.threadId ?? '';
    const read = await nurse.posts('thread.open', { networkId: id, threadId: newest });
    expect(cardText(read.body.value)).toContain('Afgehandeld bij het sluiten van het netwerk');
    expect(cardText(await nurse.says('openstaand'))).toContain('Er staat niets open');
    await world.deliver();
    const after = await world.store.query('threadsOfNetwork', id, { limit: 100, descending: true });
    expect(after.items.every(({ doc }) => doc.dueAt === null && doc.ended === 'closed')).toBe(true);
  }, 60_000);
});
