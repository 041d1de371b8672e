import { find, key } from '../../src/store/keys';
import { openSqlite } from '../../src/store/sqlite';
import { threadWrites, withMessage } from '../../src/usecases/messages/thread-messages';
import { cardText, type RenderedCard } from '../helpers/card';
import { counting, type CountingStore } from '../helpers/counting-store';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let store: CountingStore;
let world: World;
let nurse: Chatter;
let data: { networkId: string; threadId: string };

beforeEach(async () => {
  store = counting(openSqlite(':memory:'));
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store: store.store });
  await loadRegionNorth(world.store);
  nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
  const { networkId, threadId } = dataOf(nurse.lastCard(), 'Antwoord');
  data = { networkId: String(networkId), threadId: String(threadId) };
});
afterEach(() => world.close());

const length = 400;
const words = (number: number): string => `Bericht nummer ${number}. ${'De wond wordt kleiner. '.repeat(8)}`;

/** Beside the question as many more, each in a batch of its own. */
async function grows(): Promise<void> {
  const place = key.thread(data.networkId, data.threadId);
  for (let number = 2; number <= length; number += 1) {
    const found = (await find(world.store, place))!;
    const [{ number: _, ...before } = { number: 0 }] = found.doc.latest.slice(-1);
    const thread = withMessage(found.doc, { ...(before as (typeof found.doc.latest)[number]), text: words(number) });
    expect(await world.store.commit(place.partition, threadWrites(found, thread))).toMatchObject({ ok: true });
  }
}

async function reads(press: () => Promise<unknown>): Promise<number> {
  store.restart();
  await press();
  return store.reads;
}

/** The numbers of the messages on a card. */
const numbersOn = (card: unknown): number[] =>
  [...cardText(card).matchAll(/Bericht nummer (\d+)\./g)].map(([, number]) => Number(number));

test(`a thread of ${length} messages is opened and answered with the requests of one of one; all of it is shown and copied`, async () => {
  await nurse.says('hulp');
  const short = await reads(() => nurse.posts('thread.open', data));
  await grows();
  expect(await reads(() => nurse.posts('thread.open', data))).toBe(short);

  let card: RenderedCard = (await nurse.posts('thread.open', data)).body.value;
  const seen = numbersOn(card);
  expect(seen.at(-1)).toBe(length);
  while (titles(card).includes('Eerdere berichten')) {
    const before = card;
    expect(await reads(async () => (card = await nurse.presses('Eerdere berichten', {}, before)))).toBeLessThanOrEqual(
      short + 2,
    );
    seen.unshift(...numbersOn(card));
  }
  expect(cardText(card)).toContain('Hoe ziet de wond eruit na een week?');
  expect(seen).toEqual(Array.from({ length: length - 1 }, (_, index) => index + 2));

  card = await nurse.presses('Tekst voor dossier', {}, card);
  const copied = [...valueOf(card, 'copy').matchAll(/Bericht nummer (\d+)\./g)];
  while (titles(card).includes('Volgend deel')) {
    card = await nurse.presses('Volgend deel', {}, card);
    copied.push(...valueOf(card, 'copy').matchAll(/Bericht nummer (\d+)\./g));
  }
  expect(copied.map(([, number]) => Number(number))).toEqual(seen);

  card = (await nurse.posts('thread.open', data)).body.value;
  const answered = await nurse.presses('Antwoord', { text: 'De wond is dicht.' }, card);
  expect(cardText(answered)).toContain('De wond is dicht.');
  const { parts, latest, messages } = (await find(world.store, key.thread(data.networkId, data.threadId)))!.doc;
  expect([parts[0], latest.at(-1)?.number, messages]).toEqual([1, length + 1, length + 1]);
  await world.deliver();
  expect(nurse.cards().map(cardText).join()).toContain('De wond is dicht.');
});
