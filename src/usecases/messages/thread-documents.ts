import { deadlineOf, reminderAt } from '../../domain/deadline';
import type { Region } from '../../domain/region';
import { teamOf, turnOf, otherSide, type ThreadEvent } from '../../domain/thread';
import type { Told } from '../../domain/told';
import type { CardSubject, DocumentOf } from '../../store/documents';
import { key } from '../../store/keys';
import type { Deps } from '../deps';
import { notice } from '../notices/notice';

type Thread = DocumentOf<'thread'>;

/** What a thread is before turn and deadline are computed. */
export type ThreadFacts = Omit<Thread, 'turnTeamId' | 'waitingTeamId' | 'deadline' | 'dueAt' | 'remindAt'>;

/** The thread with turn, deadline and reminder computed from its events and pauses (M2, M7, D1, D3, D5, D6), for the queries to find. */
export function withTurn(region: Region, thread: ThreadFacts): Thread {
  const turn = turnOf(thread);
  // C5: no clock runs in a frozen network; the events stay as they were recorded.
  if (turn.side === null || thread.ended === 'frozen') {
    return { ...thread, turnTeamId: null, waitingTeamId: null, deadline: null, dueAt: null, remindAt: null };
  }
  const pauses = thread.pauses[turn.side];
  const deadline = deadlineOf(turn.since, thread.category, region.terms, pauses);
  const remindAt = reminderAt(turn.since, deadline, region.terms, pauses) ?? null;
  return {
    ...thread,
    turnTeamId: teamOf(thread, turn.side),
    waitingTeamId: teamOf(thread, otherSide(turn.side)),
    deadline,
    dueAt: deadline.at,
    remindAt: thread.remindedFor === turn.since ? null : remindAt,
  };
}

/** The thread after one more event. */
export function withEvent(region: Region, thread: Thread, event: ThreadEvent, hasText: boolean): Thread {
  return withTurn(region, {
    ...thread,
    events: [...thread.events, event],
    messages: thread.messages + (hasText ? 1 : 0),
    version: thread.version + 1,
  });
}

export interface WrittenText {
  kind: DocumentOf<'message'>['kind'];
  personId: string;
  authorName: string;
  teamId: string;
  text: string;
}

/** A message of a thread; its number places it (1 is the question). */
export function messageDocument(deps: Deps, thread: Thread, written: WrittenText): DocumentOf<'message'> {
  return {
    ...key.message(thread.networkId, thread.threadId, thread.messages),
    schemaVersion: 1,
    networkId: thread.networkId,
    threadId: thread.threadId,
    number: thread.messages,
    at: deps.now(),
    ...written,
  };
}

/** The notice that a thread changed, to be spread over cards. */
export function threadNotice(deps: Deps, thread: Thread, told: Told): DocumentOf<'notice'> {
  const { networkId, threadId, version } = thread;
  const { partition } = key.thread(networkId, threadId);
  const about: CardSubject = { kind: 'thread', networkId, threadId };
  return notice(deps, { partition, id: `notice:${threadId}:${version}`, about, version, told });
}
