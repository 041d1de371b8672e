import { measuresIn } from './measures';
import { finder, patternsOf, type Span } from './patterns';
import { tokensOf, type Token } from './tokens';
import type { Trigger, WordList } from './word-list';

/** A term that is so, now, and of this client. */
export interface Finding {
  /** The kind of term, as the word list calls it. */
  kind: string;
  /** As typed. */
  words: string;
  /** Where it begins and ends in the text that was read. */
  start: number;
  end: number;
  /** The same in its tokens. */
  from: number;
  to: number;
}

/** What was found in a text, and its tokens. */
export interface TextRead {
  findings: Finding[];
  tokens: Token[];
}

type Meaning =
  { is: 'term'; kind: string } | { is: 'trigger'; trigger: Trigger } | { is: 'calm' | 'noTrigger' | 'end' };

/**
 * Reads texts by word lists, as ConText does (Harkema 2009; Dutch: Afzal 2014): terms are found; those that only look
 * like one (`calm`) and those within the reach of a trigger (denied, past, planned, of somebody else) are left out. What
 * is part of a term is no trigger ("reageert niet"), except where its list says so. Time and memory are linear in the text.
 */
export function reader(lists: readonly WordList[]): (text: string, tried?: () => void) => TextRead {
  const small = new Set(lists.flatMap((list) => list.small));
  const abbreviations = new Set(lists.flatMap((list) => list.abbreviations));
  const find = finder(lists.flatMap(meanings));
  const measured = measuresIn(lists, small);
  const releasable = new Set(lists.flatMap(({ triggers }) => triggers.flatMap(({ about }) => about)));
  return (typed, tried) => {
    const text = typed.normalize('NFC');
    const tokens = tokensOf(text, abbreviations);
    const found = find(tokens, tried);
    const spans = (is: Meaning['is']): Span[] =>
      found.flatMap(({ span, meaning }) => (meaning.is === is ? [span] : []));
    const calm = within(spans('calm'), tokens.length);
    const terms = [
      ...found.flatMap(({ span, meaning }) => (meaning.is === 'term' ? [{ span, kind: meaning.kind }] : [])),
      ...measured(tokens, tried),
    ].filter(({ span }) => !calm(span));
    const noTrigger = within(spans('noTrigger'), tokens.length);
    const inTerm = within(
      terms.flatMap(({ span, kind }) => (releasable.has(kind) ? [span] : [])),
      tokens.length,
    );
    const idle = ({ inside }: Trigger, span: Span): boolean => noTrigger(span) || (!inside && inTerm(span));
    const stops = stopsIn(tokens, spans('end'));
    const released = new Released(tokens, small, stops);
    for (const { span, meaning } of found) {
      if (meaning.is === 'trigger' && !idle(meaning.trigger, span)) released.by(meaning.trigger, span);
    }
    const left = terms.filter(({ span, kind }) => !released.has(span, kind));
    return { tokens, findings: apart(left, tokens.length).map(({ span, kind }) => asTyped(text, tokens, span, kind)) };
  };
}

function meanings(list: WordList): ReturnType<typeof patternsOf<Meaning>> {
  const small = new Set(list.small);
  const spelled = (word: string): string => word.replace(/\p{Lu}+/gu, (name) => list.groups[name] ?? name);
  const all = (words: readonly string[], meaning: Meaning): ReturnType<typeof patternsOf<Meaning>> =>
    words.flatMap((word) => patternsOf(spelled(word), meaning, small));
  return [
    ...Object.entries(list.terms).flatMap(([kind, groups]) => all(Object.values(groups).flat(), { is: 'term', kind })),
    ...all(list.calm, { is: 'calm' }),
    ...list.triggers.flatMap((trigger) => all(trigger.words, { is: 'trigger', trigger })),
    ...all(list.noTriggers, { is: 'noTrigger' }),
    ...all(list.ends, { is: 'end' }),
  ];
}

/** Whether a span lies within one of these. */
function within(spans: readonly Span[], length: number): (span: Span) => boolean {
  const reaches = new Array<number>(length).fill(0);
  for (const { from, to } of spans) reaches[from] = Math.max(reaches[from] ?? 0, to);
  reaches.forEach((to, at) => (reaches[at] = Math.max(to, reaches[at - 1] ?? 0)));
  return ({ from, to }) => (reaches[from] ?? 0) >= to;
}

/** At which tokens the reach of a trigger ends: of one within its clause (1), of any (2). */
function stopsIn(tokens: readonly Token[], ends: readonly Span[]): number[] {
  const stops: number[] = tokens.map((token) => token.ends);
  for (const { from } of ends) stops[from] = 2;
  // "geen koorts, benauwdheid of pijn": the commas of what an "of" ends part no clauses.
  let joined = false;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const word = tokens[at]?.word;
    if (word === ',' && joined) stops[at] = 0;
    else if (stops[at] !== 0) joined = false;
    else if (word === 'of' || word === 'or' || word === 'noch' || word === 'nor') joined = true;
  }
  return stops;
}

/** What triggers reach: by kind of term, at which tokens. */
class Released {
  private readonly kinds = new Map<string, Set<number>>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly small: ReadonlySet<string>,
    private readonly stops: readonly number[],
  ) {}

  by(trigger: Trigger, { from, to }: Span): void {
    const [first, step] = trigger.stands === 'before' ? [to, 1] : [from - 1, -1];
    const stop = trigger.within === 'clause' ? 1 : 2;
    let left = trigger.reach;
    for (let at = first; left > 0 && (this.stops[at] ?? 2) < stop; at += step) {
      for (const kind of trigger.about) this.reached(kind).add(at);
      const token = this.tokens[at];
      if (token?.ends === 0 && !this.small.has(token.word)) left -= 1;
    }
  }

  /** A term that begins or ends in the reach of a trigger about its kind. */
  has({ from, to }: Span, kind: string): boolean {
    const reached = this.reached(kind);
    return reached.has(from) || reached.has(to - 1);
  }

  private reached(kind: string): Set<number> {
    const known = this.kinds.get(kind) ?? new Set();
    this.kinds.set(kind, known);
    return known;
  }
}

/** Of those of one kind that overlap the longest, in their order. */
function apart<F extends { span: Span; kind: string }>(found: readonly F[], length: number): F[] {
  const taken = new Map<string, boolean[]>();
  const longest = found.toSorted((one, other) => other.span.to - other.span.from - (one.span.to - one.span.from));
  const kept = longest.filter(({ span: { from, to }, kind }) => {
    const places = taken.get(kind) ?? new Array<boolean>(length).fill(false);
    taken.set(kind, places);
    if (places.slice(from, to).includes(true)) return false;
    places.fill(true, from, to);
    return true;
  });
  return kept.sort((one, other) => one.span.from - other.span.from);
}

function asTyped(text: string, tokens: readonly Token[], { from, to }: Span, kind: string): Finding {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { kind, words: text.slice(start, end), start, end, from, to };
}
