import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { entitledMember, entitledOf, hasOthersThan } from '../directory/entitled';
import { cardsAbout } from './card-documents';

type Card = DocumentOf<'card'>;

/**
 * Why a message is not in somebody's chat: `not-opened` – the bot was never opened there;
 * `closed` – blocked, removed, or the chat is gone; `failed` – Teams does not take it.
 */
export type UnreachedReason = 'not-opened' | 'closed' | 'failed';

export interface Unreached {
  /** By name; empty when everybody has it, or it is still on its way. */
  people: { name: string; reason: UnreachedReason }[];
  /** Nobody of the team can have it. */
  wholeTeam: boolean;
}

/**
 * Who of a team could not be reached with a thread's newest card, for the other side to see (M3). Of the team nobody
 * else is read: it may be a large one.
 */
export async function unreachedOf(deps: Deps, networkId: string, threadId: string, teamId: string): Promise<Unreached> {
  const lost: string[] = [];
  const cards = await cardsAbout(deps, networkPartition(networkId), threadId, ({ documentId }) =>
    lost.push(documentId),
  );
  const newest = new Map(cards.map(({ doc }) => [doc.personId, doc]));
  // A card that cannot be read cannot be sent either.
  const isLost = (personId: string): boolean =>
    !newest.has(personId) && lost.some((id) => id.startsWith(`card:${threadId}:${personId}:`));
  const asked = lost.length === 0 ? [...newest.keys()].sort() : await entitledOf(deps, teamId);
  const found = await Promise.all(
    asked.map(async (personId) => {
      const reason = isLost(personId) ? ('failed' as const) : reasonOf(newest.get(personId));
      const member = reason && (await entitledMember(deps, teamId, personId));
      return member ? [{ personId, name: member.name, reason }] : [];
    }),
  );
  const unreached = found.flat();
  const others = await hasOthersThan(deps, teamId, new Set(unreached.map(({ personId }) => personId)));
  return { people: unreached.map(({ name, reason }) => ({ name, reason })), wholeTeam: !others };
}

/** Undefined: has it, will get it, or was never to get one. While it is tried again, what was told stands. */
function reasonOf(card: Card | undefined): UnreachedReason | undefined {
  if (card === undefined || card.shown !== null || card.failure === 'not-entitled') return undefined;
  if (card.state === 'waiting' || (card.state === 'pending' && card.missed))
    return card.failure === null ? 'not-opened' : 'closed';
  return card.state === 'failed' ? 'failed' : undefined;
}
