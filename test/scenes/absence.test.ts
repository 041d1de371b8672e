import { standardTerms } from '../../src/domain/category';
import { cardText, inputs } from '../helpers/card';
import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, homeCareStarts, practiceStarts, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
/** A second and a third practice. */
const deputy = someone('diana', 'waal');
const other = someone('otto', 'rijn');

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  for (const [id, name, phone, person] of [
    ['waal', 'Praktijk Waalzicht', '030 555 44 44', deputy],
    ['rijn', 'Praktijk Rijnoever', '030 555 66 66', other],
  ] as const) {
    await addOrganisation(world.store, id, {
      kind: 'practice',
      name,
      phone,
      teams: [{ id: `${id}.team`, name: 'Praktijkteam', contact: person }],
    });
    await addStaff(world.store, 'practice', person, { organisation: id, teams: [`${id}.team`], level: 'A' });
  }
});
afterEach(() => world.close());

const records = async (keeper: Chatter, filled: { from: string; until: string; deputy: string }): Promise<string> => {
  await keeper.says('afwezigheid');
  await keeper.presses('Afwezigheid vastleggen');
  return cardText(await keeper.presses('Vastleggen', filled));
};
const all = (person: Chatter): string => person.cards().map(cardText).join('\n');
/** Opens the first thread that waits for the practice, as a client that knows its id could. */
const opens = async (person: Chatter): Promise<string> => {
  const [thread] = (await world.store.query('threadsOnTurn', 'praktijk.team', { limit: 1 })).items;
  const { networkId, threadId } = thread!.doc;
  return cardText((await person.posts('thread.open', { networkId, threadId })).body.value);
};
/** The writing form of the only network. */
const writes = async (person: Chatter): Promise<string> => {
  await person.says('nieuw bericht');
  return cardText(await person.presses('Nieuw bericht'));
};

test('A1: the contact person records a holiday; it shows on the form, the thread and in the digest', async () => {
  const assistant = world.person(people.assistant);
  const nurse = world.person(people.nurse);
  await assistant.installs();
  await homeCareStarts(nurse);
  await world.deliver();
  expect(titles(await assistant.says('hulp'))).toContain('Afwezigheid');

  const listed = await records(assistant, { from: '2026-11-23', until: '2026-11-29', deputy: 'waal' });
  expect(listed).toContain('23 november 2026 t/m 29 november 2026');
  expect(listed).toContain('Waarnemer: Praktijk Waalzicht, tel. 030 555 44 44');
  await world.clock();
  const unsent = cardText(await nurse.says('Kan de huisarts nu komen?'));
  expect(unsent).toContain('Praktijk Waalzicht: 030 555 44 44');
  expect(unsent).not.toContain('030 555 11 11');

  const line =
    'Praktijk De Brug is afwezig t/m 29 november 2026; bij spoed: waarnemer Praktijk Waalzicht, tel. 030 555 44 44.';
  expect(nurse.cards().map(cardText).join('\n')).toContain(line);
  expect(await writes(nurse)).toContain(line);
  expect(cardText(await assistant.says('overzicht'))).toContain(line);
});

test('M3, A1: while a team is away the number that is shown for urgent words is the deputy’s', async () => {
  const nurse = world.person(people.nurse);
  await homeCareStarts(nurse);
  await records(world.person(people.gp), { from: '2026-11-23', until: '2026-11-29', deputy: 'waal' });
  await writes(nurse);
  const refused = await nurse.presses('Versturen', {
    category: 'care',
    team: 'praktijk.team',
    subject: 'Benauwd',
    text: 'Dit is spoed, wat moeten we doen?',
  });
  expect(cardText(refused)).toContain('Bel Praktijk Waalzicht: 030 555 44 44.');
});

