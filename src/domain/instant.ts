/** A moment as ISO-8601 in UTC with milliseconds and `Z`, so that comparing texts compares moments. */
export type Instant = string;

/** Milliseconds since 1970 as an Instant. */
export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** The moment `milliseconds` after `at` (before it, when negative). */
export function after(at: Instant, milliseconds: number): Instant {
  return instantOf(Date.parse(at) + milliseconds);
}
