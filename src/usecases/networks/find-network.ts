import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentPlaces, contentTeams } from '../../domain/rights';
import { asksForSteps } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import type { Write } from '../../store/store';
import { teamsStoodInFor } from '../absences/stand-in';
import type { Deps } from '../deps';

export interface NetworkAccess {
  network: DocumentOf<'network'>;
  revision: string;
  /** The actor's teams that are members of the network: on whose behalf they act. */
  ownTeams: string[];
  /** Those of them for which the actor only stands in during an absence (A2). */
  standsInFor: string[];
}

export interface FindOptions {
  /** A2: whoever stands in for an absent team counts as that team: for reading and answering this thread. */
  deputiesOf?: string;
}

/**
 * A network, for someone entitled: a team of theirs is a member and their rights open contents
 * (N1, R1, R6). A network of others gets the same answer as one that does not exist. Withdrawn
 * consent closes the contents for everyone (C5).
 */
export async function findNetwork(
  deps: Deps,
  actor: Actor,
  networkId: string,
  options: FindOptions = {},
): Promise<Outcome<NetworkAccess>> {
  if (contentPlaces(actor).length === 0) {
    return refuse({ kind: actor.staff.length === 0 ? 'no-access' : 'no-contents' });
  }
  const found = await deps.store.get('network', networkPartition(networkId), 'network');
  const teams = contentTeams(actor);
  const members = found?.doc.teamIds.filter((teamId) => teams.includes(teamId)) ?? [];
  const { deputiesOf } = options;
  const standsInFor = found && deputiesOf ? await standIns(deps, actor, found.doc, members, deputiesOf) : [];
  const ownTeams = [...members, ...standsInFor];
  if (!found || ownTeams.length === 0) return refuse({ kind: 'not-found' });
  if (found.doc.state === 'frozen') return refuse({ kind: 'network-frozen' });
  return accept({ network: found.doc, revision: found.revision, ownTeams, standsInFor });
}

async function standIns(
  deps: Deps,
  actor: Actor,
  network: DocumentOf<'network'>,
  members: string[],
  threadId: string,
): Promise<string[]> {
  const teams = (await teamsStoodInFor(deps, actor, network)).filter((teamId) => !members.includes(teamId));
  if (teams.length === 0) return [];
  const thread = await deps.store.get('thread', network.partition, `thread:${threadId}`);
  return thread && !asksForSteps(thread.doc) ? teams : [];
}

/** NEN 7513: the ground on which someone acts or reads on behalf of these teams. */
export function groundOf(access: NetworkAccess, teamIds: readonly string[]): string {
  const standsIn = teamIds.every((teamId) => access.standsInFor.includes(teamId));
  return standsIn ? 'consent and standing in during absence' : 'consent and team membership';
}

/** The same, where something is to be written: closed networks take nothing new (N9). */
export async function findOpenNetwork(
  deps: Deps,
  actor: Actor,
  networkId: string,
  options: FindOptions = {},
): Promise<Outcome<NetworkAccess>> {
  const access = await findNetwork(deps, actor, networkId, options);
  if (access.ok && access.value.network.state === 'closed') return refuse({ kind: 'network-closed' });
  return access;
}

/**
 * C5, N9: goes into every batch that writes in a network, so that nothing can be committed beside
 * a closing or a withdrawal of the same moment: whoever comes second decides again.
 */
export function stillOpen(access: NetworkAccess): Write {
  return { kind: 'replace', doc: access.network, revision: access.revision };
}
