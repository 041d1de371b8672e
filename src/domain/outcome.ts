import type { Refusal } from './refusal';

/**
 * What a rule or use case answers: a value, or a refusal to be shown in the user's words.
 * Exceptions are for bugs and infrastructure only (docs/decisions/0004-refusals-as-values.md).
 */
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
