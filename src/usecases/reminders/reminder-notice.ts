import { DateTime } from 'luxon';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';

/**
 * D5, G4: the notice that reminds a team of a thread; its id says for what, so that it exists once.
 * `occasion` is the beginning of the turn (D5) or a local date (G4).
 */
export function reminderNotice(
  deps: Deps,
  thread: DocumentOf<'thread'>,
  teamId: string,
  occasion: string,
): DocumentOf<'notice'> {
  const { networkId, threadId } = thread;
  return {
    type: 'notice',
    partition: thread.partition,
    id: `notice:remind:${threadId}:${teamId}:${occasion}`,
    schemaVersion: 1,
    about: { kind: 'reminder', networkId, threadId, teamId },
    version: 1,
    alertTeamId: teamId,
    alertPersonIds: [],
    state: 'pending',
    dueAt: deps.now(),
  };
}

/** G4: the occasion of a reminder from the digest: the local date. */
export function todayOf(deps: Deps): string {
  return DateTime.fromISO(deps.now(), { zone: deps.region.terms.zone }).toFormat('yyyy-MM-dd');
}