test('A1: who keeps no absences has no button and no way in', async () => {
  const practiceNurse = world.person(people.practiceNurse);
  expect(titles(await practiceNurse.says('hulp'))).not.toContain('Afwezigheid');
  expect(cardText(await practiceNurse.says('afwezigheid'))).toContain('Afwezigheid legt de accountbeheerder vast');
  const manager = world.person(people.manager);
  await manager.says('afwezigheid');
  const own = dataOf(await manager.presses('Afwezigheid vastleggen'), 'Vastleggen');
  const foreign = { ...own, organisationId: 'praktijk', from: '2026-12-01', until: '2026-12-02', deputy: 'none' };
  const answer = await manager.posts('absence.record', foreign);
  expect(cardText(answer.body.value)).toContain('Afwezigheid legt de accountbeheerder vast');
  expect(cardText(await world.person(people.gp).says('afwezigheid'))).toContain('Er is geen afwezigheid vastgelegd');
});

test.each([
  [
    'A2: a deputy that is itself away',
    'waal',
    'kan niet waarnemen: die praktijk is zelf afwezig van 1 december 2026 t/m 7 december 2026',
  ],
  ['A1: no choice about a deputy', '', 'Kies welke praktijk waarneemt'],
])('%s is refused and what was filled in stays', async (_, chosen, sentence) => {
  await records(world.person(deputy), { from: '2026-12-01', until: '2026-12-07', deputy: 'none' });
  const gp = world.person(people.gp);
  const text = await records(gp, { from: '2026-12-06', until: '2026-12-12', deputy: chosen });
  expect(text).toContain(sentence);
  expect(inputs(gp.lastCard()).map((input) => input.value)).toEqual(['2026-12-06', '2026-12-12', chosen, '', '']);
});

test('A2: circles are refused, also through a third practice, and so is going away while standing in', async () => {
  const days = { from: '2026-12-01', until: '2026-12-07' };
  const [gp, waal] = [world.person(people.gp), world.person(deputy)];
  await records(gp, { ...days, deputy: 'waal' });
  expect(await records(waal, { ...days, deputy: 'praktijk' })).toContain('Zo verwijzen waarnemers naar elkaar');
  expect(await records(waal, { ...days, deputy: 'rijn' })).toContain(
    'In deze periode neemt uw organisatie waar voor Praktijk De Brug (1 december 2026 t/m 7 december 2026)',
  );
  expect(await records(waal, { from: '2026-12-08', until: '2026-12-14', deputy: 'praktijk' })).toContain(
    '8 december 2026 t/m 14 december 2026',
  );
});

test('A2: of two that name each other at the same moment at most one stands', async () => {
  const days = { from: '2026-12-01', until: '2026-12-07' };
  const [gp, waal] = [world.person(people.gp), world.person(deputy)];
  for (const keeper of [gp, waal]) {
    await keeper.says('afwezigheid');
    await keeper.presses('Afwezigheid vastleggen');
  }
  await Promise.all([
    gp.presses('Vastleggen', { ...days, deputy: 'waal' }),
    waal.presses('Vastleggen', { ...days, deputy: 'praktijk' }),
  ]);
  const page = await world.store.query('absencesByState', 'pending', { limit: 10 });
  expect(page.items.filter(({ doc }) => !doc.withdrawn).length).toBeLessThanOrEqual(1);
});

test('D3: without a deputy the term stands still; withdrawn, it runs as if nothing was recorded', async () => {
  const gp = world.person(people.gp);
  const nurse = world.person(people.nurse);
  await homeCareStarts(nurse, { category: 'care' });
  await world.deliver();
  const shown = (): string => nurse.cards().map(cardText).join('\n');
  expect(shown()).toContain('Antwoord vóór wo 25 nov 10:00');

  await records(gp, { from: '2026-11-24', until: '2026-11-25', deputy: 'none' });
  await world.clock();
  expect(shown()).toContain('Antwoord vóór vr 27 nov 10:00 · Zorg, 48 uur · periode van afwezigheid telt niet mee');
  expect(shown()).toContain('er is geen waarnemer');

  await gp.says('afwezigheid');
  await gp.presses('Wijzigen');
  await gp.presses('Vastleggen', { until: '2026-11-24' });
  await world.clock();
  expect(shown()).toContain('Antwoord vóór do 26 nov 10:00');

  await gp.says('afwezigheid');
  await gp.presses('Intrekken');
  await world.clock();
  expect(shown()).toContain('Antwoord vóór wo 25 nov 10:00');
  expect(shown()).not.toContain('is afwezig');
});

