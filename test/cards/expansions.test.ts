import { Template } from 'adaptivecards-templating';
import { z } from 'zod';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld } from '../helpers/world';
import { defineView } from '../../src/cards/render';

const parsed = jest.spyOn(Template as unknown as { prepare: (node: object) => object }, 'prepare');
const expanded = jest.spyOn(Template.prototype, 'expand');
/** The parser calls itself for each part of a template. */
const templatesParsed = (): number =>
  parsed.mock.calls.filter(([node]) => (node as { type?: string } | null)?.type === 'AdaptiveCard').length;

beforeEach(() => {
  parsed.mockClear();
  expanded.mockClear();
});

test('a template is parsed once, at its first card, and expanded once for each', () => {
  const view = defineView(
    'two',
    { type: 'AdaptiveCard', body: [{ text: '${text}' }] },
    z.strictObject({ text: z.string() }),
  );
  expect(templatesParsed()).toBe(0);
  for (const text of ['one', 'two']) expect(view.render({ text }).card.body).toEqual([{ text }]);
  expect([templatesParsed(), expanded.mock.calls.length]).toEqual([1, 2]);
});

test('a press expands one template, also where it changes what its card shows', async () => {
  const world = await createWorld();
  await loadRegionNorth(world.store);
  const nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
  for (const press of ['Gezien', 'Antwoord', 'Netwerk'] as const) {
    const card = nurse.lastCard();
    expanded.mockClear();
    await nurse.presses(press, press === 'Antwoord' ? { text: 'Ja, dat is gelukt.' } : {}, card);
    expect(`${press} ${expanded.mock.calls.length}`).toBe(`${press} 1`);
  }
  await world.close();
});
