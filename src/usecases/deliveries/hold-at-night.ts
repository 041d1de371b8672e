import { daytime } from '../../domain/calendar';
import { instantOf, type Instant } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';

/**
 * D5: until when a card must wait that is not in the chat yet: a reminder by the clock, decided in the daytime and
 * held up since, waits from 20:00 until 07:00 local time. Undefined: it may go now. A reminder that somebody asked
 * for (G4) goes at any hour.
 */
export function heldUntil(deps: Deps, { about, subjectId, shown }: DocumentOf<'card'>): Instant | undefined {
  if (about.kind !== 'reminder' || shown !== null || !isOfTurn(subjectId)) return undefined;
  const phase = daytime(deps.region.terms.zone)(Date.parse(deps.now()));
  return phase.runs ? undefined : instantOf(phase.until);
}

/** The notice's id ends with the beginning of the turn (D5), or with the local date on which somebody asked for it (G4). */
function isOfTurn(noticeId: string): boolean {
  return /:\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(noticeId);
}
