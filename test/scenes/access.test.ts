import type { RenderedCard } from '../helpers/card';
import { buttons, cardText, folded, inputs } from '../helpers/card';
import { addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, homeCareStarts, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

const filled = { team: 'thuiszorg.noord', function: 'verpleegkundige', careProfessional: 'yes' };

/** From "Toegang aanvragen" to the request at home care. */
async function asks(
  who: Chatter,
  more: Record<string, string> = {},
  organisation = 'thuiszorg',
): Promise<RenderedCard> {
  await who.says('hulp');
  await who.presses('Toegang aanvragen');
  await who.presses('Verder', { organisation });
  return who.presses('Aanvraag versturen', { ...filled, ...more });
}

/** The account managers of home care who have opened the bot. */
async function managers(): Promise<{ nurse: Chatter; manager: Chatter }> {
  const nurse = world.person(people.nurse);
  const manager = world.person(people.manager);
  await nurse.installs();
  await manager.installs();
  return { nurse, manager };
}

test('R2: a new colleague asks, the account manager approves, the colleague sends a first message', async () => {
  const { nurse, manager } = await managers();
  const wim = world.person(people.stranger);
  expect(cardText(await wim.says('hallo'))).toContain('Welkom bij Schakel');

  await wim.presses('Toegang aanvragen');
  expect(inputs(wim.lastCard())[0]).toMatchObject({ id: 'organisation', value: 'thuiszorg' });
  expect(inputs(wim.lastCard())[0]?.choices[0]?.title).toBe('Thuiszorg De Vecht (uw organisatie)');
  await wim.presses('Verder');
  expect(valueOf(wim.lastCard(), 'email')).toBe('wim@thuiszorg.example');
  expect(valueOf(wim.lastCard(), 'careProfessional')).toBe('');
  const sent = await wim.presses('Aanvraag versturen', filled);
  expect(cardText(sent)).toContain('Uw aanvraag is vastgelegd');
  await world.deliver();

  for (const each of [nurse, manager]) {
    expect(each.reads()).toContain('Wacht op uw besluit');
    expect(each.reads()).toContain('Wim van thuiszorg · verpleegkundige');
    expect(each.reads()).toContain('Organisatie\nThuiszorg De Vecht · Team Noord');
    expect(each.reads()).toContain('E-mail\nwim@thuiszorg.example');
    expect(each.reads()).toContain('Account van\nThuiszorg De Vecht');
    expect(each.reads()).not.toContain('Uitgenodigd');
    expect(titles(each.lastCard())).toEqual(['Goedkeuren', 'Afwijzen']);
  }
  await manager.presses('Goedkeuren', { level: 'professional', medicalData: 'true' });
  await world.deliver();

  const outcome = 'Goedgekeurd door Mark van thuiszorg, ma 23 nov 10:00';
  for (const each of [nurse, manager, wim]) expect(each.reads()).toContain(outcome);
  expect(wim.cards().filter((card) => cardText(card).includes('Wacht op een besluit'))).toHaveLength(0);
  await wim.presses('Bekijk wat u nu kunt doen');
  expect(titles(wim.lastCard())).toContain('Nieuw netwerk');

  await world.person(people.gp).installs();
  await homeCareStarts(wim);
  await world.deliver();
  expect(wim.reads()).toContain('De bal ligt bij Praktijk De Brug');
});

test('R2: rejecting needs a reason, which the requester reads; asking again is possible', async () => {
  const { manager } = await managers();
  const wim = world.person(people.stranger);
  await asks(wim);
  await world.deliver();
  expect(folded(manager.lastCard(), 'Afwijzen …')).toContain('Reden');
  const refused = await manager.presses('Afwijzen', { level: 'professional' });
  expect(cardText(refused)).toContain('Vul een reden in');
  expect(folded(refused, 'Afwijzen …')).toBe('');
  expect(valueOf(refused, 'level')).toBe('professional');
  await manager.presses('Afwijzen', { reason: 'U werkt bij team Zuid.' });
  await world.deliver();
  expect(wim.reads()).toContain('Afgewezen door Mark van thuiszorg');
  expect(wim.reads()).toContain('Reden\nU werkt bij team Zuid.');
  expect(titles(wim.lastCard())).toEqual(['Opnieuw aanvragen', 'Terug naar begin']);
  expect(cardText(await asks(wim))).toContain('Uw aanvraag is vastgelegd');
});

test('R2: the first decision wins; the card of the second manager says so and changes nothing', async () => {
  const { nurse, manager } = await managers();
  await asks(world.person(people.stranger));
  await world.deliver();
  await nurse.presses('Afwijzen', { reason: 'Eerst een contract.' });
  const second = await manager.presses('Goedkeuren', { level: 'lead-professional', medicalData: 'true' });
  expect(cardText(second)).toContain('Over deze aanvraag is al beslist');
  expect(cardText(second)).toContain('Afgewezen door Noor van thuiszorg');
  expect(buttons(second).map((each) => each.verb)).toEqual(['home.open']);
  const wim = world.person(people.stranger);
  expect(cardText(await wim.says('hulp'))).toContain('Welkom bij Schakel');
});

test('R2: nobody decides about themselves, also not by an old card, a second account or a changed payload', async () => {
  const { nurse, manager } = await managers();
  await nurse.says('hulp');
  await nurse.presses('Rolwijziging aanvragen');
  await nurse.presses('Verder', { organisation: 'thuiszorg' });
  expect(valueOf(nurse.lastCard(), 'remark')).toBe('Rolwijziging: ');
  await nurse.presses('Aanvraag versturen', { remark: 'Rolwijziging: ook team Zuid', team: 'thuiszorg.zuid' });
  await world.deliver();
  expect(titles(nurse.lastCard())).toEqual(['Aanvraag intrekken', 'Terug naar begin']);
  expect(manager.reads()).toContain('Aanvraag voor rolwijziging');
  const ids = dataOf(manager.lastCard(), 'Goedkeuren');
  const forged = await nurse.posts('access.approve', { ...ids, level: 'lead-professional', medicalData: 'true' });
  expect(cardText(forged.body.value)).toContain('U kunt niet over uw eigen aanvraag beslissen');

  // The same object id in another tenant, account manager there by another way.
  const twin = { ...people.nurse, key: 'noor2', tenantId: 'tenant-ander', email: 'n@elders.example' };
  await addStaff(world.store, 'home-care', twin, { organisation: 'thuiszorg', teams: [], level: 'lead-professional' });
  const second = world.person(twin);
  await second.installs();
  const again = await second.posts('access.approve', { ...ids, level: 'professional' });
  expect(cardText(again.body.value)).toContain('U kunt niet over uw eigen aanvraag beslissen');
  expect(titles(again.body.value)).toEqual(['Terug naar begin']);
});

test('R4: an approved change adds the team asked for and sets level and tick', async () => {
  const { manager } = await managers();
  const carla = world.person(people.colleague);
  await carla.says('rolwijziging');
  await carla.presses('Verder', { organisation: 'thuiszorg' });
  await carla.presses('Aanvraag versturen', { team: 'thuiszorg.zuid', remark: 'Rolwijziging: ik werk ook in Zuid' });
  await world.deliver();
  expect(manager.reads()).toContain('Nu\nZorgverlener · berichten, met toegang tot medische gegevens');
  await manager.presses('Goedkeuren', { level: 'lead-professional', medicalData: 'false' });
  const id = 'staff:thuiszorg:tenant-thuiszorg.aad-carla';
  const place = await world.store.get('staff', 'organisation:thuiszorg', id);
  expect(place?.doc).toMatchObject({
    level: 'lead-professional',
    medicalData: false,
    teamIds: ['thuiszorg.noord', 'thuiszorg.zuid'],
  });
});

test('R4: a change of role without saying which is refused, and what was typed is still there', async () => {
  await managers();
  const carla = world.person(people.colleague);
  await carla.says('rolwijziging');
  await carla.presses('Verder', { organisation: 'thuiszorg' });
  const refused = await carla.presses('Aanvraag versturen', { function: 'planner' });
  expect(cardText(refused)).toContain('Schrijf bij de opmerking welke rol of welk niveau u nodig heeft, en waarom.');
  expect([valueOf(refused, 'function'), valueOf(refused, 'remark')]).toEqual(['planner', 'Rolwijziging: ']);
  const sent = await carla.presses('Aanvraag versturen', { remark: 'Rolwijziging: ik plan nu ook' });
  expect(cardText(sent)).toContain('Uw aanvraag is vastgelegd');
});

test('R2: the tick and level A are offered by a practice to its level A; who may not manage is refused', async () => {
  const gp = world.person(people.gp);
  await gp.installs();
  const nieuw = world.person(someone('nel', 'praktijk'));
  await asks(nieuw, { team: 'praktijk.team', function: 'assistent' }, 'praktijk');
  await world.deliver();
  const level = inputs(gp.lastCard()).find((input) => input.id === 'level');
  expect(level?.choices.map((each) => each.value)).toEqual(['A', 'B', 'B+', 'C', 'C+', 'D', 'E']);
  expect(inputs(gp.lastCard()).map((input) => input.id)).toContain('medicalData');
  const ids = dataOf(gp.lastCard(), 'Goedkeuren');
  const assistant = world.person(people.assistant);
  await assistant.installs();
  const tried = await assistant.posts('access.approve', { ...ids, level: 'E' });
  expect(cardText(tried.body.value)).toContain('Dit bestaat niet, of uw team hoort er niet bij');
  const wrong = await gp.posts('access.approve', { ...ids, level: 'professional' });
  expect(cardText(wrong.body.value)).toContain('Dit mag u niet geven');
});

test('R2, R3: what is missing or private is refused with a sentence, and what was typed is still there', async () => {
  await managers();
  const wim = world.person(people.stranger);
  const typed = { function: 'nachtdienst', remark: 'Ik begin maandag.' };
  for (const [wrong, sentence] of [
    [{ email: 'wim@gmail.com' }, 'Dit is een privéadres'],
    [{ email: 'wim@elders.example' }, 'Dit adres is niet van deze organisatie'],
    [{ email: 'willem@thuiszorg.example', remark: '' }, 'Teams kent van u een ander adres: wim@thuiszorg.example'],
    [{ careProfessional: '' }, 'Kies of u zorgverlener bent'],
    [{ team: '' }, 'Kies een team'],
    [{ function: ' ' }, 'Vul uw functie in'],
    [{ remark: 'BSN 111222333' }, 'Haal dan het woord BSN weg'],
  ] as const) {
    const refused = await asks(wim, { ...typed, ...wrong });
    expect(cardText(refused)).toContain(sentence);
    if (!('function' in wrong)) expect(valueOf(refused, 'function')).toBe('nachtdienst');
    expect(JSON.stringify(refused)).not.toContain('111222333');
  }
  const back = await wim.presses('Andere organisatie', { function: 'nachtdienst' });
  expect(titles(back)).toEqual(['Verder', 'Terug naar begin']);
  expect(valueOf(await wim.presses('Verder', { organisation: 'thuiszorg' }), 'function')).toBe('nachtdienst');
});

test('R2: one open request per person and organisation; asking again shows it, and it can be withdrawn', async () => {
  const { manager } = await managers();
  const wim = world.person(people.stranger);
  await asks(wim);
  await world.deliver();
  await wim.says('toegang');
  const again = await wim.presses('Verder', { organisation: 'thuiszorg' });
  expect(cardText(again)).toContain('U heeft bij deze organisatie al een aanvraag lopen');
  expect(cardText(again)).toContain('Gevraagd op\nma 23 nov 10:00');
  expect(cardText(await wim.presses('Aanvraag intrekken'))).toContain('ingetrokken');
  await world.deliver();
  expect(manager.reads()).toContain('De aanvrager heeft de aanvraag ingetrokken');
  expect(titles(manager.lastCard())).toEqual(['Terug naar begin']);
});

test('R9: reminded after 3 days and lapsed after 14, by day, once, and without health information', async () => {
  const { manager } = await managers();
  const wim = world.person(people.stranger);
  world.at('2026-11-23T20:30:00.000Z');
  await asks(wim);
  await world.deliver();
  const before = manager.cards().length;
  const run = async (instant: string): Promise<void> => {
    world.at(instant);
    await Promise.all([world.runs('access requests'), world.runs('access requests')]);
    await world.deliver();
  };
  await run('2026-11-26T20:31:00.000Z');
  await run('2026-11-27T05:59:00.000Z');
  expect(manager.cards()).toHaveLength(before);
  await run('2026-11-27T06:00:00.000Z');
  expect(manager.cards()).toHaveLength(before + 1);
  expect(manager.reads()).toContain('Deze aanvraag wacht al enkele dagen op een besluit');
  await run('2026-11-27T09:00:00.000Z');
  expect(manager.cards()).toHaveLength(before + 1);
  const reminder = manager.lastCard();
  // Lapsed from its moment on, also before the job has recorded it.
  world.at('2026-12-08T06:00:00.000Z');
  const late = await manager.presses('Goedkeuren', { level: 'professional' }, reminder);
  expect(cardText(late)).toContain('Over deze aanvraag is al beslist, of zij is ingetrokken of vervallen');
  await run('2026-12-08T06:00:00.000Z');
  expect(wim.reads()).toContain('De aanvraag is vervallen');
  expect(manager.reads()).toContain('De aanvraag is vervallen');
  expect(await world.deps.store.query('accessRequestsByState', 'open', { limit: 10 })).toMatchObject({ items: [] });
});

test('R2: after a refusal the same form with other words is another request, the same words are not', async () => {
  const { manager } = await managers();
  const wim = world.person(people.stranger);
  await wim.says('hulp');
  await wim.presses('Toegang aanvragen');
  const form = await wim.presses('Verder', { organisation: 'thuiszorg' });
  const sends = (more = {}) => wim.presses('Aanvraag versturen', { ...filled, ...more }, form);
  await sends();
  await world.deliver();
  await manager.presses('Afwijzen', { reason: 'Noem uw functie voluit.' });
  await sends();
  const asked = async () => (await world.store.query('accessRequestsByState', 'open', { limit: 10 })).items;
  expect(await asked()).toHaveLength(0);
  expect(cardText(await sends({ function: 'wijkverpleegkundige' }))).toContain('Uw aanvraag is vastgelegd');
  expect((await asked()).map(({ doc }) => doc.function)).toEqual(['wijkverpleegkundige']);
});

test('R5: a manager whose place ended gets no card, and an old card is refused', async () => {
  const { nurse, manager } = await managers();
  const wim = world.person(people.stranger);
  await asks(wim);
  await world.deliver();
  const id = 'staff:thuiszorg:tenant-thuiszorg.aad-mark';
  const place = await world.store.get('staff', 'organisation:thuiszorg', id);
  await world.store.commit('organisation:thuiszorg', [
    { kind: 'replace', doc: { ...place!.doc, active: false }, revision: place!.revision },
  ]);
  const old = manager.lastCard();
  const tried = await manager.presses('Goedkeuren', { level: 'professional' }, old);
  expect(cardText(tried)).toContain('Dit bestaat niet, of uw team hoort er niet bij');
  await nurse.presses('Goedkeuren', { level: 'professional' });
  await world.deliver();
  expect(manager.reads()).not.toContain('wim@thuiszorg.example');
});

describe('R8: a practice invites a chain partner', () => {
  const apotheker = someone('ilse', 'apotheek');

  async function invites(gp: Chatter, more: Record<string, string> = {}): Promise<RenderedCard> {
    await gp.says('aanvragen');
    await gp.presses('Ketenpartner uitnodigen');
    return gp.presses('Uitnodigen', {
      newName: 'Apotheek Zuid',
      newPhone: '030 555 77 77',
      name: 'Ilse',
      email: apotheker.email,
      told: 'true',
      ...more,
    });
  }

  test('someone of a new organisation asks as invited; the practice approves and the organisation is there', async () => {
    const gp = world.person(people.gp);
    const second = someone('hanna', 'praktijk');
    await addStaff(world.store, 'practice', second, { organisation: 'praktijk', teams: [], level: 'A' });
    const hanna = world.person(second);
    await Promise.all([gp.installs(), hanna.installs()]);
    expect(cardText(await invites(gp, { told: 'false' }))).toContain('Vink aan dat u de ketenpartner');
    expect(cardText(await invites(gp))).toContain('Ilse van Apotheek Zuid kan tot 23 december 2026 toegang vragen');
    const ilse = world.person(apotheker);
    await ilse.says('hallo');
    await ilse.presses('Toegang aanvragen');
    const [field] = inputs(ilse.lastCard());
    expect(field?.choices[0]?.title).toBe('Apotheek Zuid (u bent uitgenodigd)');
    await ilse.presses('Verder');
    await ilse.presses('Aanvraag versturen', { function: 'apotheker', careProfessional: 'yes' });
    await world.deliver();
    expect(gp.reads()).toContain('Uitgenodigd\ndoor Gerrit van praktijk, Praktijk De Brug');
    expect(gp.reads()).toContain('Let op: het account is van een onbekende omgeving');
    expect(gp.reads()).toContain('Apotheek Zuid is nieuw in Schakel');
    const old = hanna.lastCard();
    const done = await gp.presses('Goedkeuren', { level: 'lead-professional', medicalData: 'true' });
    expect(cardText(done)).toContain('Goedgekeurd door Gerrit van praktijk, ma 23 nov 10:00');
    const late = await hanna.presses('Afwijzen', { reason: 'Nog niet.' }, old);
    expect(cardText(late)).toContain('Over deze aanvraag is al beslist');
    await world.deliver();
    // Apotheek Zuid has an account manager of its own now; the practice still sees who decided what.
    for (const each of [gp, hanna]) {
      expect(each.reads()).toContain('Goedgekeurd door Gerrit van praktijk, ma 23 nov 10:00');
      expect(titles(each.lastCard())).toEqual(['Terug naar begin']);
    }
    await ilse.presses('Bekijk wat u nu kunt doen');
    expect(titles(ilse.lastCard())).toContain('Openstaand');
    // From now on the new organisation decides itself.
    const collega = world.person(someone('bas', 'apotheek'));
    await collega.says('hallo');
    await collega.presses('Toegang aanvragen');
    await collega.presses('Verder');
    await collega.presses('Aanvraag versturen', { function: 'assistent', careProfessional: 'no' });
    await world.deliver();
    expect(ilse.reads()).toContain('Bas van apotheek · assistent');
    await gp.says('uitnodigingen');
    expect(gp.reads()).toContain('gebruikt');
  });

  test('the same form with another name invites again: nobody is told of an invitation that is not there', async () => {
    const gp = world.person(people.gp);
    await gp.says('aanvragen');
    const form = await gp.presses('Ketenpartner uitnodigen');
    const both = { newName: 'Apotheek Zuid', newPhone: '030 555 77 77', told: 'true' };
    const invite = (name: string) =>
      gp.presses('Uitnodigen', { ...both, name, email: `${name.toLowerCase()}@apotheek.example` }, form);
    expect(cardText(await invite('Ilse'))).toContain('Ilse van Apotheek Zuid kan');
    expect(cardText(await invite('Ilse'))).toContain('Ilse van Apotheek Zuid kan');
    expect(cardText(await invite('Bas'))).toContain('Bas van Apotheek Zuid kan');
    const page = await world.store.query('invitationsOfPractice', 'praktijk', { limit: 10 });
    expect(page.items.map(({ doc }) => doc.name)).toEqual(['Ilse', 'Bas']);
  });

  test('R2: who is invited by an address with a tag is offered it, and is not invited twice', async () => {
    const gp = world.person(people.gp);
    await invites(gp, { email: 'Ilse+schakel@Apotheek.example' });
    const ilse = world.person(apotheker);
    await ilse.says('toegang');
    expect(ilse.reads()).toContain('Apotheek Zuid (u bent uitgenodigd)');
    expect(cardText(await invites(gp))).toContain('Voor dit e-mailadres loopt al een uitnodiging');
  });

  test('M9: a BSN is no address, telephone or name: it is refused and does not come back on the form', async () => {
    const gp = world.person(people.gp);
    for (const field of ['newName', 'newPhone', 'name', 'email']) {
      const typed = field === 'email' ? '123456782@apotheek.example' : '123456782';
      const card = await invites(gp, { [field]: typed });
      expect(titles(card)).toContain('Uitnodigen');
      expect(JSON.stringify(card)).not.toContain('123456782');
    }
  });

  test('a revoked or lapsed invitation no longer shows, and only a practice invites', async () => {
    const gp = world.person(people.gp);
    await invites(gp);
    await gp.presses('Uitnodigingen');
    await gp.presses('Intrekken');
    expect(gp.reads()).toContain('ingetrokken');
    const ilse = world.person(apotheker);
    await ilse.says('toegang');
    expect(ilse.reads()).not.toContain('Apotheek Zuid');
    await invites(gp);
    await ilse.says('toegang');
    expect(ilse.reads()).toContain('Apotheek Zuid');
    world.later(30 * 24);
    await ilse.says('toegang');
    expect(ilse.reads()).not.toContain('Apotheek Zuid');
    const { nurse } = await managers();
    await nurse.says('aanvragen');
    expect(titles(nurse.lastCard())).not.toContain('Ketenpartner uitnodigen');
    const tried = await nurse.posts('invitation.open', {});
    expect(cardText(tried.body.value)).toContain('Alleen een accountbeheerder van een huisartsenpraktijk');
  });
});

test('R6: what an account manager who is no care professional reads of requests names no client or subject', async () => {
  const { manager } = await managers();
  await practiceStarts(world.person(people.gp));
  await asks(world.person(people.stranger));
  await world.deliver();
  const all = JSON.stringify(manager.cards());
  expect(all).toContain('Wim');
  expect(all).not.toMatch(/Truus|Wond aan de hiel/);
});