test('D3: an absence that is ended early keeps the time it stood still', async () => {
  const gp = world.person(people.gp);
  const nurse = world.person(people.nurse);
  await homeCareStarts(nurse, { category: 'care' });
  await records(gp, { from: '2026-11-24', until: '2026-11-30', deputy: 'none' });
  await world.clock();
  world.at('2026-11-25T11:00:00.000Z');
  await gp.says('afwezigheid');
  await gp.presses('Nu beëindigen');
  await world.clock();
  // 24 nov 00:00 to 25 nov 12:00 local stood still: 36 hours on top of wo 25 nov 10:00.
  expect(nurse.cards().map(cardText).join('\n')).toContain('Antwoord vóór do 26 nov 22:00');
});

test('D3: a message sent while the absence was being recorded is found by the second look', async () => {
  const gp = world.person(people.gp);
  const nurse = world.person(people.nurse);
  await homeCareStarts(nurse, { category: 'care' });
  const page = await world.store.query('threadsOnTurn', 'praktijk.team', { limit: 10 });
  const before = page.items.find(({ doc }) => doc.category === 'care')!;
  await records(gp, { from: '2026-11-24', until: '2026-11-25', deputy: 'none' });
  await world.clock();
  // As it was when the absence was not there yet.
  const now = (await world.store.get('thread', before.doc.partition, before.doc.id))!;
  await world.store.commit(now.doc.partition, [{ kind: 'replace', doc: before.doc, revision: now.revision }]);
  world.later(0.05);
  await world.clock();
  const after = (await world.store.get('thread', before.doc.partition, before.doc.id))!;
  expect(after.doc.dueAt).toBe('2026-11-27T09:00:00.000Z');
});

