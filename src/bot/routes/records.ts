import { refusalCard } from '../../cards/info';
import { recordCard } from '../../cards/record';
import { threadCard } from '../../cards/thread';
import { markProcessed } from '../../usecases/messages/mark-processed';
import { readThread } from '../../usecases/messages/read-thread';
import type { Route } from '../turn';

/** M8: the text to copy; taking it out is recorded as an export (NEN 7513). */
export const openRecord: Route<'thread.record'> = async (turn, input) => {
  const view = await readThread(turn.deps, turn.actor, input.networkId, input.threadId, 'thread.export');
  if (!view.ok) return refusalCard(turn.texts, view.refusal);
  return recordCard(turn.texts, turn.zone, view.value, input.part ?? 1);
};

/** M8: marked; the thread's card shows it, here and to everyone else. */
export const postProcessed: Route<'thread.processed'> = async (turn, input) => {
  const marked = await markProcessed(turn.deps, turn.actor, input);
  if (!marked.ok) return refusalCard(turn.texts, marked.refusal);
  const view = await readThread(turn.deps, turn.actor, input.networkId, input.threadId);
  if (!view.ok) return refusalCard(turn.texts, view.refusal);
  return threadCard(turn.texts, turn.zone, view.value, { wayBack: true });
};
