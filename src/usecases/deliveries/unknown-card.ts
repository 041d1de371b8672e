import type { Actor } from '../../domain/directory';
import type { Refusal } from '../../domain/refusal';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { knowsSubject, UnreadableDocument } from '../../store/store';
import type { Deps } from '../deps';
import { findNetwork } from '../networks/find-network';

type Card = DocumentOf<'card'>;

/** A card of a newer program, which this one cannot render: all that is known of it is its place in the chat. */
export function isUnknown({ about }: Pick<Card, 'about'>): boolean {
  return !knowsSubject(about);
}

/**
 * Why the reader of such a card that is in the chat may not see it (any more), so that what it shows is taken away (R5,
 * C5), with its network where it names one.
 * @throws UnreadableDocument in any other case: the card is left to the newer program as it is
 */
export async function whyNotSeen(
  deps: Deps,
  actor: Actor,
  { about, activityId, id, partition }: Card,
): Promise<{ networkId: string | undefined; refusal: Refusal }> {
  const networkId = named(about, 'networkId');
  const refusal = await refusalOf(deps, actor, about, networkId);
  if (activityId === null || refusal === undefined) throw new UnreadableDocument('card', id, partition);
  return { networkId, refusal };
}

/** C5: whether a card names a network whose consent is withdrawn, whatever else it is about. */
export async function isWithdrawn(deps: Deps, { about }: Card): Promise<boolean> {
  const networkId = named(about, 'networkId');
  return networkId !== undefined && (await find(deps.store, key.network(networkId)))?.doc.state === 'frozen';
}

async function refusalOf(
  deps: Deps,
  actor: Actor,
  about: object,
  networkId: string | undefined,
): Promise<Refusal | undefined> {
  if (networkId !== undefined) {
    const threadId = named(about, 'threadId');
    const access = await findNetwork(deps, actor, networkId, threadId === undefined ? {} : { forThread: threadId });
    return access.ok ? undefined : access.refusal;
  }
  const organisationId = named(about, 'organisationId') ?? actor.staff[0]?.organisationId;
  return actor.staff.some((place) => place.organisationId === organisationId) ? undefined : { kind: 'no-access' };
}

function named(about: object, field: string): string | undefined {
  const value = (about as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : undefined;
}
