import { createHash } from 'node:crypto';
import type { Actor } from '../domain/directory';
import type { Outcome } from '../domain/outcome';
import type { DocumentOf } from '../store/documents';
import type { Write } from '../store/store';
import type { Deps } from './deps';

/** What a use case decided: a refusal, or a value with the batch that makes it true. */
export type Decision<T> = Outcome<T> & { partition?: string; writes?: Write[] };

/** How often a decision is made anew when somebody else was first. */
const attempts = 8;

/**
 * Reads, decides and commits in one batch; when another press was first, reads and decides
 * again on what is true then. Refuses with `busy` if that keeps happening; nothing is stored.
 */
export async function decide<T>(
  deps: Pick<Deps, 'store' | 'wake'>,
  run: () => Promise<Decision<T>>,
): Promise<Outcome<T>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const decision = await run();
    if (!decision.ok || decision.partition === undefined || decision.writes === undefined) return decision;
    const committed = await deps.store.commit(decision.partition, decision.writes);
    if (committed.ok) {
      deps.wake();
      return { ok: true, value: decision.value };
    }
  }
  return { ok: false, refusal: { kind: 'busy' } };
}

/**
 * What makes a press the same press (PLATFORM, trap 8): verb, card instance, person and what was
 * typed. Other words on the same old card are another press, so that no text is lost in silence.
 */
export interface Press {
  verb: string;
  /** The card instance: the form's id, or the version of the thread the card shows. */
  card: string;
  typed: string;
}

/** The id of the marker that makes pressing twice harmless. */
function pressId(actor: Actor, press: Press): string {
  const typed = createHash('sha256').update(press.typed).digest('hex').slice(0, 16);
  return `press:${press.verb}:${actor.personId}:${press.card}:${typed}`;
}

export function pressMarker(
  deps: Deps,
  partition: string,
  actor: Actor,
  press: Press,
  result: string,
): DocumentOf<'press'> {
  return {
    type: 'press',
    partition,
    id: pressId(actor, press),
    schemaVersion: 1,
    result,
    at: deps.now(),
  };
}

/** What an earlier press with the same key came to, if there was one. */
export async function earlierPress(
  deps: Deps,
  partition: string,
  actor: Actor,
  press: Press,
): Promise<string | undefined> {
  return (await deps.store.get('press', partition, pressId(actor, press)))?.doc.result;
}
