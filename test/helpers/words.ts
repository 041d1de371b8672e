import type { AnyDocument } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { texts } from '../../src/texts';
import { elements, type RenderedCard } from './card';
import { previewOf } from './card-contract';
import type { StandInActivity } from './teams-stand-in';

/** What Teams reads as Markdown or shows bare: text blocks, facts, titles of choices, toggles and buttons. */
export function activeWords(card: RenderedCard): string[] {
  return elements(card).flatMap((each) => {
    const words = each.type === 'TextRun' ? [] : [each.text, each.title, each.label, each.placeholder, each.altText];
    return words.filter((word): word is string => typeof word === 'string');
  });
}

/** What Teams shows as it stands. */
export function plainWords(card: RenderedCard): string[] {
  return elements(card).flatMap((each) =>
    each.type === 'TextRun' && typeof each.text === 'string' ? [each.text] : [],
  );
}

/** Whether some text in it holds half of a surrogate pair, which JSON writes as its number and whole ones as they are. */
export function holdsHalfPair(value: unknown): boolean {
  return /(?<!\\)\\ud[89a-f]/i.test(JSON.stringify(value));
}

/** What was said in a scene: by people and about clients, and in the directory. */
export interface Words {
  /** Names, addresses, birth dates and texts: nowhere but on cards. */
  ofPeople: ReadonlySet<string>;
  /** Of these, what was typed about a client: on cards only where Teams reads no Markdown. */
  typed: ReadonlySet<string>;
  /** Names and numbers of organisations and teams: not in logs; a lock screen may name a team. */
  ofDirectory: ReadonlySet<string>;
}

const personal = /^(?:\w*[nN]ame|subject|text|reason|remark|\w*[eE]mail|birthDate|reference)$/;
const typedKeys = /^(?:subject|text|reason|remark|reference|clientName|giverName|birthDate)$/;
const directory = /^(?:organisationName|practiceName|phone|opening|function)$/;

/** Shorter ones stand in other words by chance. */
const shortest = 5;
/** As much of a long line as is looked for: a log may cut it off. */
const longest = 40;

/** The bot's own words, also where it writes a message itself; nobody's secret. */
const own = new Set([texts.nl, texts.en].flatMap(leaves));

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

export interface Listening {
  words: Words;
  /** Something typed or a name, as it is. */
  hear: (text: string) => void;
  /** A store that hears everything that is written through it. */
  store: Store;
}

/** Gathers every name and text that occurs, from what people type and from every document written. */
export function listen(inner: Store): Listening {
  const ofPeople = new Set<string>();
  const typed = new Set<string>();
  const ofDirectory = new Set<string>();
  const add = (to: Set<string>, text: string): void => {
    const lines = text.split('\n').map((line) => line.trim());
    for (const line of lines) if (line.length >= shortest && !own.has(line)) to.add(line.slice(0, longest));
  };
  const read = (type: string, value: unknown, key: string, within = ''): void => {
    if (typeof value === 'string') {
      if (directory.test(key) || (key === 'name' && type === 'organisation')) add(ofDirectory, value);
      else if (personal.test(key)) add(ofPeople, value);
      if (typedKeys.test(key) || (within === 'client' && key === 'name')) add(typed, value);
    } else if (Array.isArray(value)) for (const each of value) read(type, each, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) read(type, each, name, key);
  };
  const store: Store = {
    ...inner,
    commit: (partition, writes) => {
      for (const write of writes) {
        const doc: Partial<AnyDocument> = 'doc' in write ? write.doc : {};
        read(doc.type ?? '', doc, '');
      }
      return inner.commit(partition, writes);
    },
  };
  const hear = (text: string): void => {
    add(ofPeople, text);
  };
  return { words: { ofPeople, typed, ofDirectory }, hear, store };
}

/** Everything that leaves the bot beside cards, by kind. */
export interface Told {
  logs: readonly string[];
  figures: readonly string[];
  errors: readonly string[];
  previews: readonly string[];
  cards: readonly RenderedCard[];
}

