import { bsnMark, bsnRefusal, type NotBsn } from '../domain/without-bsn';
import { containsBsn } from '../domain/bsn';
import type { Fields } from './fields';

/**
 * M9: the way on for a number that may be a BSN and is none, on every form that has a text. It comes after the refusal,
 * and holds for the texts it was made about (M14).
 */
export const notBsnField = {
  kind: 'statement',
  label: ({ info }) => info.notBsnLabel,
  title: ({ info }) => info.notBsn,
} as const satisfies Fields<unknown>[string];

/** The marks of the texts on a form that hold what may be a BSN and was stated to be none; empty where none does. */
export function marksOf(fields: Fields<never>, values: Readonly<Record<string, NotBsn>>): string {
  return Object.entries(fields)
    .flatMap(([id, field]) =>
      field.kind === 'text' && field.ofName !== true ? [{ text: values[id] ?? '', label: field.behind }] : [],
    )
    .filter(({ text, label }) => containsBsn(text, label) && bsnRefusal(text, values.notBsn, label) === undefined)
    .map(({ text }) => bsnMark(text))
    .join(',');
}
