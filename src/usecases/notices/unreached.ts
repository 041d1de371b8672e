import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam, networkPartition } from '../../store/partitions';
import type { Deps } from '../deps';
import { entitledOf } from '../directory/entitled';
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

/** Who of a team could not be reached with a thread's newest card, for the other side to see (M3). */
export async function unreachedOf(deps: Deps, networkId: string, threadId: string, teamId: string): Promise<Unreached> {
  const lost: string[] = [];
  const [entitled, cards] = await Promise.all([
    entitledOf(deps, teamId),
    cardsAbout(deps, networkPartition(networkId), threadId, ({ documentId }) => lost.push(documentId)),
  ]);
  const newest = new Map(cards.map(({ doc }) => [doc.personId, doc]));
  // A card that cannot be read cannot be sent either.
  const isLost = (personId: string): boolean =>
    !newest.has(personId) && lost.some((id) => id.startsWith(`card:${threadId}:${personId}:`));
  const found = entitled.map((personId) => ({
    personId,
    reason: isLost(personId) ? ('failed' as const) : reasonOf(newest.get(personId)),
  }));
  const people = await Promise.all(
    found.flatMap(({ personId, reason }) =>
      reason === undefined ? [] : [personNamed(deps, teamId, personId, reason)],
    ),
  );
  return { people, wholeTeam: people.length === entitled.length };
}

/** Undefined: has it, will get it, or was never to get one. */
function reasonOf(card: Card | undefined): UnreachedReason | undefined {
  if (card === undefined || card.shown !== null || card.failure === 'not-entitled') return undefined;
  if (card.state === 'waiting') return card.failure === null ? 'not-opened' : 'closed';
  return card.state === 'failed' ? 'failed' : undefined;
}

async function personNamed(
  deps: Deps,
  teamId: string,
  personId: string,
  reason: UnreachedReason,
): Promise<{ name: string; reason: UnreachedReason }> {
  const organisationId = organisationOfTeam(teamId);
  const staff = await find(deps.store, key.staff(organisationId, personId));
  return { name: staff?.doc.name ?? '–', reason };
}