/** Every card sent to Teams. */
export function cardsOf(calls: readonly { body: unknown }[]): RenderedCard[] {
  return calls.flatMap(({ body }) => {
    const attachments =
      typeof body === 'object' && body !== null && 'attachments' in body ? (body as StandInActivity).attachments : [];
    return (attachments ?? []).map((attachment) => attachment.content as RenderedCard);
  });
}

/** What a notification may say in place of its card's heading: what happened, where, and nothing else. */
const previews = Object.values(texts).flatMap(({ preview }) => {
  const kinds = [...Object.values(preview.kinds), preview.anyKind].map((kind) => preview.message(kind, '*', '*'));
  const left = [preview.late, ...[0, 1, 2].map(preview.left)];
  const reminders = left.flatMap((when) => [preview.reminder('*', when), preview.requestReminder('*', when)]);
  const digests = [preview.digest(1, false, '*'), preview.digest(2, false, '*'), preview.digest(2, true, '*')];
  const access = [preview.access('*'), preview.approved, preview.rejected];
  return [...kinds, preview.request('*', '*'), ...reminders, ...digests, ...access];
});
const asPreview = new RegExp(`^(${previews.map(patternOf).join('|')})$`);

/** A star is a name or a code, a number any number. */
function patternOf(text: string): string {
  return text.replaceAll('*', '[^·]+').replace(/\d+/, '\\d+');
}

/** The summaries of cards sent to Teams that do not say what the card is: its heading, or what happened. */
export function withoutSummary(calls: readonly { body: unknown }[]): string[] {
  return calls.flatMap(({ body }) => {
    if (typeof body !== 'object' || body === null || !('attachments' in body)) return [];
    const { summary = '', attachments = [] } = body as StandInActivity;
    const [heading = ''] = previewOf(attachments[0]?.content)
      .replace(/^Schakel · /, '')
      .split(' · ');
    const isHeading = heading !== '' && summary.toLowerCase() === `schakel: ${heading}`.toLowerCase();
    return isHeading || asPreview.test(summary) ? [] : [`"${summary}" of "${heading}"`];
  });
}

/** What a lock screen may show of everything sent to Teams, also of what was refused there. */
export function previewsOf(calls: readonly { body: unknown }[]): string[] {
  return calls.flatMap(({ body }) => {
    if (typeof body !== 'object' || body === null || !('type' in body)) return [];
    const { summary, text, attachments } = body as StandInActivity;
    const cards = (attachments ?? []).map((attachment) => previewOf(attachment.content));
    return [summary, text, ...cards].filter((each): each is string => each !== undefined);
  });
}

/** The words that got out, with where; none in a good scene. */
export function leaks({ ofPeople, typed, ofDirectory }: Words, told: Told): string[] {
  const all = new Set([...ofPeople, ...ofDirectory]);
  const onlyPeople = [...ofPeople].filter((word) => !ofDirectory.has(word));
  return [
    ...found('log', [...all], told.logs),
    ...found('figures', [...all], told.figures),
    ...found('error', [...all], told.errors),
    ...found('preview', onlyPeople, told.previews),
    ...found('Markdown', [...typed], told.cards.flatMap(activeWords)),
  ];
}

function found(where: string, words: string[], texts: readonly string[]): string[] {
  const all = texts.join('\n');
  return words.flatMap((word) => {
    const forms = [word, JSON.stringify(word).slice(1, -1), ...spellings(word)];
    const form = forms.find((each) => all.includes(each));
    return form === undefined ? [] : [`"${word}" in ${where}: ${texts.find((each) => each.includes(form)) ?? ''}`];
  });
}

/** A day as people write it. */
function spellings(word: string): string[] {
  if (!/^\d{4}-\d\d-\d\d$/.test(word)) return [];
  const day = new Date(`${word}T00:00:00Z`);
  return ['nl', 'en-GB'].flatMap((language) =>
    (['numeric', '2-digit', 'short', 'long'] as const).map((month) =>
      day.toLocaleDateString(language, { timeZone: 'UTC', day: 'numeric', month, year: 'numeric' }),
    ),
  );
}
