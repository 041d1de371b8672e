import { placeOfCursor, type PageEnd } from '../domain/cursor';

export { cursorOf } from '../domain/cursor';

/** @throws Error without the text when it is no cursor of ours; those from cards were checked before (actions/parts.ts) */
export function readCursor(cursor: string): PageEnd {
  const place = placeOfCursor(cursor);
  if (place === undefined) throw new Error('Not a cursor');
  return place;
}

/** The most documents in one page. */
const maxPage = 100;

/** @throws Error for anything but a whole number from 1 to 100 */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxPage) throw new Error(`A page has 1 to ${maxPage} documents`);
}
