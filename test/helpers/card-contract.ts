import { isDeepStrictEqual } from 'node:util';
import * as AdaptiveCards from 'adaptivecards/dist/adaptivecards.js';
import { actions, isVerb } from '../../src/actions';
import { readFree } from '../../src/bot/free-card';
import { fieldsOf } from '../../src/cards/parts';
import { buttons, elements, inputs, rowPresses } from './card';

/** Teams takes more, but clients differ; DESIGN asks for less than this. */
export const cardBytesMax = 28 * 1024;

/**
 * Everything that must hold for every card the bot shows; the world asks it of each card a test
 * sees. Answers the broken promises, none for a good card.
 */
export function brokenPromises(card: unknown): string[] {
  return [
    ...unparsed(card),
    ...unexpanded(card),
    ...tooLarge(card),
    ...wrongButtons(card),
    ...unlabelled(card),
    ...crowded(card),
    ...wide(card),
    ...blocking(card),
    ...cutOff(card),
    ...withoutHeading(card),
    ...withoutFallback(card),
    ...empty(card),
    ...coloured(card),
    ...strayToggles(card),
  ];
}

/** What Teams draws and the official library does not know yet; there it shows the `fallback`, which it also reads. */
const newer = /^parser: Unknown element type "Badge"\. Fallback will be used if present\.$/;

/** The official library reports unknown elements and bad values. */
function unparsed(card: unknown): string[] {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  new AdaptiveCards.AdaptiveCard().parse(card, context);
  // Its pattern for `lang` keeps state between calls (flag g), so that every other "nl" is called wrong.
  return Array.from(
    { length: context.eventCount },
    (_, index) => `parser: ${context.getEventAt(index).message}`,
  ).filter((message) => !/^parser: Invalid value "[a-z]{2}" for property "lang"/.test(message) && !newer.test(message));
}

/** An expression that was left is in the layout; what people typed may look like one. */
function unexpanded(card: unknown): string[] {
  return elements(card)
    .filter((each) => each.type !== 'TextRun' && each.type !== 'Input.Text')
    .flatMap((each) => Object.entries(each))
    .filter(([, value]) => typeof value === 'string' && /\$\{|undefined|\[object/.test(value))
    .map(([key]) => `left over: ${key}`);
}

function tooLarge(card: unknown): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card));
  return bytes > cardBytesMax ? [`${bytes} bytes`] : [];
}

/** Data keys plus input ids equal the verb's fields, optional ones excepted; the fallback posts the same. */
function wrongButtons(card: unknown): string[] {
  const ids = inputs(card).map((input) => input.id);
  return buttons(card).flatMap((button) => {
    const { verb, title } = button;
    if (!isVerb(verb)) return [`${title}: unknown verb ${verb}`];
    // What a free card adds to all of its buttons is taken off before a verb sees it.
    const { data } = readFree(button.data) as { data: Record<string, unknown> };
    const posted = [...Object.keys(data), ...(button.associatedInputs === 'none' ? [] : ids)];
    const fields = fieldsOf(verb);
    const missing = fields
      .filter((field) => !field.optional && !posted.includes(field.name))
      .map((field) => field.name);
    const extra = posted.filter((name) => !fields.some((field) => field.name === name));
    const twice = posted.filter((name, index) => posted.indexOf(name) !== index);
    const values = wrongValues(verb, data);
    const fallback = (button as unknown as { fallback?: { data?: unknown } }).fallback?.data;
    const other = isDeepStrictEqual(fallback, { verb, ...button.data }) ? [] : ['fallback differs'];
    return [
      ...missing.map((name) => `misses ${name}`),
      ...extra.map((name) => `posts ${name}`),
      ...twice.map((name) => `posts ${name} twice`),
      ...values,
      ...other,
    ].map((wrong) => `${title} (${verb}): ${wrong}`);
  });
}

function wrongValues(verb: keyof typeof actions, data: Record<string, unknown>): string[] {
  const parsed = actions[verb].safeParse(data);
  const own = (parsed.error?.issues ?? []).filter((issue) => String(issue.path[0]) in data);
  return own.map((issue) => `wrong ${issue.path.join('.')}`);
}

