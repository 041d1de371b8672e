import type { Actor } from '../../domain/directory';
import { recordSearch } from '../audit';
import type { Deps } from '../deps';

/** What of a digest is on record. */
interface Seen {
  team: { organisationId: string };
  overdue: readonly { networkId: string }[];
  today: readonly { networkId: string }[];
  /** Why the account managers get it (G5). */
  unreachable: unknown;
}

/**
 * NEN 7513: a digest says of which networks a thread waits, so that seeing it is recorded for each; an empty one too.
 * Committed before it is shown.
 */
export async function recordDigest(
  deps: Deps,
  actor: Actor,
  action: 'digest.read' | 'digest.deliver',
  digests: readonly Seen[],
): Promise<void> {
  const seen = digests.flatMap(({ team: { organisationId }, overdue, today }) =>
    [...overdue, ...today].map(({ networkId }) => ({ networkId, organisationId })),
  );
  const managing = digests.some((digest) => digest.unreachable !== undefined);
  const ground = managing ? 'staff management' : 'contact person of the team';
  await recordSearch(deps, actor, { action, ground, organisationId: digests[0]?.team.organisationId }, seen);
}
