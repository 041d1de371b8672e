import type { Actor } from '../../domain/directory';
import { organisationPartition } from '../../store/partitions';
import { recordReading, recordSearch } from '../audit';
import type { Deps } from '../deps';
import type { Digest } from './read-digest';

/**
 * NEN 7513: a digest says of which networks a thread waits, and which teams asked for one (N5), so that seeing it
 * is recorded for each; an empty one too. Committed before it is shown.
 */
export async function recordDigest(
  deps: Deps,
  actor: Actor,
  action: 'digest.read' | 'digest.deliver',
  digests: readonly Digest[],
): Promise<void> {
  const seen = digests.flatMap(({ team: { organisationId }, overdue, today }) =>
    [...overdue, ...today].map((row) => ({ ...row.opens, organisationId })),
  );
  const managing = digests.some((digest) => digest.unreachable !== undefined);
  const ground = managing ? 'staff management' : 'contact person of the team';
  const organisationId = digests[0]?.team.organisationId;
  const networks = seen.flatMap((each) => (each.kind === 'thread' ? [each] : []));
  await recordSearch(deps, actor, { action, ground, organisationId }, networks);
  for (const each of seen) {
    if (each.kind === 'thread') continue;
    const about = { object: `network-request:${each.requestId}`, organisationId: each.organisationId };
    await recordReading(deps, organisationPartition(each.practiceId), actor, { action, ground, ...about });
  }
}
