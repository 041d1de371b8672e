import { DateTime } from 'luxon';
import type { Instant } from '../../domain/instant';
import { told } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import type { ListedThread } from '../../store/store';
import type { Deps } from '../deps';
import { notice } from '../notices/notice';

/** For what a reminder is: the turn that began then (D5), or the local date on which somebody asked for it (G4), and who. */
export type Occasion = { turn: Instant } | { date: string; by?: string };

/** D5, G4: the notice that reminds a team of a thread; its id tells its occasion apart, so that it exists once. */
export function reminderNotice(
  deps: Deps,
  thread: ListedThread,
  teamId: string,
  occasion: Occasion,
): DocumentOf<'notice'> {
  const { networkId, threadId } = thread;
  const [word, ofTurn] = 'turn' in occasion ? [occasion.turn, occasion.turn] : [occasion.date, null];
  const about = { kind: 'reminder' as const, networkId, threadId, teamId, ofTurn };
  const id = `notice:remind:${threadId}:${teamId}:${word}`;
  const by = 'by' in occasion ? occasion.by : undefined;
  return notice(deps, { partition: thread.partition, id, about, version: 1, told: told.reminded(teamId, by) });
}

/** G4: the occasion of a reminder from the digest: the local date. */
export function todayOf(deps: Deps): { date: string } {
  return { date: DateTime.fromISO(deps.now(), { zone: deps.region.terms.zone }).toFormat('yyyy-MM-dd') };
}
