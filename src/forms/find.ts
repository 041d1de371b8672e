import { nameMatches, plainOf } from '../domain/name-search';
import type { Choice, Fields } from './fields';

/** How many choices of a field that grows with the directory one card shows; the others are searched. */
export const choicesMax = 50;
/** How many it shows beside those that were chosen before, however many these are. */
const othersMin = 10;

/** The search of a form whose choices grow with the directory; it is asked where they are more than one card shows (`cards/fields.ts`). */
export const findField = {
  kind: 'text',
  label: ({ find }) => find.label,
  hint: ({ find }) => find.hint,
  maxLength: 80,
} as const satisfies Fields<unknown>[string];

/** What is sought on a form beside its values, as typed. */
export interface Sought {
  find?: string | undefined;
}

/**
 * The choices that one card shows: what was chosen before, then what bears the words that are sought, the same name
 * first, then the names that begin so. So whoever types a whole name finds it, however many others hold it.
 */
export function choicesFound(all: Choice[], chosen: readonly string[], sought: string): Choice[] {
  if (all.length <= choicesMax) return all;
  const found = matching(all, sought);
  const kept = all.filter(({ value }) => chosen.includes(value));
  const others = (found.length === 0 ? all : found).filter((each) => !kept.includes(each));
  return [...kept, ...others.slice(0, Math.max(choicesMax - kept.length, othersMin))];
}

/** Whether nothing bears the words that are sought. */
export function nothingFound(all: Choice[], sought: string): boolean {
  return matching(all, sought).length === 0;
}

function matching(all: Choice[], sought: string): Choice[] {
  const words = plainOf(sought);
  const far = ({ title }: Choice): number => {
    const name = plainOf(title);
    return name === words ? 0 : name.startsWith(words) ? 1 : 2;
  };
  return all.filter(({ title }) => nameMatches(title, sought)).sort((one, other) => far(one) - far(other));
}
