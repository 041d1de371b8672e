import type { Actor } from '../../../domain/directory';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import { told } from '../../../domain/told';
import { insert, replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { networkPartition, organisationOfTeam } from '../../../store/partitions';
import { recordReading } from '../../audit';
import { change, decide, type Press } from '../../decide';
import type { Deps } from '../../deps';
import { readTeams, type TeamInfo } from '../../directory/read-teams';
import { findNetwork, findOpenNetwork, onBehalfOf, whileOpen, type NetworkAccess } from '../find-network';
import { networkNotice } from './network-notice';
import { dropSteps, openItems, type OpenItems } from './open-items';
import { endThread, threadsInBatch } from './refresh-threads';

/** N9: the practice has the direction, so its people close; the own team on whose behalf they do. */
export function closingTeam(access: Pick<NetworkAccess, 'network' | 'ownTeams'>): string | undefined {
  return access.ownTeams.find((teamId) => organisationOfTeam(teamId) === access.network.practiceId);
}

/** The own team on whose behalf an open network is closed. */
function mayClose(access: NetworkAccess): Outcome<string> {
  const open = whileOpen(access);
  if (!open.ok) return open;
  const teamId = closingTeam(access);
  return teamId === undefined ? refuse({ kind: 'practice-closes' }) : accept(teamId);
}

export interface ClosingView {
  network: DocumentOf<'network'>;
  open: OpenItems;
  teams: ReadonlyMap<string, TeamInfo>;
}

/** N9: what is still open, for the practice to confirm; the reading is recorded (NEN 7513). */
export async function readClosing(deps: Deps, actor: Actor, networkId: string): Promise<Outcome<ClosingView>> {
  const access = await findOpenNetwork(deps, actor, networkId);
  if (!access.ok) return access;
  const teamId = mayClose(access.value);
  if (!teamId.ok) return teamId;
  const { network } = access.value;
  await recordReading(deps, network.partition, actor, {
    action: 'network.read',
    object: `network:${networkId}`,
    ...onBehalfOf(access.value, teamId.value),
  });
  const [open, teams] = await Promise.all([openItems(deps, networkId), readTeams(deps, network.teamIds)]);
  return accept({ network, open, teams });
}

export interface CloseNetwork {
  networkId: string;
  /** The fingerprint of the list the card showed: what is settled is what was seen. */
  shown: string;
  settleThreads: boolean;
  settleSteps: boolean;
  press: Press;
}

/**
 * N9: closes the network and settles what was still open in it, confirmed list by list. The
 * network's state is the one moment of truth: from its commit on nothing can be written and every
 * reader sees the threads settled (`asEnded`). The threads' own events go in the same batch as far
 * as they fit; the rest follows by the notice committed with it (docs/decisions/0009-ending-a-network.md).
 */
export function closeNetwork(deps: Deps, actor: Actor, input: CloseNetwork): Promise<Outcome<DocumentOf<'network'>>> {
  const { networkId, press } = input;
  const work = {
    actor,
    partition: networkPartition(networkId),
    allow: () => findNetwork(deps, actor, networkId),
    once: { press, again: ({ network }: NetworkAccess) => accept(network) },
  };
  return decide<NetworkAccess, DocumentOf<'network'>>(deps, work, async (access) => {
    const teamId = mayClose(access);
    if (!teamId.ok) return teamId;
    const open = await openItems(deps, networkId);
    const refused = unconfirmed(open, input);
    if (refused) return refused;
    const network: DocumentOf<'network'> = {
      ...access.network,
      state: 'closed',
      closed: { at: deps.now(), personId: actor.personId, teamId: teamId.value },
    };
    return change(network, {
      writes: [
        replace(access, network),
        ...open.threads.slice(0, threadsInBatch).flatMap((thread) => endThread(deps, network, thread)),
        ...dropSteps(open.checklist),
        insert(networkNotice(deps, network, 'closed', told.networkEnded())),
      ],
      record: {
        action: 'network.close',
        object: `network:${networkId}`,
        ground: 'direction of the practice',
        organisationId: network.practiceId,
      },
      result: 'closed',
    });
  });
}

/** Explicitly: each list that is not empty is confirmed, as it is now, with what cannot be read of it. */
function unconfirmed(open: OpenItems, input: CloseNetwork): ReturnType<typeof refuse> | undefined {
  if (open.fingerprint !== input.shown) return refuse({ kind: 'open-items-changed' });
  const threads = open.toConfirm.threads > 0 && !input.settleThreads;
  const steps = open.toConfirm.steps && !input.settleSteps;
  return threads || steps ? refuse({ kind: 'open-items-unconfirmed' }) : undefined;
}
