import { cursorOf, placeOfCursor, type PageEnd } from './cursor';

/** What a page is asked with. */
export interface PageAsked {
  /** Where the page before ended; undefined for the first. */
  after: string | undefined;
  limit: number;
}

/** A page of a list, and where the next begins: nothing is left out that cannot be reached. */
export interface PageOf<T> {
  shown: T[];
  /** Undefined at the end. */
  next: string | undefined;
  /** How many could not be read and are left out. */
  unread?: number;
}

/**
 * One page of a list that was read whole, by where each stands in it; `descending`: highest first. The page goes on
 * behind a place, not a number, so that what comes or goes meanwhile hides nothing.
 */
export function pageOf<T>(
  all: readonly T[],
  placeOf: (each: T) => PageEnd,
  { after, limit, descending = false }: PageAsked & { descending?: boolean | undefined },
): PageOf<T> {
  const compare = (one: PageEnd, other: PageEnd): number => (descending ? byPlace(other, one) : byPlace(one, other));
  const place = after === undefined ? undefined : placeOfCursor(after);
  const left = all
    .filter((each) => place === undefined || compare(placeOf(each), place) > 0)
    .sort((one, other) => compare(placeOf(one), placeOf(other)));
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  return { shown, next: last && left.length > shown.length ? cursorOf(placeOf(last)) : undefined };
}

function byPlace(one: PageEnd, other: PageEnd): number {
  return (
    byText(one.value, other.value) || byText(one.id, other.id) || byText(one.partition ?? '', other.partition ?? '')
  );
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
