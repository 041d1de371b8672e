import { cursorOf, placeOfCursor } from './cursor';

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
}

/** What a list is ordered by, with what breaks ties. */
interface OrderedBy {
  value: string;
  id: string;
}

/**
 * One page of a list that was read whole, by what it is ordered by; `descending`: highest first. The page goes on
 * behind a place, not a number, so that what comes or goes meanwhile hides nothing.
 */
export function pageOf<T>(
  all: readonly T[],
  orderedBy: (each: T) => OrderedBy,
  { after, limit, descending = false }: PageAsked & { descending?: boolean },
): PageOf<T> {
  const compare = (one: OrderedBy, other: OrderedBy): number => {
    const order = byText(one.value, other.value) || byText(one.id, other.id);
    return descending ? -order : order;
  };
  const place = after === undefined ? undefined : placeOfCursor(after);
  const left = all
    .filter((each) => place === undefined || compare(orderedBy(each), place) > 0)
    .sort((one, other) => compare(orderedBy(one), orderedBy(other)));
  const shown = left.slice(0, limit);
  const last = shown.at(-1);
  const next = last && left.length > shown.length ? cursorOf({ ...orderedBy(last), partition: undefined }) : undefined;
  return { shown, next };
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
