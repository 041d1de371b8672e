import { z } from 'zod';

/** Where a page of a list ended: the order value of the last one shown, then what breaks ties. */
export interface PageEnd {
  value: string;
  id: string;
  /**
   * Two partitions may hold the same id with the same order value; without this a page would skip
   * one. Undefined stands behind all of them: for ids that are unique everywhere.
   */
  partition?: string | undefined;
}

/** Longest cursor, in UTF-16 units: a long name in front of two long ids. */
export const cursorMax = 800;

/** What we order by and name things with holds no control characters and no halves of surrogate pairs. */
const part = z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u);
const parts = z.union([z.tuple([part, part]), z.tuple([part, part, part])]);

/** A place as the text that `next` and `after` carry; the same in every store. */
export function cursorOf({ value, id, partition }: PageEnd): string {
  return JSON.stringify(partition === undefined ? [value, id] : [value, id, partition]);
}

/** The place a cursor names; undefined when it is no cursor of ours: cursors come back from cards. */
export function placeOfCursor(cursor: string): PageEnd | undefined {
  const read = parts.safeParse(parsed(cursor));
  if (!read.success) return undefined;
  const [value, id, partition] = read.data;
  return { value, id, partition };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(cursor);
  } catch {
    return undefined;
  }
}
