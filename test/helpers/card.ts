/** What a test reads of a rendered card, as a user would see it. */
export interface RenderedCard {
  type: string;
  body: unknown[];
  [key: string]: unknown;
}

type Element = Record<string, unknown>;

function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const found = new WeakMap<object, readonly Element[]>();

/** Every object in the card, outermost first; what a fallback holds is left out. A card is looked through once. */
export function elements(card: unknown): readonly Element[] {
  const known = isElement(card) ? found.get(card) : undefined;
  if (known !== undefined) return known;
  const all: Element[] = [];
  gather(card, all);
  if (isElement(card)) found.set(card, all);
  return all;
}

/** Into one list: half of the time of a scene went into lists of lists when each level made its own. */
function gather(value: unknown, all: Element[]): void {
  if (Array.isArray(value)) for (const each of value) gather(each, all);
  else if (isElement(value)) {
    all.push(value);
    for (const key in value) if (key !== 'fallback' && key !== 'data') gather(value[key], all);
  }
}

/** All words on the card, in order: text blocks, runs, input labels and values, choices, button titles. */
export function cardText(card: unknown): string {
  const words = elements(card).flatMap((each) => {
    const { type } = each;
    if (type === 'TextBlock' || type === 'TextRun') return [each.text];
    if (type === 'Input.Toggle') return [each.label, each.title];
    if (typeof type === 'string' && type.startsWith('Input.')) return [each.label, each.placeholder, each.value];
    if (typeof type === 'string' && type.startsWith('Action.')) return [`[${String(each.title)}]`];
    return type === undefined && 'title' in each && 'value' in each ? [each.title] : [];
  });
  return words.filter((word) => typeof word === 'string' && word !== '').join('\n');
}

/** What a button unfolds; nothing where it is not folded. */
export function folded(card: unknown, title: string): string {
  const unfolds = elements(card).filter((each) => each.type === 'Action.ToggleVisibility' && each.title === title);
  const ids = unfolds.flatMap(({ targetElements }) => targetElements as string[]);
  return cardText(elements(card).filter(({ id, isVisible }) => isVisible === false && ids.includes(String(id))));
}

export interface Button {
  title: string;
  verb: string;
  data: Record<string, unknown>;
  style?: string;
  associatedInputs: string;
}

export function buttons(card: unknown): Button[] {
  return elements(card)
    .filter((each) => each.type === 'Action.Execute')
    .map((each) => each as unknown as Button);
}

export interface Input {
  id: string;
  type: string;
  label: string;
  value: string;
  choices: { title: string; value: string }[];
  isMultiSelect: boolean;
  /** What a tick posts. */
  on: string;
  /** Marked as required, by Teams or in its label. */
  marked: boolean;
}

export function inputs(card: unknown): Input[] {
  return elements(card)
    .filter((each) => typeof each.type === 'string' && each.type.startsWith('Input.'))
    .map((each) => ({
      id: String(each.id),
      type: String(each.type),
      label: typeof each.label === 'string' ? each.label : '',
      value: typeof each.value === 'string' ? each.value : '',
      choices: (each.choices ?? []) as Input['choices'],
      isMultiSelect: each.isMultiSelect === true,
      on: typeof each.valueOn === 'string' ? each.valueOn : 'true',
      marked: each.isRequired === true || String(each.label).endsWith(' *'),
    }));
}

/** What is said at an input: the lines of the block it stands in, above and below it. */
export function saidAt(card: unknown, id: string): string[] {
  const holds = (each: unknown): boolean => isElement(each) && each.id === id;
  const block = elements(card).find(({ items }) => Array.isArray(items) && items.some(holds));
  return elements(block).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []));
}

/** What Teams posts when nothing was changed: empty inputs are left out, toggles always posted. */
export function postedInputs(card: unknown): Record<string, string> {
  const filled = inputs(card).filter((input) => input.value !== '' || input.type === 'Input.Toggle');
  return Object.fromEntries(filled.map((input) => [input.id, input.value === '' ? 'false' : input.value]));
}

/** What Teams posts of what is filled in: of a tick, or of a choice that is said for one text, what the card says. */
export function ticked(card: unknown, filled: Record<string, string>): Record<string, string> {
  const toggles = inputs(card).filter(({ id, type }) => type === 'Input.Toggle' && filled[id] === 'true');
  const chosen = inputs(card).flatMap(({ id, choices }) =>
    choices
      .filter(({ value }) => value.endsWith(`:${filled[id] ?? ' '}`))
      .map(({ value }): [string, string] => [id, value]),
  );
  return { ...filled, ...Object.fromEntries([...toggles.map(({ id, on }): [string, string] => [id, on]), ...chosen]) };
}
