import { takenAwayCard } from '../cards/info';
import type { Actor } from '../domain/directory';
import type { Refusal } from '../domain/refusal';
import type { DocumentOf } from '../store/documents';
import type { Texts } from '../texts';
import { isWithdrawn } from '../usecases/deliveries/unknown-card';
import type { Deps } from '../usecases/deps';
import { stoodIn } from '../usecases/networks/stand-in';
import { unreadableOf } from '../usecases/read-all';
import type { Rendered } from './card-activity';

/** A reader who lost the right to a card already shown gets its contents taken away (R5, C5); others get nothing. */
export async function takenAway(
  deps: Deps,
  { activityId, wanted }: DocumentOf<'card'>,
  actor: Actor,
  why: { networkId: string | undefined; refusal: Refusal },
  words: Texts,
): Promise<Rendered | undefined> {
  if (activityId === null) return undefined;
  const refusal = await whyTakenAway(deps, actor, why.networkId, why.refusal);
  return { ...takenAwayCard(words, refusal), version: wanted };
}

/** Who had the card is no stranger: they are told what they may know of why it is gone. */
async function whyTakenAway(
  deps: Deps,
  actor: Actor,
  networkId: string | undefined,
  refusal: Refusal,
): Promise<Refusal> {
  if (refusal.kind !== 'not-found' || networkId === undefined) return refusal;
  return { kind: (await stoodIn(deps, actor, networkId)) ? 'stands-in-no-more' : 'sees-no-more' };
}

/**
 * C5: withdrawn consent closes the contents for everyone: then a card in the chat is emptied also where something
 * cannot be read that decides what its reader may see.
 * @throws the fault in any other case: the card stays as it is until that can be read
 */
export async function onceWithdrawn(
  deps: Deps,
  document: DocumentOf<'card'>,
  fault: unknown,
  words: Texts,
): Promise<Rendered> {
  if (unreadableOf(fault) === undefined || document.activityId === null || !(await isWithdrawn(deps, document)))
    throw fault;
  return { ...takenAwayCard(words, { kind: 'network-frozen' }), version: document.wanted };
}
