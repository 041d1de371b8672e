import { z } from 'zod';
import { cursorMax, placeOfCursor } from '../domain/cursor';
import { dayFilledIn } from '../domain/day';
import type { FieldOf, Fields } from '../forms/fields';

/** An id as we make them; anything else is no id of ours. */
export const id = z.string().regex(/^[\w.:-]{1,120}$/);
/** Longest text a card may post; the rules' own limits (M10) answer with a sentence below it. Half a pair is no text. */
const text = z
  .string()
  .max(20_000)
  .overwrite((posted) => posted.replace(/\p{Surrogate}/gu, ''));
export const typed = text.default('');
const day = text.overwrite(dayFilledIn).default('');
/** The values with commas between them: some phones post semicolons, or a comma in front. */
const several = text.overwrite((posted) => (posted.match(/[^,;\s]+/g) ?? []).join(',')).default('');
export const toggle = z.enum(['true', 'false']).default('false');
/** The place in a list where the page before ended; a made-up one is no input, as a made-up id is none. */
export const place = z
  .string()
  .max(cursorMax)
  .refine((cursor) => placeOfCursor(cursor) !== undefined)
  .optional();

/** Pressed on a form to search its choices: it comes back with what was found, and nothing is done. */
export const seek = z.literal('true').optional();

/**
 * M14: the marks of the texts it was stated of; `true` as first ticked for texts that did not come back (M9), and of
 * cards that knew no marks. A mark of another length is one of an earlier program: it is asked again.
 */
export const statement = z
  .string()
  .regex(/^(?:true|false|[0-9a-f]{8,16}(?:,[0-9a-f]{8,16}){0,9})?$/)
  .overwrite((said) => (said === 'false' ? '' : said))
  .default('');

type InputOf<F> = F extends { kind: 'statement' }
  ? typeof statement
  : F extends { kind: 'toggle' }
    ? typeof toggle
    : typeof typed;
type InputsOf<F> = { [K in keyof F]: InputOf<F[K]> };

/** What a press on a form posts of its fields; what is left out is empty. */
export function inputsOf<F extends Fields<never>>(fields: F): InputsOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, inputOf(field)])) as InputsOf<F>;
}

function inputOf(field: FieldOf<never>): typeof toggle | typeof typed {
  if (field.kind === 'statement') return statement;
  if (field.kind === 'toggle') return toggle;
  if (field.kind === 'date') return day;
  return field.kind === 'choice' && field.several !== undefined ? several : typed;
}
