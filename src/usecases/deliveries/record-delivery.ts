import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { organisationOfTeam, personPartition } from '../../store/partitions';
import { ownAmong, recordReading } from '../audit';
import type { Deps } from '../deps';
import { loadActor } from '../people/load-actor';

type Card = DocumentOf<'card'>;

/**
 * NEN 7513: what a card without contents tells its reader – a network's code, a request for access – is on record too.
 * For cards whose use case recorded no reading.
 */
export async function recordDelivery(deps: Deps, { about, subjectId, personId }: Card): Promise<void> {
  const actor = await loadActor(deps, personId);
  const ofNetwork = 'networkId' in about ? { networkId: about.networkId, object: `network:${about.networkId}` } : {};
  await recordReading(deps, personPartition(personId), actor, {
    action: `${about.kind}.deliver`,
    object: subjectId,
    ground: 'networkId' in about ? 'consent and team membership' : 'staff management',
    organisationId: ownAmong(actor, await organisationsOf(deps, about)),
    ...ofNetwork,
  });
}

/** Whose it is: the team's it was sent to, or those of the network. */
async function organisationsOf(deps: Deps, about: Card['about']): Promise<string[]> {
  if ('teamId' in about) return [organisationOfTeam(about.teamId)];
  if ('organisationId' in about) return [about.organisationId];
  if (!('networkId' in about)) return [];
  const network = await find(deps.store, key.network(about.networkId));
  return network?.doc.teamIds.map(organisationOfTeam) ?? [];
}