function unlabelled(card: unknown): string[] {
  return inputs(card)
    .filter((input) => input.label === '')
    .map((input) => `input ${input.id} has no label`);
}

/** Teams hides what does not fit behind a menu. */
function crowded(card: unknown): string[] {
  const sets = elements(card).filter((each) => each.type === 'ActionSet');
  return sets.filter((set) => Array.isArray(set.actions) && set.actions.length > 6).map(() => 'more than 6 actions');
}

/** What a phone of 360 px shows of a button, in characters: Teams breaks no line in it. */
const titleMax = 32;

function wide(card: unknown): string[] {
  const drawn = buttons(card).filter((button) => !rowPresses(card).includes(button));
  return drawn.flatMap(({ title }) => (title.length > titleMax ? [`"${title}" is too wide`] : []));
}

/** What a phone of 360 px shows of a hint in a line, in characters: the rest is cut off. */
const hintMax = 34;

function cutOff(card: unknown): string[] {
  return elements(card)
    .filter((each) => typeof each.placeholder === 'string' && each.isMultiline !== true)
    .filter((each) => String(each.placeholder).length > hintMax)
    .map((each) => `"${String(each.placeholder)}" is cut off`);
}

/** Teams holds back every button that posts a field it requires, and says why: one button, the one it is required for. */
function blocking(card: unknown): string[] {
  const required = elements(card).filter((each) => each.isRequired === true);
  const held = buttons(card).filter((button) => button.associatedInputs !== 'none');
  return [
    ...(required.length > 0 && held.length !== 1 ? [`required fields hold back ${held.length} buttons`] : []),
    ...required.filter(({ errorMessage }) => !errorMessage).map(({ id }) => `${String(id)} is required without a word`),
  ];
}

/** A client that does not know an element shows nothing in its place, and no title tells who listens what a row does. */
function withoutFallback(card: unknown): string[] {
  const bare = elements(card).filter(({ type, fallback }) => type === 'Badge' && fallback === undefined);
  const silent = rowPresses(card).filter((press) => (press as { title?: string }).title?.trim() === '');
  return [
    ...bare.map(() => 'a badge without a fallback'),
    ...silent.map(() => 'a row that does not say what it opens'),
  ];
}

const holds: Readonly<Record<string, string>> = {
  Container: 'items',
  Column: 'items',
  ColumnSet: 'columns',
  ActionSet: 'actions',
  RichTextBlock: 'inlines',
};

/** Phones have failed to draw a card with a container that holds nothing. */
function empty(card: unknown): string[] {
  return elements(card).flatMap((each) => {
    const type = String(each.type);
    const held = holds[type];
    if (held === undefined) return [];
    const within = each[held];
    return Array.isArray(within) && within.length > 0 ? [] : [`an empty ${type}`];
  });
}

/** One button at most is what is asked of the reader now. */
function coloured(card: unknown): string[] {
  const asked = buttons(card).filter(({ style }) => style === 'positive');
  return asked.length > 1 ? [`coloured: ${asked.map(({ title }) => title).join(', ')}`] : [];
}

/** A button that unfolds something that is not there does nothing. */
function strayToggles(card: unknown): string[] {
  const ids = new Set(elements(card).map(({ id }) => id));
  return elements(card)
    .filter(({ type }) => type === 'Action.ToggleVisibility')
    .flatMap(({ title, targetElements }) =>
      (targetElements as string[]).filter((id) => !ids.has(id)).map((id) => `${String(title)} unfolds no ${id}`),
    );
}

function withoutHeading(card: unknown): string[] {
  const first = elements(card).find((each) => each.type === 'TextBlock');
  return typeof first?.text === 'string' && first.text.trim() !== '' ? [] : ['no first text block'];
}

/** What a lock screen may show of a card. */
export function previewOf(card: unknown): string {
  const first = elements(card).find((each) => each.type === 'TextBlock');
  return typeof first?.text === 'string' ? first.text : '';
}
