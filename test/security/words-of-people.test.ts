import { elements, cardText, type RenderedCard } from '../helpers/card';
import { previewOf } from '../helpers/card-contract';
import { someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import type { StandInActivity } from '../helpers/teams-stand-in';
import { createWorld, type World } from '../helpers/world';

/** What someone with bad intent types everywhere: a link, an image, a mention, an expression, turned text. */
function hostile(mark: string): string {
  return `${mark} [klik](https://evil.example) ![x](https://evil.example/x) <at>iedereen</at> **vet** \${1+1} \u202Etxt`;
}

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

  const fields = { client: hostile(marks.client), subject: hostile(marks.subject), text: hostile(marks.text) };
  cards.push(await practiceStarts(gp, fields));
  await world.deliver();
  cards.push(...nurse.cards());
  cards.push(await nurse.presses('Antwoord', { text: hostile(marks.answer) }));
  await world.deliver();
  for (const each of [gp, nurse]) {
    for (const word of ['mijn netwerken', 'openstaand', 'overzicht', 'contactpersonen'])
      cards.push(await each.says(word));
  }
  cards.push(await gp.presses('Heropenen met een vraag', { text: hostile(marks.text) }, threadOf(gp.cards())));
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
      name: hostile(names.invited),
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

/** What Teams reads as Markdown or shows bare: text blocks, facts, titles of choices, toggles and buttons. */
function activeWords(card: RenderedCard): string[] {
  return elements(card).flatMap((each) => {
    const words = each.type === 'TextRun' ? [] : [each.text, each.title, each.label, each.placeholder, each.altText];
    return words.filter((word): word is string => typeof word === 'string');
  });
}

function runs(card: RenderedCard): string[] {
  return elements(card).flatMap((each) =>
    each.type === 'TextRun' && typeof each.text === 'string' ? [each.text] : [],
  );
}

test('what people type never becomes a link, a mention, emphasis or an expression, and turns no text around', async () => {
  const cards = await play();
  const active = cards.flatMap(activeWords);
  for (const mark of Object.values(marks)) expect(active.filter((words) => words.includes(mark))).toEqual([]);
  for (const wrong of ['](', '<at>', '**', '://evil', '${', '\u202E']) {
    expect(active.filter((words) => words.includes(wrong))).toEqual([]);
  }
  const shown = cards.flatMap(runs).join('\n');
  expect(shown).not.toContain('\u202E');
  // As typed, and not worked out: the text stays what it was.
  expect(shown).toContain('QXtext [klik](https://evil.example)');
  expect(shown).toContain('**vet** ${1+1}');
  for (const mark of [...Object.values(marks), names.teams, names.invited]) expect(shown).toContain(mark);
});

/** Every activity sent to Teams, also those that were refused there. */
function sentTo(here: World): StandInActivity[] {
  return here.teams.calls.flatMap((call) =>
    typeof call.body === 'object' && call.body !== null && 'attachments' in call.body
      ? [call.body as StandInActivity]
      : [],
  );
}

test('logs, lock screens and error bodies hold no name, subject, text, address or birth date, whatever goes wrong', async () => {
  await play();
  const errors: string[] = [];
  const nurse = world.person(people.nurse);
  for (const data of [{ networkId: 'QXtext' }, { networkId: { QXtext: 1 } }, { QXtext: 'QXsubject' }, 'QXtext']) {
    for (const verb of ['network.open', 'thread.answer', 'QXtext']) {
      errors.push(JSON.stringify((await nurse.posts(verb, data)).body));
    }
  }
  const { get, query } = world.store;
  world.store.get = () => Promise.reject(new Error('QXtext cannot be read'));
  errors.push(JSON.stringify(await nurse.posts('home.open', {})));
  world.store.get = get;
  world.store.query = (name, value, range) =>
    name === 'staffOfPerson' ? query(name, value, range) : Promise.reject(new Error('QXtext cannot be listed'));
  errors.push(JSON.stringify(await nurse.posts('network.list', { purpose: 'open' })));
  expect(errors.at(-1)).toContain('InternalServerError');
  world.store.query = query;
  world.teams.blockConversation('chat-gerrit');
  await world.person(people.nurse).says('openstaand');
  await world.deliver();

  const sent = sentTo(world);
  const previews = sent.flatMap((each) => [
    each.summary,
    each.text,
    ...(each.attachments ?? []).map((attachment) => previewOf(attachment.content)),
  ]);
  expect(sent.length).toBeGreaterThan(10);
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
    expect({ word, previews: previews.filter((each) => each?.includes(word)) }).toEqual({ word, previews: [] });
  }
  process.stdout.write(
    `words: ${words.length} in ${world.log.length} log lines, ${previews.length} previews, ${errors.length} errors: none\n`,
  );
});
