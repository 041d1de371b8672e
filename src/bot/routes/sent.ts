import { refusalCard, sentCard, type SentWords } from '../../cards/info';
import type { Shown } from '../../cards/render';
import { threadCard } from '../../cards/thread';
import { readThread } from '../../usecases/messages/read-thread';
import type { Sent } from '../../usecases/messages/send-message';
import { takesPlace } from '../../usecases/notices/notice';
import type { Turn } from '../turn';

/**
 * The answer to sending: the thread's own card, in the place of the form, where it stays. In the place of another
 * card, or where the place is not known, that it was sent; the thread's card then comes through the outbox.
 */
export async function sentThread(
  turn: Turn,
  { networkId, threadId, read }: Sent,
  words: SentWords,
  opens?: string,
): Promise<Shown> {
  if (!takesPlace(turn.deps)) return sentCard(turn.texts, words, opens);
  const view = await readThread(turn.deps, turn.actor, networkId, threadId, read ? 'just-sent' : 'thread.read');
  if (!view.ok) return { ...refusalCard(turn.texts, view.refusal), kept: true };
  return { ...threadCard(turn.texts, turn.zone, view.value, { done: `${words.title}. ${words.text}` }), kept: true };
}
