import type { Actor } from '../../domain/directory';
import { hasStarted } from '../../domain/network';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { contentPlaces, contentTeams } from '../../domain/rights';
import { isForPracticeAlone } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import type { AuditEntry } from '../audit';
import type { Allowed, Press, Work } from '../decide';
import type { Deps } from '../deps';
import { teamsStoodInFor, type TeamAway } from './stand-in';

export interface NetworkAccess extends Allowed {
  network: DocumentOf<'network'>;
  revision: string;
  /** The actor's teams that are members of the network: on whose behalf they act. */
  ownTeams: string[];
  /** Those of them for which the actor only stands in during an absence, after the others (A2). */
  standsInFor: TeamAway[];
}

export interface FindOptions {
  /**
   * The thread to be read or answered: whoever stands in for an absent team counts as that team there (A2), and
   * without it a network that was only asked for is not there (N5).
   */
  forThread?: string;
  /** Also where the consent was withdrawn: for who withdrew it. */
  frozen?: true;
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
  const found = await find(deps.store, key.network(networkId));
  const teams = contentTeams(actor);
  const members = found?.doc.teamIds.filter((teamId) => teams.includes(teamId)) ?? [];
  const { forThread } = options;
  const standsInFor = found && forThread ? await standIns(deps, actor, found.doc, members, forThread) : [];
  const ownTeams = [...members, ...standsInFor.map(({ teamId }) => teamId)];
  if (!found || ownTeams.length === 0) return refuse({ kind: 'not-found' });
  if (forThread === undefined && !hasStarted(found.doc)) return refuse({ kind: 'not-found' });
  if (found.doc.state === 'frozen' && !options.frozen) return refuse({ kind: 'network-frozen' });
  return accept({ network: found.doc, revision: found.revision, ownTeams, standsInFor, restsOn: [found] });
}

async function standIns(
  deps: Deps,
  actor: Actor,
  network: DocumentOf<'network'>,
  members: string[],
  threadId: string,
): Promise<TeamAway[]> {
  const teams = (await teamsStoodInFor(deps, actor, network)).filter(({ teamId }) => !members.includes(teamId));
  if (teams.length === 0) return [];
  const thread = await find(deps.store, key.thread(network.networkId, threadId));
  return thread && !isForPracticeAlone(thread.doc) ? teams : [];
}

/** The own teams that are members themselves, not stood in for (A2). */
export function membersOf({ ownTeams, standsInFor }: Pick<NetworkAccess, 'ownTeams' | 'standsInFor'>): string[] {
  return ownTeams.filter((teamId) => !standsInFor.some((away) => away.teamId === teamId));
}

/**
 * NEN 7513: on what ground and on whose responsibility someone acts or reads on behalf of a team of the network:
 * its organisation's, or the deputy's while that stands in (A2).
 */
export function onBehalfOf(
  access: Pick<NetworkAccess, 'ownTeams' | 'standsInFor'>,
  teamId = access.ownTeams[0] ?? '',
): Pick<AuditEntry, 'ground'> & { organisationId: string } {
  const away = access.standsInFor.find((each) => each.teamId === teamId);
  if (away) return { ground: 'consent and standing in during absence', organisationId: away.deputyId };
  return { ground: 'consent and team membership', organisationId: organisationOfTeam(teamId) };
}

/** The same, where something is to be written: closed networks take nothing new (N9), nor does one that was asked for (N5). */
export async function findOpenNetwork(
  deps: Deps,
  actor: Actor,
  networkId: string,
  options: FindOptions = {},
): Promise<Outcome<NetworkAccess>> {
  const access = await findNetwork(deps, actor, networkId, options);
  return access.ok ? whileOpen(access.value) : access;
}

/** Work of somebody in an open network, done once however often it is pressed; `again` answers the later presses. */
export function inNetwork<T>(
  deps: Deps,
  actor: Actor,
  { networkId, press }: { networkId: string; press: Press },
  again: (result: string) => T,
  options: FindOptions = {},
): Work<NetworkAccess, T> {
  return {
    actor,
    partition: networkPartition(networkId),
    allow: () => findNetwork(deps, actor, networkId, options),
    forNew: whileOpen,
    once: { press, again: (_, result) => accept(again(result)) },
  };
}

/** N9, N5, C5: only an open network takes something new. */
export function whileOpen<A extends NetworkAccess>(access: A): Outcome<A> {
  const { network } = access;
  if (network.state === 'open') return accept(access);
  if (network.state === 'frozen') return refuse({ kind: 'network-frozen' });
  return refuse({ kind: hasStarted(network) ? 'network-closed' : 'not-found' });
}
