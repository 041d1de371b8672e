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
  const rows = digests.flatMap((digest) => [...digest.overdue, ...digest.today]);
  const opens = rows.map((row) => row.opens);
  const networkIds = opens.flatMap((each) => (each.kind === 'thread' ? [each.networkId] : []));
  const managing = digests.some((digest) => digest.unreachable !== undefined);
  const ground = managing ? 'staff management' : 'contact person of the team';
  await recordSearch(deps, actor, { action, ground }, networkIds);
  for (const each of opens) {
    if (each.kind === 'thread') continue;
    const object = `network-request:${each.requestId}`;
    await recordReading(deps, organisationPartition(each.practiceId), actor, { action, object, ground });
  }
}
