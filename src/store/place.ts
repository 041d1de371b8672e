import { CodedError } from '../errors';
import { cursorOf, placeOfCursor, type PageEnd } from '../domain/cursor';
import { UnreadableDocument, type OnUnreadable } from './documents';

/** @throws CodedError without the text when it is no cursor of ours; those from cards were checked before (actions/parts.ts) */
export function readCursor(cursor: string): PageEnd {
  const place = placeOfCursor(cursor);
  if (place === undefined) throw new CodedError('OUR_MISTAKE', 'Not a cursor');
  return place;
}

/** The most documents in one page. */
const maxPage = 100;

/** @throws CodedError for anything but a whole number from 1 to 100 */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxPage)
    throw new CodedError('OUR_MISTAKE', `A page has 1 to ${maxPage} documents`);
}

/**
 * A page of what a query found when it was asked for one row more than the page holds. A row that cannot be read is an
 * error, unless somebody is to be told that it is skipped.
 */
export function pageOf<R, D>(
  rows: readonly R[],
  { limit, onUnreadable }: { limit: number; onUnreadable?: OnUnreadable },
  parse: (row: R) => D,
  placeOf: (row: R) => PageEnd,
): { items: D[]; next: string | undefined } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const items = shown.flatMap((row) => readable(() => parse(row), onUnreadable));
  return { items, next: last && cursorOf(placeOf(last)) };
}

/** What was read; nothing where it cannot be and somebody is told that it is skipped. */
export function readable<D>(read: () => D, onUnreadable?: OnUnreadable): D[] {
  try {
    return [read()];
  } catch (error) {
    if (onUnreadable === undefined || !(error instanceof UnreadableDocument)) throw error;
    onUnreadable(error);
    return [];
  }
}
