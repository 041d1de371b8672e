import type { Deps } from '../deps';
import { changePerson } from '../places';

/**
 * The bot was removed: the conversation reference goes, so that cards wait until the person is back.
 * @param conversationId the chat that turned out to be closed; undefined: whichever is known
 * @returns false when the person talks to the bot in another chat by now, which stays
 */
export async function leave(deps: Deps, personId: string, conversationId?: string): Promise<boolean> {
  let elsewhere = false;
  await changePerson(deps, personId, (known) => {
    const chat = known?.conversation?.conversationId;
    elsewhere = chat !== undefined && conversationId !== undefined && chat !== conversationId;
    return known === undefined || chat === undefined || elsewhere ? known : { ...known, conversation: null };
  });
  return !elsewhere;
}
