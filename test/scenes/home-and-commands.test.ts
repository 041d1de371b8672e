import { commands } from '../../src/bot/commands';
import { cardText } from '../helpers/card';
import { addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts, titles } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;

const edited = { eventType: 'editMessage' };

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('the bot says once what it is, for each time that somebody comes', async () => {
  const nurse = world.person(people.nurse);
  await nurse.installs();
  expect(nurse.reads()).toContain('Schakel · wat wilt u doen?');
  await nurse.installs();
  await nurse.sends({ type: 'installationUpdate', action: 'add-upgrade' });
  expect(nurse.cards()).toHaveLength(1);
  for (const action of ['remove', 'add', 'add', 'remove-upgrade', 'add-upgrade'])
    await nurse.sends({ type: 'installationUpdate', action });
  expect(nurse.cards()).toHaveLength(3);
  await nurse.says('hulp');
  await nurse.installs();
  expect(nurse.cards()).toHaveLength(4);
});

test('someone unknown gets a welcome that says what the bot is and how to get access, and no contents', async () => {
  const stranger = world.person(people.stranger);
  await practiceStarts(world.person(people.gp));
  await stranger.installs();
  expect(stranger.reads()).toContain('Welkom bij Schakel');
  for (const text of [
    'mijn netwerken',
    'openstaand',
    'nieuw bericht',
    'nieuw netwerk',
    'overzicht',
    'contactpersonen',
  ]) {
    const card = await stranger.says(text);
    expect(cardText(card)).toMatch(/U heeft (nog )?geen toegang\./);
    expect(cardText(card)).not.toMatch(/Truus|Wond/);
  }
});

test.each([
  ['hulp', 'Schakel · wat wilt u doen?'],
  ['HELP', 'Schakel · wat wilt u doen?'],
  ['wat kan ik hier?', 'Schakel · wat wilt u doen?'],
  ['  Mijn   Netwerken ', 'Mijn netwerken'],
  ['my networks', 'Mijn netwerken'],
  ['NIEUW NETWERK', 'Nieuw netwerk · stap 1 van 3: toestemming'],
  ['new network', 'Nieuw netwerk · stap 1 van 3: toestemming'],
  ['Nieuw bericht', 'Nieuw bericht · kies het netwerk'],
  ['new message', 'Nieuw bericht · kies het netwerk'],
  ['openstaand', 'Openstaand'],
  ['Open threads', 'Openstaand'],
  ['werkafspraken', 'Werkafspraken in het kort'],
  ['work agreements', 'Werkafspraken in het kort'],
  ['contactpersonen', 'Contactpersonen'],
])('H4: “%s” typed opens “%s”', async (text, title) => {
  const card = await world.person(people.gp).says(text);
  expect(cardText(card).split('\n')[0]).toBe(title);
});

test('every command of the table opens a card', async () => {
  const gp = world.person(people.gp);
  for (const text of Object.keys(commands)) expect(cardText(await gp.says(text))).not.toBe('');
});

test('H4, R1: home offers what this person can do now', async () => {
  expect(titles(await world.person(people.gp).says('hulp'))).toEqual(
    expect.arrayContaining(['Nieuw netwerk', 'Mijn netwerken', 'Nieuw bericht', 'Openstaand', 'Werkafspraken']),
  );
  expect(titles(await world.person(people.nurse).says('hulp'))).toContain('Overzicht');
  const manager = titles(await world.person(people.manager).says('hulp'));
  for (const title of ['Nieuw netwerk', 'Mijn netwerken', 'Nieuw bericht', 'Openstaand'])
    expect(manager).not.toContain(title);
  const social = titles(await world.person(people.social).says('hulp'));
  expect([social[0], social.includes('Netwerk aanvragen'), social.includes('Nieuw netwerk')]).toEqual([
    'Openstaand',
    true,
    false,
  ]);
});

const unsent = 'Wat u stuurde, heeft niemand bereikt. Bij spoed bel je.';
const picture = { contentType: 'image/*', contentUrl: 'https://smba.trafficmanager.net/emea/v3/attachments/1' };
/** Teams adds what was typed once more. */
const asHtml = { contentType: 'text/html', content: '<p>hulp</p>' };

