import type { Actor } from '../../../domain/directory';
import type { StepEvent } from '../../../domain/steps';
import { botId, turnOf } from '../../../domain/thread';
import { told } from '../../../domain/told';
import { insert } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import type { Stored, Write } from '../../../store/store';
import type { Change } from '../../decide';
import type { Deps } from '../../deps';
import { threadPauses } from '../../directory/read-absences';
import { newThread, startOf } from '../../messages/send-message';
import { threadNotice, withEvent } from '../../messages/thread-documents';
import { threadWrites } from '../../messages/thread-messages';

/** No person, so no card of its own. */
const bot = { personId: botId, name: 'Schakel', staff: [] } as const satisfies Actor;

/** What the bot writes, in the language of who caused it: kept as written, like every message (M8). */
export interface OwnMessage {
  subject: string;
  text: string;
}

/**
 * N4: the bot's own message to the practice, on behalf of the team that starts: link the patient
 * card and invite the resident. Category Administratie, so 48 hours (M2). The practice's team is
 * alerted; the starter finds it in the network.
 */
export async function askSteps(
  deps: Deps,
  network: DocumentOf<'network'>,
  practiceTeamId: string,
  own: OwnMessage,
): Promise<Change & { threadId: string }> {
  const sides = { askerTeamId: network.startedByTeam, addresseeTeamId: practiceTeamId, since: deps.now() };
  const message = { category: 'administration' as const, teamId: practiceTeamId, ...own, asks: true };
  // No deputy ticks the practice's steps (A2).
  const pauses = await threadPauses(deps, [], sides);
  const thread = newThread(deps, network, bot, network.startedByTeam, message, pauses);
  return {
    threadId: thread.threadId,
    writes: [insert(thread), insert(threadNotice(deps, thread, told.stepsAsked(thread)))],
    record: startOf(thread),
  };
}

/**
 * N4: answers the bot's message by itself, and tells the team that waits. One that was answered
 * or settled by hand stays as it is.
 */
export function answerWrites(
  deps: Deps,
  found: Stored<DocumentOf<'thread'>>,
  because: StepEvent,
  text: string,
): Write[] {
  if (turnOf(found.doc).side === null) return [];
  const { at, teamId } = because;
  const event = { kind: 'answered-by-steps' as const, at, personId: because.personId, teamId };
  const written = { kind: 'answered' as const, at, personId: bot.personId, authorName: bot.name, teamId, text };
  const thread = withEvent(deps.region, found.doc, event, written);
  return [...threadWrites(found, thread), insert(threadNotice(deps, thread, told.stepsDone(thread)))];
}

/** N4: the tick that answered the bot's message was a slip: it is asked as before, and the team that was told is told. */
export function unansweredWrites(
  deps: Deps,
  found: Stored<DocumentOf<'thread'>>,
  { at, personId, teamId }: StepEvent,
  text: string,
): Write[] {
  const asked = withEvent(deps.region, found.doc, { kind: 'unsettled', at, personId, teamId });
  const added = { kind: 'added' as const, at, personId: bot.personId, teamId };
  const thread = withEvent(deps.region, asked, added, { ...added, authorName: bot.name, text });
  return [...threadWrites(found, thread), insert(threadNotice(deps, thread, told.stepsDone(thread)))];
}
