import { threadCard } from '../../src/cards/thread';
import { texts } from '../../src/texts';
import type { ThreadView } from '../../src/usecases/messages/read-thread';
import { buttons, cardText } from '../helpers/card';
import { brokenPromises, cardBytesMax } from '../helpers/card-contract';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, valueOf } from '../helpers/steps';
import { createWorld } from '../helpers/world';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { readThread } from '../../src/usecases/messages/read-thread';

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
