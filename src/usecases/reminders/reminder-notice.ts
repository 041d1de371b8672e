import { DateTime } from 'luxon';
import type { CardSubject, DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';

type Notice = DocumentOf<'notice'>;

/**
 * D5, G4: the notice that reminds a team of a thread; its id says for what, so that it exists once.
 * `occasion` is the beginning of the turn (D5) or a local date (G4).
 */
export function reminderNotice(deps: Deps, thread: DocumentOf<'thread'>, teamId: string, occasion: string): Notice {
  const { networkId, threadId } = thread;
  const id = `notice:remind:${threadId}:${teamId}:${occasion}`;
  return notice(deps, thread.partition, id, { kind: 'reminder', networkId, threadId, teamId });
}

/** The same of a request for a network (N5): the practice's team is reminded. */
export function requestReminderNotice(deps: Deps, request: DocumentOf<'network-request'>, occasion: string): Notice {
  const { practiceId, requestId, practiceTeamId: teamId } = request;
  const id = `notice:remind:${requestId}:${teamId}:${occasion}`;
  return notice(deps, request.partition, id, { kind: 'request-reminder', practiceId, requestId, teamId });
}

function notice(
  deps: Deps,
  partition: string,
  id: string,
  about: Extract<CardSubject, { kind: 'reminder' | 'request-reminder' }>,
): Notice {
  return {
    type: 'notice',
    partition,
    id,
    schemaVersion: 1,
    about,
    version: 1,
    alertTeamId: about.teamId,
    alertPersonIds: [],
    state: 'pending',
    dueAt: deps.now(),
  };
}

/** G4: the occasion of a reminder from the digest: the local date. */
export function todayOf(deps: Deps): string {
  return DateTime.fromISO(deps.now(), { zone: deps.region.terms.zone }).toFormat('yyyy-MM-dd');
}
