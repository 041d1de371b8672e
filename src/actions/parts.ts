import { z } from 'zod';
import { cursorMax, placeOfCursor } from '../domain/cursor';
import type { Fields } from '../forms/fields';

/** An id as we make them; anything else is no id of ours. */
export const id = z.string().regex(/^[\w.:-]{1,120}$/);
/** Longest text a card may post; the rules' own limits (M10) answer with a sentence below it. Half a pair is no text. */
export const typed = z
  .string()
  .max(20_000)
  .overwrite((text) => text.replace(/\p{Surrogate}/gu, ''))
  .default('');
export const toggle = z.enum(['true', 'false']).default('false');
/** The place in a list where the page before ended; a made-up one is no input, as a made-up id is none. */
export const place = z
  .string()
  .max(cursorMax)
  .refine((cursor) => placeOfCursor(cursor) !== undefined)
  .optional();

/** Pressed on a form to search its choices: it comes back with what was found, and nothing is done. */
export const seek = z.literal('true').optional();

/** `true` as ticked with this press, or the marks of the texts it was stated of before (M14). */
export const statement = z
  .string()
  .regex(/^(?:true|false|[0-9a-f]{8}(?:,[0-9a-f]{8}){0,9})?$/)
  .overwrite((said) => (said === 'false' ? '' : said))
  .default('');

const inputKinds = { toggle, statement };

type InputOf<F> = F extends { kind: infer K extends keyof typeof inputKinds } ? (typeof inputKinds)[K] : typeof typed;
type InputsOf<F> = { [K in keyof F]: InputOf<F[K]> };

/** What a press on a form posts of its fields; what is left out is empty. */
export function inputsOf<F extends Fields<never>>(fields: F): InputsOf<F> {
  const inputs = Object.entries(fields).map(([id, { kind }]) => [
    id,
    kind === 'toggle' || kind === 'statement' ? inputKinds[kind] : typed,
  ]);
  return Object.fromEntries(inputs) as InputsOf<F>;
}
