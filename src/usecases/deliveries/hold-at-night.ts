import { daytime } from '../../domain/calendar';
import { instantOf, type Instant } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';

/**
 * D5: until when a card must wait that is not in the chat yet: a reminder by the clock, decided in the daytime and
 * held up since, waits from 20:00 until 07:00 local time. Undefined: it may go now. A reminder that somebody asked
 * for (G4) goes at any hour.
 */
export function heldUntil(deps: Deps, { about, shown }: DocumentOf<'card'>): Instant | undefined {
  if (about.kind !== 'reminder' || shown !== null || about.ofTurn === null) return undefined;
  const phase = daytime(deps.region.terms.zone)(Date.parse(deps.now()));
  return phase.runs ? undefined : instantOf(phase.until);
}
