import { DateTime } from 'luxon';
import type { Instant } from '../../domain/instant';
import type { CardSubject, DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';

type Notice = DocumentOf<'notice'>;

/** For what a reminder is: the turn that began then (D5), or the local date on which somebody asked for it (G4). */
export type Occasion = { turn: Instant } | { date: string };

/** D5, G4: the notice that reminds a team of a thread; its id tells its occasion apart, so that it exists once. */
export function reminderNotice(deps: Deps, thread: DocumentOf<'thread'>, teamId: string, occasion: Occasion): Notice {
  const { networkId, threadId } = thread;
  const id = `notice:remind:${threadId}:${teamId}:${wordOf(occasion)}`;
  return notice(deps, thread.partition, id, {
    kind: 'reminder',
    networkId,
    threadId,
    teamId,
    ofTurn: turnOf(occasion),
  });
}

/** The same of a request for a network (N5): the practice's team is reminded. */
export function requestReminderNotice(deps: Deps, request: DocumentOf<'network-request'>, occasion: Occasion): Notice {
  const { practiceId, requestId, practiceTeamId: teamId } = request;
  const id = `notice:remind:${requestId}:${teamId}:${wordOf(occasion)}`;
  return notice(deps, request.partition, id, {
    kind: 'request-reminder',
    practiceId,
    requestId,
    teamId,
    ofTurn: turnOf(occasion),
  });
}

function wordOf(occasion: Occasion): string {
  return 'turn' in occasion ? occasion.turn : occasion.date;
}

function turnOf(occasion: Occasion): Instant | null {
  return 'turn' in occasion ? occasion.turn : null;
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
export function todayOf(deps: Deps): Occasion {
  return { date: DateTime.fromISO(deps.now(), { zone: deps.region.terms.zone }).toFormat('yyyy-MM-dd') };
}
