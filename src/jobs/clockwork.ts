import { after, type Instant } from '../domain/instant';
import type { Tell } from '../store/tell-commits';
import { lookIn, type Instance } from '../usecases/clock-lease';
import type { Deps } from '../usecases/deps';
import { enter, type Job } from './agenda';
import { watchClock } from './clock-watch';
import type { OnError } from './on-error';
import { roundNames, type RoundName, type Rounds } from './rounds';

/** How long after a look that failed the next is, in milliseconds. */
const againMs = 5_000;
/** Longer than from any look to the next, in milliseconds. */
const farMs = 5 * 60_000;

/** The lease is whose the clock's work is (ADR 27). */
export type Part = RoundName | 'lease';
export const parts: readonly Part[] = ['lease', ...roundNames];

/**
 * What one instance does of the clock's work and when, without the timers: each part one thing after the other.
 * @param elapsed milliseconds of a clock that never jumps; without it nobody sets the clock
 */
export function createClockwork(
  rounds: Rounds,
  deps: Deps,
  me: Instance,
  onError: OnError,
  elapsed = () => Date.parse(deps.now()),
) {
  const entries = roundNames.flatMap((part) =>
    Object.entries<Job>(rounds[part]).map(([what, job]) => ({ part, what, ...enter(job, deps) })),
  );
  let owner = false;
  let nextLook = '';
  let lookedAt = Number.NEGATIVE_INFINITY;
  const clockWasSet = watchClock(deps.now, elapsed);
  const look = async (): Promise<void> => {
    const before = owner;
    nextLook = after(deps.now(), againMs);
    const found = await lookIn(deps, me);
    ({ owner, nextAt: nextLook } = found);
    lookedAt = elapsed();
    if (owner && (!before || found.left)) for (const entry of entries) entry.anew();
  };
  // Further ahead than it is ever set: the clock was put back.
  const lookAt = (): Instant => (nextLook > after(deps.now(), farMs) ? '' : nextLook);
  const lease = { part: 'lease', what: 'lease', dueAt: lookAt, attend: look };
  /** What was known by the clock of before is forgotten, so that nothing waits for a time that is hours ahead now. */
  const followClock = (): void => {
    if (!clockWasSet()) return;
    nextLook = '';
    for (const entry of entries) entry.clockSet();
  };
  const of = (part: Part) => [lease, ...entries].filter((each) => each.part === part);
  return {
    /** Once nothing is under way any more that a run has left so. */
    ended: async (): Promise<void> => {
      for (const part of roundNames) for (const job of Object.values<Job>(rounds[part])) await job.ends?.();
    },
    /** Called for each document that this process commits. */
    committed: ((written) => {
      for (const entry of entries) entry.note(written);
    }) satisfies Tell,
    /** When something of this part is due; undefined: not as far as this instance knows. */
    dueAt: (part: Part): Instant | undefined => {
      followClock();
      return of(part)
        .flatMap((each) => each.dueAt(owner) ?? [])
        .sort()[0];
    },
    /** How long ago this instance last said that it runs, in milliseconds. */
    sinceLookMs: (): number => elapsed() - lookedAt,
    /** Does what is due of it; each job in its own try, so that a fault in one does not keep the others from running. */
    attend: async (part: Part, stopped: () => boolean): Promise<void> => {
      for (const { what, attend } of of(part)) {
        if (stopped()) return;
        await attend(owner, stopped).catch((error: unknown) => {
          onError(what, '', error);
        });
      }
    },
  };
}
