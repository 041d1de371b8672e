import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentPlaces, contentTeams } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import type { Deps } from '../deps';

export interface NetworkAccess {
  network: DocumentOf<'network'>;
  revision: string;
  /** The actor's teams that are members of the network: on whose behalf they act. */
  ownTeams: string[];
}

/**
 * A network, for someone entitled: a team of theirs is a member and their rights open contents
 * (N1, R1, R6). A network of others gets the same answer as one that does not exist. Withdrawn
 * consent closes the contents for everyone (C5).
 */
export async function findNetwork(deps: Deps, actor: Actor, networkId: string): Promise<Outcome<NetworkAccess>> {
  if (contentPlaces(actor).length === 0) {
    return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  }
  const found = await deps.store.get('network', networkPartition(networkId), 'network');
  const teams = contentTeams(actor);
  const ownTeams = found?.doc.teamIds.filter((teamId) => teams.includes(teamId)) ?? [];
  if (!found || ownTeams.length === 0) return refuse({ kind: 'not-found' });
  if (found.doc.state === 'frozen') return refuse({ kind: 'network-frozen' });
  return accept({ network: found.doc, revision: found.revision, ownTeams });
}

/** The same, where something is to be written: closed networks take nothing new (N9). */
export async function findOpenNetwork(deps: Deps, actor: Actor, networkId: string): Promise<Outcome<NetworkAccess>> {
  const access = await findNetwork(deps, actor, networkId);
  if (access.ok && access.value.network.state === 'closed') return refuse({ kind: 'network-closed' });
  return access;
}
