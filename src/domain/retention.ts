import { after, type Instant } from './instant';
import type { RequestState } from './network-request';

/** Days, where a region does not choose otherwise. */
export const standardRetentionDays = 30;
/** The most a region may choose, in days. */
export const retentionDaysMax = 365;

const day = 24 * 3_600_000;

/**
 * What ended, or was touched last, at this moment or before has been kept long enough: `days` times
 * 24 hours, so that clock changes make no difference.
 */
export function keptLongEnough(now: Instant, days: number): Instant {
  return after(now, -days * day);
}

/** Whether details kept since then are to be removed; null: they are needed, or gone. */
export function mustForget(since: Instant | null, now: Instant, days: number): boolean {
  return since !== null && since <= keptLongEnough(now, days);
}

/** The steps at which the start of a network holds a client's details; once done it holds none. */
export const stepsWithDetails = ['network', 'message'] as const;

/**
 * Whether the only record of the client's consent goes with a request's details. Of an accepted
 * one the network keeps it, and must be seen to do so before this copy goes (C1, C2).
 */
export function consentMovedOn(state: RequestState): boolean {
  return state === 'accepted';
}

/** The part of a request for a network (N5) that says something of a client. */
interface WithDetails {
  client: unknown;
  consent: unknown;
  reason: string;
  decision: { reason: string } | null;
  forgotten: { at: Instant; days: number } | null;
}

/**
 * A request without its client's details. What goes: name and birth date, the consent with who gave
 * it, the question, the reason for declining – people type anything there. What stays: which teams
 * and professionals, when, and what came of it.
 */
export function withoutDetails<T extends WithDetails>(request: T, now: Instant, days: number): T {
  const { decision } = request;
  return {
    ...request,
    client: null,
    consent: null,
    reason: '',
    decision: decision && { ...decision, reason: '' },
    forgotten: { at: now, days },
  };
}
