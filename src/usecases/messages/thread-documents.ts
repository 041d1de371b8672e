import { deadlineOf, reminderAt } from '../../domain/deadline';
import type { Region } from '../../domain/region';
import { teamOf, turnOf, otherSide, type ThreadEvent } from '../../domain/thread';
import type { Told } from '../../domain/told';
import type { CardSubject, DocumentOf } from '../../store/documents';
import { key } from '../../store/keys';
import type { Deps } from '../deps';
import { notice } from '../notices/notice';
import { withMessage, type Written } from './thread-messages';

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

/** The thread after one more event, and the message that came with it. */
export function withEvent(region: Region, thread: Thread, event: ThreadEvent, written?: Written): Thread {
  const events = [...thread.events, event];
  const after = { ...thread, events, version: thread.version + 1 };
  return withTurn(region, written ? withMessage(after, written) : after);
}

/** The notice that a thread changed, to be spread over cards. */
export function threadNotice(deps: Deps, thread: Thread, told: Told): DocumentOf<'notice'> {
  const { networkId, threadId, version } = thread;
  const { partition } = key.thread(networkId, threadId);
  const about: CardSubject = { kind: 'thread', networkId, threadId };
  return notice(deps, { partition, id: `notice:${threadId}:${version}`, about, version, told });
}
