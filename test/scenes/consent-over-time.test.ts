import { find, key } from '../../src/store/keys';
import { withdrawConsent } from '../../src/usecases/networks/endings/withdraw-consent';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { buttons, cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let social: Chatter;
let south: Chatter;
let networkId: string;

const given = { team: 'thuiszorg.zuid', givenBy: 'client', form: 'oral', confirmed: 'true' };

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  social = world.person(people.social);
  south = world.person(people.south);
  await Promise.all([nurse.installs(), social.installs(), south.installs()]);
  const sent = await practiceStarts(gp, { teams: 'thuiszorg.noord' });
  networkId = String(dataOf(sent, 'Netwerk').networkId);
  await world.deliver();
});
afterEach(() => world.close());

async function network(person: Chatter): Promise<string> {
  await person.says('mijn netwerken');
  return cardText(await person.presses('Openen'));
}

describe('C4: a team that joins later', () => {
  test('sees nothing before the consent is extended, and everything after', async () => {
    expect(cardText(await south.says('mijn netwerken'))).toContain('Uw team doet nog aan geen enkel netwerk mee.');
    await network(nurse);
    const form = await nurse.presses('Team toevoegen');
    expect(cardText(form)).toContain('Standaardtekst, versie');
    expect(cardText(form)).toContain(
      'De toestemming geldt al voor Praktijk De Brug, Thuiszorg De Vecht, Buurtteam West.',
    );
    expect(cardText(form)).toContain('Geeft u toestemming om zo');
    expect(valueOf(form, 'confirmed')).toBe('false');
    const added = await nurse.presses('Vastleggen en team toevoegen', given);
    expect(cardText(added)).toContain('Thuiszorg De Vecht · Team Zuid doet mee aan netwerk NW-');
    await world.deliver();
    expect(south.reads()).toContain('Uw team doet mee aan dit netwerk.');
    expect(south.reads()).not.toContain('Truus');
    expect(await network(south)).toContain('Truus van Dalen');
    expect(cardText(await south.presses('Openen'))).toContain('Hoe ziet de wond eruit na een week?');
  });

  test('N1: a network of before, which does not say its consent itself, shows the last one that is recorded', async () => {
    /** As a program kept it that did not know of it. */
    const silent = async (): Promise<void> => {
      const { doc, revision } = (await world.store.get('network', `network:${networkId}`, 'network'))!;
      const { consent, ...before } = doc;
      expect(consent).toBeDefined();
      await world.store.commit(doc.partition, [{ kind: 'replace', doc: before, revision }]);
    };
    const shown = await network(nurse);
    expect(shown).toContain('mondeling, de cliënt zelf');
    await silent();
    expect(await network(nurse)).toBe(shown);
    world.later(1);
    await nurse.presses('Team toevoegen');
    await nurse.presses('Vastleggen en team toevoegen', { ...given, form: 'written' });
    const extended = await network(nurse);
    expect(extended).toContain('schriftelijk, de cliënt zelf');
    await silent();
    expect(await network(nurse)).toBe(extended);
  });

  test('is recorded as a consent of its own: text, version, hash, giver, recorder, what it covers; the first stays', async () => {
    const partition = `network:${networkId}`;
    const first = await world.store.get('consent', partition, 'consent:1');
    await network(nurse);
    await nurse.presses('Team toevoegen');
    await nurse.presses('Vastleggen en team toevoegen', {
      ...given,
      team: 'buurt.west',
      givenBy: 'informal-carer',
      giverName: 'Dochter Els',
      form: 'written',
    });
    const second = await world.store.get('consent', partition, 'consent:2');
    expect(second?.doc).toMatchObject({
      givenBy: 'informal-carer',
      giverName: 'Dochter Els',
      form: 'written',
      recordedByOrganisation: 'thuiszorg',
      text: world.deps.region.consent.nl,
    });
    expect([...(second?.doc.covers ?? [])].sort()).toEqual(['buurt', 'praktijk', 'thuiszorg']);
    expect(await world.store.get('consent', partition, 'consent:1')).toEqual(first);
    expect(await network(social)).toContain(
      'Toestemming geldt voor\nPraktijk De Brug, Thuiszorg De Vecht, Buurtteam West',
    );
  });

  test.each([
    ['no team chosen', { team: '' }, 'Kies een team.'],
    ['nobody named', { givenBy: '' }, 'Kies wie toestemming geeft.'],
    ['a representative without a name', { givenBy: 'legal-representative' }, 'Vul de naam in van de vertegenwoordiger'],
    ['not said how', { form: '' }, 'Kies hoe toestemming is gegeven'],
    ['not confirmed (C3)', { confirmed: 'false' }, 'Vink aan dat de tekst is voorgelezen'],
  ])('%s: refused, and the team sees nothing', async (_name, change, sentence) => {
    await network(nurse);
    await nurse.presses('Team toevoegen');
    const card = await nurse.presses('Vastleggen en team toevoegen', { ...given, ...change });
    expect(cardText(card)).toContain(sentence);
    await world.deliver();
    expect(cardText(await south.says('mijn netwerken'))).toContain('geen enkel netwerk');
  });

  test('another text than the one shown now does not count as confirmed (C1)', async () => {
    const posted = { ...given, giverName: '', networkId, formId: 'f', shownText: '0'.repeat(64), shownLanguage: 'nl' };
    const reply = await nurse.posts('consent.extend-confirm', posted);
    expect(cardText(reply.body.value)).toContain('De standaardtekst is vernieuwd.');
  });

  test('a team outside cannot add itself', async () => {
    const text = world.deps.region.consent.nl;
    const posted = { ...given, giverName: '', networkId, formId: 'f', shownText: text.sha256, shownLanguage: 'nl' };
    const reply = await south.posts('consent.extend-confirm', posted);
    expect(cardText(reply.body.value)).toContain('of uw team hoort er niet bij');
  });

  test('pressing twice adds once', async () => {
    await network(nurse);
    const form = await nurse.presses('Team toevoegen');
    await Promise.all([1, 2].map(() => nurse.presses('Vastleggen en team toevoegen', given, form)));
    expect(await world.store.get('consent', `network:${networkId}`, 'consent:3')).toBeUndefined();
    await world.deliver();
    const told = south.cards().filter((card) => cardText(card).includes('Uw team doet mee aan dit netwerk.'));
    expect(told).toHaveLength(1);
  });
});

