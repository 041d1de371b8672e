import type { Texts } from '../texts';
import type { ThreadView } from '../usecases/messages/read-thread';

/** How a thread whose turn is nobody's came to be so (M7, N9). */
export function settledLine(texts: Texts, settledBy: ThreadView['turn']['settledBy']): string {
  const { thread } = texts;
  if (settledBy === 'answer') return thread.settledByAnswer;
  if (settledBy === 'closing') return thread.settledByClosing;
  return settledBy === 'nothing-asked' ? thread.nothingAsked : thread.settledByAsker;
}
