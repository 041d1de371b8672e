import { containsBsn } from '../domain/bsn';
import { textMark } from '../domain/text-mark';
import { bsnRefusal, type NotBsn } from '../domain/without-bsn';
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

/** By its field, the mark of each text on a form that holds what may be a BSN and was stated to be none. */
export function statedTexts(
  fields: Fields<never>,
  values: Readonly<Record<string, NotBsn>>,
): ReadonlyMap<string, string> {
  const stated = Object.entries(fields).flatMap(([id, field]): [string, string][] => {
    if (field.kind !== 'text' || field.ofName === true) return [];
    const { [id]: text = '', notBsn } = values;
    const holds = containsBsn(text, field.behind) && bsnRefusal(text, notBsn, field.behind) === undefined;
    return holds ? [[id, textMark(text)]] : [];
  });
  return new Map(stated);
}
