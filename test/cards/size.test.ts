import { join } from 'node:path';
import { agreementsCard } from '../../src/cards/home';
import { consentCard } from '../../src/cards/consent';
import { refusalCard } from '../../src/cards/info';
import { messageFormCard } from '../../src/cards/message-form';
import { threadCard } from '../../src/cards/thread';
import { standardTerms } from '../../src/domain/category';
import { texts } from '../../src/texts';
import { readConsentTexts } from '../../src/texts/consent-texts';
import type { ThreadView } from '../../src/usecases/messages/read-thread';
import { readThread } from '../../src/usecases/messages/read-thread';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { buttons, cardText, type RenderedCard } from '../helpers/card';
import { brokenPromises, cardBytesMax } from '../helpers/card-contract';
import { plainWords } from '../helpers/words';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, valueOf } from '../helpers/steps';
import { createWorld } from '../helpers/world';

const consentTexts = readConsentTexts(join(__dirname, '../../src/texts/consent'));
let view: ThreadView;

beforeAll(async () => {
  const world = await createWorld();
  await loadRegionNorth(world.store);
  const nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
  const data = dataOf(nurse.lastCard(), 'Antwoord');
  const actor = await loadActor(world.deps, personIdOf(people.nurse));
  const read = await readThread(world.deps, actor, String(data.networkId), String(data.threadId));
  if (!read.ok) throw new Error(read.refusal.kind);
  view = read.value;
  await world.close();
});

const long = 'Mevrouw slaapt slecht en heeft pijn in de linkerheup.\n'.repeat(74).slice(0, 4_000);

function withMessages(count: number, text: string): ThreadView {
  const [first] = view.messages;
  if (!first) throw new Error('no message');
  return { ...view, messages: Array.from({ length: count }, (_, index) => ({ ...first, number: index + 1, text })) };
}

test.each([
  ['one message of 4,000 characters', 1, long],
  ['forty of them', 40, long],
  ['4,000 characters of three bytes each', 3, '€'.repeat(4_000)],
  ['a hundred short ones', 100, 'Is dat gelukt?'],
])('M10: a card with %s stays under 28 KB and shows the newest whole', (_name, count, text) => {
  const card = threadCard(texts.nl, 'Europe/Amsterdam', withMessages(count, text));
  expect(brokenPromises(card)).toEqual([]);
  expect(cardText(card).replaceAll('\u00a0', '')).toContain(text.split('\n')[0]);
});

test('M10: what was typed too long comes back whole, and the card stays under 28 KB', () => {
  const typed = 'a'.repeat(12_000);
  const refusal = { kind: 'text-too-long' as const, max: 4_000, length: 12_000 };
  const card = threadCard(texts.nl, 'Europe/Amsterdam', withMessages(3, long), { typed, refusal });
  expect(valueOf(card, 'text')).toBe(typed);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(cardBytesMax);
});

test('M10: a form with the longest text, long names and every statement stays under 28 KB', () => {
  const teams = Array.from({ length: 12 }, (_, at) => ({
    ...{ ...view.addressee, teamId: `organisatie-${at}.team`, phone: `030 555 01 ${10 + at}` },
    organisationName: `Huisartsenpraktijk ${at} van een lange naam in een lange straat te Utrecht`,
  }));
  const form = messageFormCard(texts.nl, {
    ...{ title: 'Nieuw', client: { name: 'a'.repeat(120), birthDate: '1938-04-12' }, zone: 'Europe/Amsterdam' },
    values: { category: 'care', team: 'organisatie-1.team', subject: 'é'.repeat(120), text: '€'.repeat(4_000) },
    ...{
      fromTeam: '',
      held: { notUrgent: true, insist: true, mark: 'a'.repeat(16) },
      hours: standardTerms,
      ownTeams: teams,
      teams,
    },
    ...{ covered: [], refusal: { kind: 'no-question', seen: false }, actions: [] },
  });
  expect(brokenPromises(form.card)).toEqual([]);
});

test('C1, C2: the consent step with many organisations stays under 28 KB', () => {
  const organisations = Array.from({ length: 60 }, (_, at) => ({
    ...{ organisationId: `organisatie-${at}-abcdef0123456789`, kind: 'practice' as const },
    name: `Huisartsenpraktijk ${at} van een lange naam in een lange straat te Utrecht`,
  }));
  const form = consentCard(texts.nl, {
    ...{ formId: 'f', text: consentTexts.nl, organisations, ownOrganisation: 'Thuiszorg', asksPractice: false },
    values: { clientName: 'a'.repeat(120), birthDate: '1938-04-12', givenBy: '', giverName: '', form: '', covers: '' },
  });
  expect(brokenPromises(form.card)).toEqual([]);
});

test.each([
  ['20,000 empty lines', '\n'.repeat(20_000), 0],
  ['10,000 lines', 'a\n'.repeat(10_000), 60],
  ['20,000 characters of four bytes', '😀'.repeat(10_000), 1],
  ['5,000 of them in many lines', '😀😀😀😀\n'.repeat(1_000), 60],
  ['the longest message in 59 lines', `${'a'.repeat(66)}\n`.repeat(59), 59],
  ['the longest message in one', 'é'.repeat(4_000), 1],
])('M10: a refusal gives back %s on a card under 28 KB, and the longest message whole', (_name, typed, lines) => {
  const { card } = refusalCard(texts.nl, { kind: 'not-found' }, typed);
  expect(brokenPromises(card)).toEqual([]);
  const back = plainWords(card as RenderedCard).slice(1);
  expect(back).toHaveLength(lines);
  if (Array.from(typed).length <= 5_000) expect(back.join(' ')).toBe(typed.trim().replaceAll('\n', ' '));
});

test('M10: what a refusal cannot give back whole ends in an ellipsis; its lines are not lost before that', () => {
  const numbered = Array.from({ length: 200 }, (_, at) => `regel ${at}`);
  const shown = (typed: string): string =>
    plainWords(refusalCard(texts.nl, { kind: 'not-found' }, typed).card as RenderedCard).join(' ');
  expect(shown(numbered.join('\n'))).toContain(numbered.join(' '));
  expect(shown('a'.repeat(5_000))).not.toContain('…');
  expect(shown('a'.repeat(5_001))).toContain(`${'a'.repeat(5_000)} …`);
});

test('older messages are a press away, without gaps or doubles', () => {
  const many = withMessages(40, long);
  const numbered = { ...many, messages: many.messages.map((each) => ({ ...each, authorName: `<${each.number}>` })) };
  const seen: string[] = [];
  let before: number | undefined;
  do {
    const card = threadCard(texts.nl, 'Europe/Amsterdam', numbered, { before });
    seen.unshift(...(cardText(card).match(/<\d+>/g) ?? []));
    before = buttons(card).find((button) => button.title === 'Eerdere berichten')?.data.before as number | undefined;
  } while (before !== undefined);
  expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => `<${index + 1}>`));
});

test.each(['nl', 'en'] as const)('H4: the agreements stay under 28 KB (%s)', (language) => {
  const terms = { hours: standardTerms, calendar: 'working-days', zone: 'Europe/Amsterdam' } as const;
  const { card } = agreementsCard(texts[language], { name: 'Regio '.repeat(12), terms });
  expect(brokenPromises(card as RenderedCard)).toEqual([]);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(cardBytesMax);
});
