import { find, key } from '../../store/keys';
import { personPartition } from '../../store/partitions';
import { replace } from '../../store/write';
import type { Deps } from '../deps';

/**
 * The bot was removed: the conversation reference goes, so that cards wait until the person is back.
 * @param conversationId the chat that turned out to be closed; undefined: whichever is known
 * @returns false when the person talks to the bot in another chat by now, which stays
 */
export async function leave(deps: Deps, personId: string, conversationId?: string): Promise<boolean> {
  const partition = personPartition(personId);
  const known = await find(deps.store, key.person(personId));
  if (!known?.doc.conversation) return true;
  if (conversationId !== undefined && known.doc.conversation.conversationId !== conversationId) return false;
  const doc = { ...known.doc, conversation: null };
  await deps.store.commit(partition, [replace(known, doc)]);
  return true;
}
