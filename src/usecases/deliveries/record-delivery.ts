import type { DocumentOf } from '../../store/documents';
import { personPartition } from '../../store/partitions';
import { recordReading } from '../audit';
import type { Deps } from '../deps';
import { loadActor } from '../people/load-actor';

/**
 * NEN 7513: what a card without contents tells its reader – a network's code, a request for access – is on record too.
 * For cards whose use case recorded no reading.
 */
export async function recordDelivery(deps: Deps, { about, subjectId, personId }: DocumentOf<'card'>): Promise<void> {
  const actor = await loadActor(deps, personId);
  const ofNetwork = 'networkId' in about ? { networkId: about.networkId, object: `network:${about.networkId}` } : {};
  const ofRequest = about.kind === 'request-reminder' ? { object: `network-request:${about.requestId}` } : {};
  const ofClient = 'networkId' in about || about.kind === 'request-reminder';
  await recordReading(deps, personPartition(personId), actor, {
    action: `${about.kind}.deliver`,
    object: subjectId,
    ground: ofClient ? 'consent and team membership' : 'staff management',
    ...ofNetwork,
    ...ofRequest,
  });
}