describe('A2: the deputy takes over where the client’s consent covers it', () => {
  test('reads and answers during the absence, is named as deputy, and is out when it ends', async () => {
    const gp = world.person(people.gp);
    const nurse = world.person(people.nurse);
    const stand = world.person(deputy);
    await stand.installs();
    await nurse.installs();
    await homeCareStarts(nurse, { category: 'care', covers: 'praktijk,waal' });
    await records(gp, { from: '2026-11-24', until: '2026-11-25', deputy: 'waal' });
    await world.clock();
    expect(stand.cards()).toHaveLength(1);
    expect(await opens(stand)).toContain('Dit bestaat niet, of uw team hoort er niet bij.');

    world.at('2026-11-24T08:00:00.000Z');
    await world.clock();
    // The deadline runs on: there is somebody to answer.
    const card = stand.cards().find((each) => cardText(each).includes('Zorg · Plaspil en bloeddruk'))!;
    expect(cardText(card)).toContain('Antwoord vóór wo 25 nov 10:00');
    expect(cardText(card)).toContain('U neemt waar voor Praktijk De Brug.');
    const answered = await stand.presses(
      'Antwoord',
      { text: 'De plaspil mag naar 20 mg, graag elke dag wegen.' },
      card,
    );
    expect(titles(answered)).not.toContain('Netwerk');
    await world.deliver();
    expect(nurse.cards().map(cardText).join('\n')).toContain(
      'Diana van waal (waarnemer, Praktijk Waalzicht)\n · Praktijk De Brug',
    );

    world.at('2026-11-26T08:00:00.000Z');
    await homeCareStarts(nurse, { client: 'Ahmed Yilmaz', category: 'care', covers: 'praktijk,waal' });
    await world.clock();
    const open = await stand.posts('thread.open', {
      networkId: dataOf(card, 'Antwoord')['networkId'],
      threadId: dataOf(card, 'Antwoord')['threadId'],
    });
    expect(cardText(open.body.value)).toContain('Dit bestaat niet, of uw team hoort er niet bij.');
    expect(stand.cards().map(cardText).join('\n')).not.toContain('Ahmed Yilmaz');
  });

  test('Openstaand and the digest of the deputy’s contact person name what waits for the absent team', async () => {
    const [nurse, stand] = [world.person(people.nurse), world.person(deputy)];
    await stand.installs();
    await homeCareStarts(nurse, { category: 'care', covers: 'praktijk,waal' });
    // Of a client who did not consent to that, nothing.
    await homeCareStarts(nurse, { client: 'Ahmed Yilmaz', category: 'care', covers: 'praktijk', subject: 'Zalf' });
    await records(world.person(people.gp), { from: '2026-11-24', until: '2026-11-27', deputy: 'waal' });
    expect(cardText(await stand.says('openstaand'))).toContain('Er staat niets open voor uw team.');

    world.at('2026-11-25T10:00:00.000Z');
    await world.clock();
    const list = cardText(await stand.says('openstaand'));
    expect(list).toContain('Plaspil en bloeddruk');
    expect(list).toContain('bal bij u, als waarnemer van Praktijk De Brug');
    expect(list).not.toMatch(/Zalf|Ahmed/);

    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    const digest = stand.cards().findLast((card) => cardText(card).includes('Dagoverzicht'));
    expect(cardText(digest)).toContain('U neemt waar voor Praktijk De Brug.');
    expect(cardText(digest)).toMatch(/^Zorg · NW-\w{5}\n22 uur te laat\nThuiszorg De Vecht wacht$/m);
    expect(cardText(digest)).not.toMatch(/Truus|Plaspil|Ahmed|Zalf/);
    expect(titles(digest)).not.toContain('Herinner team');
    expect(cardText(await stand.presses('Openen', {}, digest))).toContain('Zorg · Plaspil en bloeddruk');

    world.at('2026-11-28T07:30:00.000Z');
    await world.clock();
    await world.digests();
    expect(cardText(await stand.says('openstaand'))).toContain('Er staat niets open voor uw team.');
    expect(cardText(await stand.says('overzicht'))).toContain('Niets te laat.');
  });

  test('a new message during the absence reaches the deputy; when it ends its open card closes', async () => {
    await records(world.person(people.gp), { from: '2026-11-23', until: '2026-11-24', deputy: 'waal' });
    const [nurse, stand] = [world.person(people.nurse), world.person(deputy)];
    await stand.installs();
    await homeCareStarts(nurse, { category: 'care', covers: 'praktijk,waal' });
    await world.deliver();
    expect(stand.cards().map(cardText).join('\n')).toContain('Zorg · Plaspil en bloeddruk');
    world.at('2026-11-25T08:00:00.000Z');
    await world.clock();
    expect(stand.cards().map(cardText).join('\n')).not.toContain('Plaspil');
    // Nothing was pressed: it says what became of the card.
    expect(all(stand)).toContain('U kunt dit niet meer zien\nU neemt niet meer waar.');
    expect(all(stand)).not.toMatch(/Dat kan nu niet|Dit bestaat niet/);
  });

  test('N4: the bot’s own message asks for steps that only the practice ticks: no deputy gets it, and it waits', async () => {
    await records(world.person(people.gp), { from: '2026-11-23', until: '2026-11-24', deputy: 'waal' });
    const [nurse, stand, gp] = [world.person(people.nurse), world.person(deputy), world.person(people.gp)];
    await stand.installs();
    await homeCareStarts(nurse, { category: 'care', covers: 'praktijk,waal' });
    await world.clock();
    expect(all(stand)).toContain('Zorg · Plaspil en bloeddruk');
    expect(all(stand)).not.toContain('Patiëntenkaart');
    expect(cardText(await stand.says('openstaand'))).not.toContain('Patiëntenkaart');
    const page = await world.store.query('threadsOnTurn', 'praktijk.team', { limit: 10 });
    const own = page.items.find(({ doc }) => doc.category === 'administration')!.doc;
    expect(own.dueAt).toBe('2026-11-26T23:00:00.000Z');
    const { networkId, threadId } = own;
    const tampered = await stand.posts('thread.open', { networkId, threadId });
    expect(cardText(tampered.body.value)).toContain('Dit bestaat niet, of uw team hoort er niet bij.');

    expect(all(gp)).toContain('Administratie · Patiëntenkaart koppelen en inwoner uitnodigen');
  });

  test('without that consent the deputy sees nothing and the term stands still', async () => {
    await records(world.person(people.gp), { from: '2026-11-23', until: '2026-11-24', deputy: 'waal' });
    const [nurse, stand] = [world.person(people.nurse), world.person(deputy)];
    await stand.installs();
    await homeCareStarts(nurse, { category: 'care', covers: 'praktijk' });
    await world.clock();
    expect(stand.cards()).toHaveLength(1);
    expect(await opens(stand)).toContain('Dit bestaat niet, of uw team hoort er niet bij.');
    expect(nurse.cards().map(cardText).join('\n')).toContain('periode van afwezigheid telt niet mee');
    // D3, A1: the form and the thread say so, and why the deputy is no help.
    const said =
      'tel. 030 555 44 44. De termijn staat stil t/m 24 november 2026. Praktijk Waalzicht ziet dit bericht niet: de toestemming geldt niet voor die organisatie.';
    expect(all(nurse)).toContain(said);
    expect(await writes(nurse)).toContain(said);
  });

  test.each([
    ['2026-11-23', 'praktijk,waal', 'waal', ''],
    ['2026-11-23', 'praktijk', 'none', 'De termijn staat stil t/m 27 november 2026.'],
    ['2026-11-24', 'praktijk', 'none', 'In die periode staat de termijn stil.'],
  ])('D3: away from %s, consent for %s, deputy %s: form and thread say “%s”', async (from, covers, who, said) => {
    await records(world.person(people.gp), { from, until: '2026-11-27', deputy: who });
    const nurse = world.person(people.nurse);
    await homeCareStarts(nurse, { covers });
    await world.deliver();
    const shown = [all(nurse), await writes(nurse)];
    for (const card of shown) {
      if (said !== '') expect(card).toContain(said);
      expect(card.includes('staat stil') || card.includes('termijn stil')).toBe(said !== '');
      expect(card).not.toContain('ziet dit bericht niet');
    }
  });

  test('C4: when the consent is extended to the deputy the term runs on', async () => {
    const nurse = world.person(people.nurse);
    await records(world.person(people.gp), { from: '2026-11-23', until: '2026-11-27', deputy: 'waal' });
    await homeCareStarts(nurse, { category: 'care', covers: 'praktijk' });
    await world.deliver();
    expect(all(nurse)).toContain('periode van afwezigheid telt niet mee');
    await nurse.says('mijn netwerken');
    await nurse.presses('Openen');
    await nurse.presses('Team toevoegen');
    await nurse.presses('Vastleggen en team toevoegen', {
      team: 'waal.team',
      givenBy: 'client',
      form: 'oral',
      confirmed: 'true',
    });
    await world.deliver();
    expect(all(nurse)).not.toContain('periode van afwezigheid telt niet mee');
    expect(all(nurse)).toContain('Antwoord vóór wo 25 nov 10:00 · Zorg, 48 uur');
  });

  test('the other practice cannot end, extend or write anew on behalf of the absent one', async () => {
    const stand = world.person(deputy);
    await stand.installs();
    await practiceStarts(world.person(people.gp), { covers: 'thuiszorg,buurt,waal' });
    await records(world.person(people.gp), { from: '2026-11-23', until: '2026-11-24', deputy: 'waal' });
    const [network] = (await world.store.query('networksOfTeam', 'praktijk.team', { limit: 1 })).items;
    const answer = await stand.posts('thread.write', { networkId: network!.doc.networkId });
    expect(cardText(answer.body.value)).toContain('Dit bestaat niet, of uw team hoort er niet bij.');
  });
});

test('H4: the work agreements say the region’s own terms', async () => {
  world.deps.region.terms = {
    ...world.deps.region.terms,
    calendar: 'working-days',
    hours: { ...standardTerms, medication: 12, administration: 72, other: 72 },
  };
  const card = cardText(await world.person(people.gp).says('werkafspraken'));
  expect(card).toContain('Regio Noord');
  expect(card).toContain(
    'op Medicatie binnen 12 uur; op Zorg binnen 48 uur; op Administratie en Overig binnen 72 uur.',
  );
  expect(card).toContain('Zaterdag, zondag en feestdagen tellen niet mee: Nieuwjaarsdag, Pasen,');
});