describe('C5: withdrawing', () => {
  async function withdraws(person: Chatter): Promise<string> {
    await network(person);
    await person.presses('Toestemming intrekken');
    return cardText(await person.presses('Ja, toestemming intrekken'));
  }

  test('takes two presses; the first changes nothing', async () => {
    await network(nurse);
    const card = await nurse.presses('Toestemming intrekken');
    expect(cardText(card)).toContain('Het netwerk gaat meteen dicht');
    // It cannot be undone: the code alone is easily mistaken.
    expect(cardText(card)).toContain('Cliënt: Truus van Dalen, geboren');
    await nurse.presses('Nee, terug naar het netwerk');
    expect(nurse.reads()).toContain('Truus van Dalen');
    expect(await withdraws(nurse)).toContain('Toestemming ingetrokken');
  });

  test('every delivered card of its threads shows no contents any more, settled ones too', async () => {
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    await world.deliver();
    await withdraws(gp);
    await world.deliver();
    for (const person of [nurse, gp, social]) {
      const words = person.cards().map(cardText).join('\n');
      expect(words).not.toMatch(/Wond|wond|Truus/);
      expect(person.cards().flatMap((card) => titles(card))).not.toContain('Heropenen met een vraag');
    }
    expect(nurse.cards().map(cardText).join('\n')).toContain('De toestemming voor dit netwerk is ingetrokken.');
  });

  test('members are told without health information; the presser is not told twice', async () => {
    const before = gp.cards().length;
    await withdraws(gp);
    await world.deliver();
    expect(nurse.reads()).toContain(
      'De toestemming voor dit netwerk is ingetrokken. De inhoud is voor iedereen dicht.',
    );
    expect(nurse.reads()).toMatch(/^Netwerk NW-/);
    expect(titles(nurse.lastCard())).toEqual(['Terug naar begin']);
    expect(gp.cards().length).toBe(before + 1);
  });

  test('old cards’ presses are refused, and reading too', async () => {
    const old = nurse.lastCard();
    await withdraws(gp);
    const refused = await nurse.presses('Antwoord', { text: 'De wond is schoon.' }, old);
    expect(cardText(refused)).toContain('De toestemming voor dit netwerk is ingetrokken.');
    for (const button of buttons(old)) {
      const reply = await nurse.posts(button.verb, { ...button.data, text: 'Wat nu?' });
      expect(cardText(reply.body.value)).not.toContain('wond eruit');
    }
    for (const verb of ['network.open', 'thread.write', 'consent.extend', 'consent.withdraw', 'network.close']) {
      const reply = await gp.posts(verb, { networkId });
      expect(cardText(reply.body.value)).toContain('De toestemming voor dit netwerk is ingetrokken.');
    }
  });

  test('a frozen network is in Mijn netwerken by its code only, and in no list of open threads or digest', async () => {
    await withdraws(gp);
    const list = cardText(await nurse.says('mijn netwerken'));
    expect(list).toContain('NW-');
    expect(list).toContain('toestemming ingetrokken');
    expect(list).not.toMatch(/Truus|1938/);
    expect(titles(nurse.lastCard())).toEqual(['Terug naar begin']);
    world.later(60);
    await world.digests();
    expect(cardText(await nurse.says('openstaand'))).toContain('Er staat niets open voor uw team.');
    expect(nurse.cards().map(cardText).join('')).not.toContain('Te laat, de bal ligt bij uw team');
  });

  test('what was recorded stays', async () => {
    await withdraws(gp);
    await world.deliver();
    const partition = `network:${networkId}`;
    const network = await world.store.get('network', partition, 'network');
    expect(network?.doc).toMatchObject({ state: 'frozen', client: { name: 'Truus van Dalen' } });
    expect(network?.doc.withdrawn?.teamId).toBe('praktijk.team');
    const { items } = await world.store.query('threadsOfNetwork', networkId, { limit: 10 });
    expect(items[0]?.doc.events.map((event) => event.kind)).toEqual(['asked']);
    expect(items[0]?.doc.latest.map(({ text }) => text)).toEqual(['Hoe ziet de wond eruit na een week?']);
    expect(await world.store.get('consent', partition, 'consent:1')).toBeDefined();
    const steps = await world.store.get('checklist', partition, 'checklist');
    expect(steps?.doc.turnTeamId).toBeNull();
  });

  test('a message at the same moment is either before it or refused, never after it', async () => {
    const card = nurse.lastCard();
    await network(gp);
    await gp.presses('Toestemming intrekken');
    const [, answer] = await Promise.all([
      gp.presses('Ja, toestemming intrekken'),
      nurse.presses('Antwoord', { text: 'De wond is schoon.' }, card),
    ]);
    const { items } = await world.store.query('threadsOfNetwork', networkId, { limit: 10 });
    const refused = cardText(answer).includes('is ingetrokken');
    const frozenAt = (await world.store.get('network', `network:${networkId}`, 'network'))?.doc.withdrawn;
    expect(frozenAt).toBeDefined();
    if (items[0]?.doc.messages === 1) expect(refused).toBe(true);
  });

  test('withdrawn between reading and committing an answer: the answer is decided again and refused', async () => {
    const { commit } = world.deps.store;
    const threadId = String(dataOf(nurse.lastCard(), 'Antwoord').threadId);
    const by = await loadActor(world.deps, personIdOf(people.gp));
    let done = false;
    world.deps.store.commit = async (partition, writes) => {
      const answering = writes.some((write) => write.kind === 'replace' && write.doc.type === 'thread');
      if (answering && !done) {
        done = true;
        await withdrawConsent(world.deps, by, networkId);
      }
      return commit(partition, writes);
    };
    const answer = await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    expect(cardText(answer)).toContain('De toestemming voor dit netwerk is ingetrokken.');
    expect((await find(world.store, key.thread(networkId, threadId)))?.doc.latest).toHaveLength(1);
  });

  test('also after closing, by any professional of it', async () => {
    await network(gp);
    const card = await gp.presses('Netwerk sluiten');
    const filled: Record<string, string> = { settleThreads: 'true' };
    if (cardText(card).includes('Bevestiging open stappen')) filled.settleSteps = 'true';
    await gp.presses('Sluiten en alles afhandelen', filled);
    await world.deliver();
    expect(await withdraws(nurse)).toContain('Toestemming ingetrokken');
    await world.deliver();
    expect(gp.cards().map(cardText).join('\n')).not.toMatch(/Wond|wond|Truus/);
  });

  test('N10: a client who consents anew starts anew', async () => {
    await withdraws(gp);
    expect(cardText(await practiceStarts(gp))).toContain('is gestart');
  });
});
