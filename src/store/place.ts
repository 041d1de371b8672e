/** The place of a document in an ordered result: its order value, then what breaks ties. */
export interface Place {
  value: string;
  id: string;
  /**
   * Two partitions may hold the same id with the same order value; without this a page would skip
   * one. Undefined stands behind all of them: for ids that are unique everywhere.
   */
  partition: string | undefined;
}

/** A place as the text that `next` and `after` carry; the same in every store. */
export function cursorOf(place: Place): string {
  return JSON.stringify([place.value, place.id, place.partition]);
}

/** @throws Error without the text when it is no cursor of ours: cursors come back from cards */
export function readCursor(cursor: string): Place {
  const parts = partsOf(cursor);
  const [value, id, partition] = parts.filter((part) => typeof part === 'string');
  const isWhole = parts.length === (partition === undefined ? 2 : 3);
  if (value === undefined || id === undefined || !isWhole) throw new Error('Not a cursor');
  return { value, id, partition };
}

function partsOf(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(cursor);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** The most documents in one page. */
const maxPage = 100;

/** @throws Error for anything but a whole number from 1 to 100 */
export function checkLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxPage) throw new Error(`A page has 1 to ${maxPage} documents`);
}