describe('M3: what reached nobody is said at once, whatever it consists of', () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ['a question', { text: 'Spoed! Mevrouw is erg benauwd, kan de huisarts meteen komen?' }, true],
    ['a number', { text: '112' }, true],
    ['nearly a command', { text: 'nieuwe netwerk' }, true],
    ['only emoji', { text: '👍' }, true],
    ['only dots', { text: '…' }, true],
    ['no text', { text: '' }, true],
    ['text that is null', { text: null }, true],
    ['a button without its value', {}, true],
    ['a value without a verb', { value: { text: 'Kan de huisarts komen?' } }, true],
    ['only a picture', { attachments: [picture] }, true],
    ['a picture with a command', { text: 'hulp', attachments: [asHtml, picture] }, true],
    ['attachments in another shape', { text: 'Kan de huisarts komen?', attachments: 'none' }, true],
    ['a question that was put right', { type: 'messageUpdate', channelData: edited, text: 'Kan hij komen?' }, true],
    ['a command', { text: 'hulp', attachments: [asHtml] }, false],
    ['a command that was put right', { type: 'messageUpdate', channelData: edited, text: 'hulp' }, false],
    ['a command from a phone', { text: '<at>Schakel</at> hulp' }, false],
    ['a greeting', { text: 'Hallo!' }, false],
    ['a question mark', { text: '?' }, false],
  ])('%s', async (_what, fields, said) => {
    const gp = world.person(people.gp);
    const card = await gp.sends(fields);
    expect([cardText(card).includes(unsent), titles(card).includes('Nieuw bericht')]).toEqual([said, true]);
    expect(cardText(card).split('\n')[0]).toBe(
      said ? 'Niet verstuurd, bij spoed bel je' : 'Schakel · wat wilt u doen?',
    );
    const manager = await world.person(people.manager).sends(fields);
    expect([cardText(manager).includes(unsent), titles(manager).includes('Nieuw bericht')]).toEqual([said, false]);
    expect(cardText(await world.person(people.stranger).sends(fields)).includes(unsent)).toBe(said);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['lost its value', { text: null }, 'Was het een knop? Dan is er niets gedaan. Typ “hulp”'],
    ['is not known', { value: { verb: 'nobody.knows' } }, 'Deze knop werkt niet meer. Typ “hulp”'],
    ['lost what it carries', { value: { verb: 'thread.open' } }, 'Dit formulier kwam niet goed aan. Typ “hulp”'],
  ])('a press that %s is told what to do', async (_what, fields, sentence) => {
    await practiceStarts(world.person(people.gp));
    const card = cardText(await world.person(people.nurse).sends(fields));
    expect(card).toContain(unsent);
    expect(card).toContain(sentence);
    expect(card).toContain('030 555 11 11');
    for (const other of [{ text: '👍' }, { attachments: [picture] }, { text: 'Kan hij komen?' }])
      expect(cardText(await world.person(people.nurse).sends(other))).not.toContain('Was het een knop?');
  });

  test('with the numbers of the teams of one’s own networks (R1, R6, N1)', async () => {
    const [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
    expect(cardText(await gp.says('Kan iemand komen?'))).not.toMatch(/030/);
    await practiceStarts(gp);
    const card = cardText(await gp.says('Kan iemand komen?'));
    expect(card).toContain('Thuiszorg De Vecht · Team Noord: 030 555 22 22');
    expect(card).toContain('Buurtteam West · Team West: 030 555 33 33');
    expect(card).not.toMatch(/030 555 11 11|Truus/);
    expect(cardText(await nurse.says('Kan iemand komen?'))).toContain('Praktijk De Brug · Praktijkteam: 030 555 11 11');
    // R6, N1: nobody who sees no contents, and nobody of another team.
    for (const each of [people.manager, people.south, people.stranger])
      expect(cardText(await world.person(each).says('Kan iemand komen?'))).not.toMatch(/030/);
    expect(world.teams.activities().at(-1)?.body.summary).toBe('Schakel: niet verstuurd, bij spoed bel je');
  });
});

test('cards follow the language someone chooses; typed commands work in both', async () => {
  const gp = world.person(people.gp);
  await gp.says('hulp');
  const english = await gp.presses('English');
  expect(titles(english)).toContain('New network');
  expect(cardText(await gp.says('mijn netwerken'))).toContain('My networks');
  await gp.says('nederlands');
  expect(titles(await gp.says('hulp'))).toContain('Nieuw netwerk');
});

test('Openstaand: the team’s open threads, soonest deadline first, paged without gaps or doubles', async () => {
  const gp = world.person(people.gp);
  const nurse = world.person(people.nurse);
  await practiceStarts(gp, { subject: 'Vraag 00' });
  for (let number = 1; number <= 10; number += 1) {
    world.later(1);
    await gp.says('nieuw bericht');
    await gp.presses('Nieuw bericht');
    await gp.presses('Versturen', {
      category: number % 3 === 0 ? 'medication' : 'care',
      team: 'thuiszorg.noord',
      subject: `Vraag ${String(number).padStart(2, '0')}`,
      text: 'Lukt dat?',
    });
  }
  const first = cardText(await nurse.says('openstaand'));
  const second = cardText(await nurse.presses('Meer tonen'));
  const subjects = `${first}\n${second}`.match(/Vraag \d\d/g);
  expect(subjects).toEqual(
    ['03', '06', '09', '00', '01', '02', '04', '05', '07', '08', '10'].map((each) => `Vraag ${each}`),
  );
  expect(cardText(await nurse.presses('Openen'))).toContain('Lukt dat?');
});

test('N1: someone of a team outside the network sees nothing of it, whatever id they press', async () => {
  const gp = world.person(people.gp);
  await practiceStarts(gp);
  const south = world.person(people.south);
  expect(cardText(await south.says('mijn netwerken'))).not.toContain('Truus');
  const networkId = (await world.store.query('networksOfTeam', 'praktijk.team', { limit: 1 })).items[0]?.doc.networkId;
  const known = await south.posts('network.open', { networkId });
  const unknown = await south.posts('network.open', { networkId: 'id999999' });
  expect(known).toEqual(unknown);
  expect(cardText(known.body.value)).toContain('Dit bestaat niet, of uw team hoort er niet bij.');
});

test('R1, R5: rights are looked up at each press: a tick taken away closes the next press on an old card', async () => {
  const extra = someone('eva', 'praktijk');
  await addStaff(world.store, 'practice', extra, { organisation: 'praktijk', teams: ['praktijk.team'], level: 'E' });
  await practiceStarts(world.person(people.gp));
  const eva = world.person(extra);
  await eva.says('mijn netwerken');
  const old = eva.lastCard();
  const id = `staff:praktijk:${extra.tenantId}.${extra.aadObjectId}`;
  const staff = await world.store.get('staff', 'organisation:praktijk', id);
  if (!staff) throw new Error('not stored');
  await world.store.commit('organisation:praktijk', [
    { kind: 'replace', doc: { ...staff.doc, medicalData: false }, revision: staff.revision },
  ]);
  const card = await eva.presses('Openen', {}, old);
  expect(cardText(card)).toContain('U ziet geen netwerken en berichten.');
  expect(cardText(card)).not.toContain('Truus');
});
