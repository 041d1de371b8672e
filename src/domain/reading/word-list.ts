import { parse } from 'yaml';
import { z } from 'zod';

const patterns = z.array(z.string().regex(/^[^\s#]+( [^\s#]+)*$/, 'One space between the words, and no #'));

/** What makes the terms within its reach not so, not now, or not of this client (ConText). */
const trigger = z.strictObject({
  /** In words for whoever keeps the list: "ontkenning", "vroeger". */
  why: z.string(),
  /** The kinds of terms it works on. */
  about: z.array(z.string()).min(1),
  /** Whether it stands before or behind what it works on. */
  stands: z.enum(['before', 'behind']),
  /** Over how many words, small words aside. */
  reach: z.int().min(1).max(40),
  /** Where its reach ends at the latest. */
  within: z.enum(['clause', 'sentence']).default('clause'),
  /** Works also where a term surrounds it: "viel in 2018 op haar hoofd". */
  inside: z.boolean().default(false),
  words: patterns.min(1),
});

/** A vital sign that is read as a number behind its name: out of range below `below` and from `from` on. */
const measure = z.strictObject({
  names: patterns.min(1),
  below: z.number().optional(),
  from: z.number().optional(),
  /** A number outside of these is none of this. */
  between: z.tuple([z.number(), z.number()]),
  /** What tells it without a name: "39,8 graden". */
  units: patterns.default([]),
});

const wordList = z.strictObject({
  /** May stand between the words of any pattern, and count for no reach. */
  small: z.array(z.string()).default([]),
  /** Behind these a full stop ends no sentence. */
  abbreviations: z.array(z.string()).default([]),
  /** End the reach of a trigger. */
  ends: patterns.default([]),
  /** Words that stand in several patterns, by a name in capitals. */
  groups: z.record(z.string(), z.string()).default({}),
  /** What is looked for: kind, heading, patterns. */
  terms: z.record(z.string(), z.record(z.string(), patterns)),
  /** Hold a term and yet are none: "direct na het eten". */
  calm: patterns.default([]),
  triggers: z.array(trigger).default([]),
  /** Hold a trigger and yet are none: "niet alleen". */
  noTriggers: patterns.default([]),
  measures: z.record(z.string(), measure).default({}),
  /** Between two numbers of one vital sign, of which the second counts too: "van 95 naar 82". */
  towards: z.array(z.string()).default([]),
  /** Behind a number that is no vital sign: "mg", "dagen". */
  otherUnits: z.array(z.string()).default([]),
  /** Before a number that is no vital sign: "week 4". */
  counted: z.array(z.string()).default([]),
  /** Behind "x" or "times", what makes a rate of it: "32 x per min". */
  rates: z.array(z.string()).default([]),
});

export type WordList = z.output<typeof wordList>;
export type Trigger = WordList['triggers'][number];
export type Measure = WordList['measures'][string];

/** Reads a word list from the text of its file. @throws z.ZodError when it is none */
export function readWordList(yaml: string): WordList {
  return wordList.parse(parse(yaml));
}
