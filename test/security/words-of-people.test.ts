import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../../src/store/sqlite';
import { cardText, type RenderedCard } from '../helpers/card';
import { someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { consentFilled, practiceStarts } from '../helpers/steps';
import { watched } from '../helpers/watched-store';
import { activeWords, holdsHalfPair, leaks, plainWords, previewsOf, type Told } from '../helpers/words';
import { createWorld, type World } from '../helpers/world';

/** What someone with bad intent types everywhere: a link, an image, a mention, an expression, turned text. */
function hostile(mark: string): string {
  return `${mark} [klik](https://evil.example) ![x](https://evil.example/x) <at>iedereen</at> **vet** \${1+1} \u202Etxt`;
}

/** A name holds no digits (N10). */
const asName = (text: string): string => text.replace('1+1', 'x+x');

const marks = { client: 'QXclient', subject: 'QXsubject', text: 'QXtext', answer: 'QXanswer' };
const names = {
  teams: 'QXteams',
  partner: 'QXpartner',
  invited: 'QXinvited',
  function: 'QXfunction',
  reason: 'QXreason',
};
/** A colleague whose Teams name is what they made of it. */
const wim = { ...people.stranger, name: hostile(names.teams) };
const apotheker = { ...someone('ilse', 'apotheek'), name: hostile('QXapotheek') };

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

/** The main jobs with words of people in every field there is; gives every card that was shown. */
async function play(): Promise<RenderedCard[]> {
  const cards: RenderedCard[] = [];
  const gp = world.person(people.gp);
  const nurse = world.person(people.nurse);
  const manager = world.person(people.manager);
  const newcomer = world.person(wim);
  for (const each of [gp, nurse, manager]) await each.installs();
  cards.push(await newcomer.says('hallo'));

  const asked = `${hostile(marks.text)} Wat is uw advies?`;
  const fields = { client: asName(hostile(marks.client)), subject: hostile(marks.subject), text: asked };
  cards.push(await practiceStarts(gp, fields));
  await world.deliver();
  cards.push(...nurse.cards());
  cards.push(await nurse.presses('Antwoord', { text: hostile(marks.answer) }));
  await world.deliver();
  for (const each of [gp, nurse]) {
    for (const word of ['mijn netwerken', 'openstaand', 'overzicht', 'contactpersonen'])
      cards.push(await each.says(word));
  }
  cards.push(await gp.presses('Heropenen met een vraag', { text: asked }, threadOf(gp.cards())));
  await world.deliver();

  await newcomer.presses('Toegang aanvragen');
  await newcomer.presses('Verder');
  cards.push(
    await newcomer.presses('Aanvraag versturen', {
      team: 'thuiszorg.noord',
      function: hostile(names.function),
      careProfessional: 'yes',
    }),
  );
  await world.deliver();
  cards.push(...manager.cards());
  cards.push(await manager.presses('Afwijzen', { reason: hostile(names.reason) }));

  await gp.says('aanvragen');
  cards.push(await gp.presses('Ketenpartner uitnodigen'));
  cards.push(
    await gp.presses('Uitnodigen', {
      newName: hostile(names.partner),
      newPhone: '030 555 77 77',
      name: asName(hostile(names.invited)),
      email: apotheker.email,
      told: 'true',
    }),
  );
  cards.push(await gp.presses('Uitnodigingen'));
  const ilse = world.person(apotheker);
  cards.push(await ilse.says('hulp'));
  cards.push(await ilse.presses('Toegang aanvragen'));

  world.later(72);
  await world.digests();
  await world.clock();
  for (const each of [gp, nurse, manager, newcomer, ilse]) cards.push(...each.cards());
  return cards;
}

function threadOf(cards: RenderedCard[]): RenderedCard {
  return cards.find((card) => cardText(card).includes('Heropenen met een vraag'))!;
}

test('what people type never becomes a link, a mention, emphasis or an expression, and turns no text around', async () => {
  const cards = await play();
  const active = cards.flatMap(activeWords);
  for (const mark of Object.values(marks)) expect(active.filter((words) => words.includes(mark))).toEqual([]);
  for (const wrong of ['](', '<at>', '**', '://evil', '${', '\u202E']) {
    expect(active.filter((words) => words.includes(wrong))).toEqual([]);
  }
  const shown = cards.flatMap(plainWords).join('\n');
  expect(shown).not.toContain('\u202E');
  // As typed, and not worked out: the text stays what it was.
  expect(shown).toContain('QXtext [klik](https://evil.example)');
  expect(shown).toContain('**vet** ${1+1}');
  for (const mark of [...Object.values(marks), names.teams, names.invited]) expect(shown).toContain(mark);
});

/** Wherever a text is cut, in one of these the cut goes through an emoji. */
test.each([
  ['even', '😀'.repeat(150)],
  ['odd', `a${'😀'.repeat(150)}`],
])('no text kept or sent holds half of a surrogate pair: emoji on %s places', async (_places, long) => {
  const { store, written } = watched(openSqlite(':memory:'));
  await world.close();
  world = await createWorld({ store, randomWords: true });
  await loadRegionNorth(world.store);
  const [gp, manager] = [world.person(people.gp), world.person(people.manager)];
  for (const each of [gp, manager, world.person(people.nurse)]) await each.installs();
  const stranger = world.person({ ...people.stranger, name: long });
  await stranger.installs();
  const text = `${long} \uD83D en \uDE00?`;
  await practiceStarts(gp, { client: `An${text}`, text });
  await gp.says('nieuw netwerk');
  await gp.presses('Toestemming vastleggen', {
    ...consentFilled,
    givenBy: 'legal-representative',
    giverName: `An${text}`,
  });
  await gp.presses('Verder naar het eerste bericht', { source: 'zorgdomein', reference: `ZD${text}` });
  await stranger.posts('access.request', {
    organisationId: 'thuiszorg',
    formId: 'form',
    team: 'thuiszorg.noord',
    function: text,
    email: people.stranger.email,
    careProfessional: 'yes',
    remark: text,
  });
  await world.deliver();
  await manager.presses('Afwijzen', { reason: text });
  await gp.says('aanvragen');
  await gp.presses('Ketenpartner uitnodigen');
  const invited = {
    newName: text,
    newPhone: '030 555 77 77',
    name: `An${text}`,
    email: 'i@apotheek.example',
    told: 'true',
  };
  await gp.presses('Uitnodigen', invited);
  await world.deliver();
  const search = await manager.posts('staff.list', { organisationId: 'thuiszorg', search: text });
  const shown = [...world.teams.calls.map(({ body }) => body), search.body, gp.cards(), manager.cards()];
  expect([shown.filter(holdsHalfPair), written.filter(({ halfPair }) => halfPair)]).toEqual([[], []]);
  const kept = JSON.stringify(shown);
  expect(kept).toContain('😀'.repeat(70));
});

test('logs, lock screens and error bodies hold no name, subject, text, address or birth date, whatever goes wrong', async () => {
  await play();
  const errors: string[] = [];
  const nurse = world.person(people.nurse);
  for (const data of [{ networkId: 'QXtext' }, { networkId: { QXtext: 1 } }, { QXtext: 'QXsubject' }, 'QXtext']) {
    for (const verb of ['network.open', 'thread.answer', 'QXtext']) {
      errors.push(JSON.stringify((await nurse.posts(verb, data)).body));
    }
  }
  const { get, list } = world.store;
  world.store.get = () => Promise.reject(new Error('QXtext cannot be read'));
  errors.push(JSON.stringify(await nurse.posts('home.open', {})));
  world.store.get = get;
  world.store.list = () => Promise.reject(new Error('QXtext cannot be listed'));
  errors.push(JSON.stringify(await nurse.posts('network.list', { purpose: 'open' })));
  expect(errors.at(-1)).toContain('InternalServerError');
  world.store.list = list;
  world.teams.blockConversation('chat-gerrit');
  world.teams.blockConversation('chat-noor');
  await world.person(people.nurse).says('openstaand');
  await world.deliver();
  expect(world.log.join('')).toContain('answer not delivered');

  const previews = previewsOf(world.teams.calls);
  expect(previews.length).toBeGreaterThan(20);
  expect(world.log.length).toBeGreaterThan(1);
  const everyone = [...Object.values(people), wim, apotheker];
  const words = [
    ...Object.values(marks),
    ...Object.values(names),
    ...everyone.flatMap((each) => [each.name, each.email]),
    '1938-04-12',
    '030 555',
    'evil.example',
  ];
  for (const word of words) {
    expect({ word, log: world.log.filter((line) => line.includes(word)) }).toEqual({ word, log: [] });
    expect({ word, errors: errors.filter((body) => body.includes(word)) }).toEqual({ word, errors: [] });
    expect({ word, previews: previews.filter((each) => each.includes(word)) }).toEqual({ word, previews: [] });
  }
  process.stdout.write(
    `words: ${words.length} in ${world.log.length} log lines, ${previews.length} previews, ${errors.length} errors: none\n`,
  );
});

describe('every scene ends with a search of its logs, figures, errors, lock screens and cards', () => {
  const folder = join(__dirname, '../scenes');
  const scenes = readdirSync(folder).filter((file) => file.endsWith('.test.ts'));

  test.each(scenes)('%s plays in a world that is closed after each scene', (file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    expect(source).toContain('= await createWorld(');
    expect(source).toMatch(/afterEach\((?:async )?\(\) => (?:world|\{\s+await world)\.close\(\)/);
  });

  const words = {
    ofPeople: new Set(['Truus van Dalen', '1938-04-12', 'Hoe ziet de "wond" eruit?', 'noor@thuiszorg.example']),
    typed: new Set(['Truus van Dalen']),
    ofDirectory: new Set(['Thuiszorg De Vecht']),
  };
  const nothing: Told = { logs: [], figures: [], errors: [], previews: [], cards: [] };
  const block = (text: string, type = 'TextBlock'): Partial<Told> => ({
    cards: [{ type: 'AdaptiveCard', body: [{ type, text }] }],
  });

  test.each<[string, Partial<Told>, number]>([
    ['a name in a log', { logs: ['{"name":"Truus van Dalen"}'] }, 1],
    ['an organisation in a log', { logs: ['{"name":"Thuiszorg De Vecht"}'] }, 1],
    ['a text as JSON', { logs: [JSON.stringify({ text: 'Hoe ziet de "wond" eruit?' })] }, 1],
    ['an address in the figures', { figures: ['schakel_cards{to="noor@thuiszorg.example"} 1'] }, 1],
    ['a birth date in an error', { errors: ['{"message":"geboren 12 april 1938"}'] }, 1],
    ['a birth date in figures', { errors: ['{"message":"12-4-1938"}'] }, 1],
    ['a name on a lock screen', { previews: ['Schakel: Truus van Dalen'] }, 1],
    ['a name as Markdown', block('Over Truus van Dalen'), 1],
    ['a name as plain text', block('Over Truus van Dalen', 'TextRun'), 0],
    ['an organisation on a lock screen', { previews: ['Schakel: Thuiszorg De Vecht'] }, 0],
    ['ids', { logs: ['{"person":"tenant-thuiszorg.aad-noor"}'] }, 0],
  ])('%s is found', (_what, told, count) => {
    expect(leaks(words, { ...nothing, ...told })).toHaveLength(count);
  });

  test.each<[string, () => unknown, RegExp]>([
    ['our log', () => world.log.push('{"client":"QXclient"}'), /"QXclient.*" in log/],
    [
      'the console',
      () => {
        globalThis.console.error('%s', `seen: ${people.gp.email}`);
      },
      /"gerrit@praktijk.example" in log/,
    ],
    [
      'a lock screen',
      () => sends({ type: 'message', summary: `Bericht van ${people.gp.name}` }),
      /"Gerrit van praktijk" in preview/,
    ],
    [
      'Markdown',
      () =>
        sends({
          type: 'message',
          summary: 'Schakel: start',
          attachments: [
            {
              content: {
                body: [
                  { type: 'TextBlock', text: 'Start' },
                  { type: 'TextBlock', text: 'QXclient' },
                ],
              },
            },
          ],
        }),
      /"QXclient" in Markdown/,
    ],
  ])('a word in %s fails the scene', async (_where, slip, sentence) => {
    const quiet = jest.spyOn(globalThis.console, 'error').mockImplementation(() => undefined);
    const own = await createWorld();
    const before = world;
    world = own;
    await loadRegionNorth(own.store);
    await practiceStarts(own.person(people.gp), { client: 'QXclient' });
    await slip();
    await expect(own.close()).rejects.toThrow(sentence);
    world = before;
    quiet.mockRestore();
  });

  /** What a careless bot would post. */
  function sends(body: unknown): Promise<Response> {
    const url = `${world.teams.serviceUrl.replace(/\/$/, '')}/v3/conversations/chat-gerrit/activities`;
    return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  }
});
