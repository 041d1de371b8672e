import { after, type Instant } from './instant';
import { refuse, type Outcome, accept } from './outcome';

/** How long a slip can be taken back, in minutes. */
export const undoMinutes = 10;

/** Until when what was done then can be taken back. */
export function undoUntil(at: Instant): Instant {
  return after(at, undoMinutes * 60_000);
}

/**
 * A settled thread, a ticked step, a deactivated colleague: ten minutes, by whoever did it, as long as it is the last
 * that happened. `last`: what happened last, if it is one of these.
 */
export function checkUndo(
  last: { at: Instant; personId: string } | undefined,
  personId: string,
  now: Instant,
): Outcome<null> {
  if (last === undefined || last.personId !== personId) return refuse({ kind: 'undo-changed' });
  return now > undoUntil(last.at) ? refuse({ kind: 'undo-late' }) : accept(null);
}
