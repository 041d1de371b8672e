import type { Actor } from '../../domain/directory';
import { codeOf } from '../../domain/network';
import { checkRequestPress } from '../../domain/network-request';
import { accept, type Outcome } from '../../domain/outcome';
import { checkSource, type CheckedSource, type SourceValues } from '../../domain/start-form';
import { networkPartition } from '../../store/partitions';
import type { Write } from '../../store/store';
import { auditWrite } from '../audit';
import { decide } from '../decide';
import type { Deps } from '../deps';
import { readTeam } from '../directory/read-teams';
import { takePlace } from '../networks/start/client-key';
import { memberWrites } from '../networks/start/network-documents';
import { newChecklist } from '../networks/steps/checklist';
import { decided, decisionWrites, findRequest, type FoundRequest } from './find-request';

export interface AcceptRequest extends SourceValues {
  requestId: string;
}

/**
 * N5: the practice accepts, and the network that was asked for starts with both teams (N6), with the consent the asker
 * recorded. Of a decline and an accept at the same moment one is first. The client's place is taken just before, as
 * for any start (N10); pressed again after a stop in between it is still there to be accepted.
 */
export function acceptRequest(deps: Deps, actor: Actor, input: AcceptRequest): Promise<Outcome<null>> {
  const source = checkSource(input);
  return decide<null>(deps, async () => {
    const found = await findRequest(deps, actor, input.requestId);
    if (!found.ok) return found;
    const { network, sides, thread } = found.value;
    // Pressed twice by the one who accepted: the network is there.
    if (network.decision?.kind === 'accepted' && network.decision.personId === actor.personId) return accept(null);
    const allowed = checkRequestPress(network.state === 'requested', sides, 'accept');
    if (!allowed.ok) return allowed;
    if (!source.ok) return source;
    const practice = await readTeam(deps, thread.doc.addresseeTeamId);
    const place = await takePlace(deps, actor, practice, network.client, network.networkId);
    if (!place.ok) return place;
    const partition = networkPartition(network.networkId);
    return { ...accept(null), partition, writes: startWrites(deps, actor, found.value, source.value) };
  });
}

function startWrites(deps: Deps, actor: Actor, found: FoundRequest, source: CheckedSource): Write[] {
  const { networkId, partition, practiceId } = found.network;
  const startedByTeam = found.thread.doc.addresseeTeamId;
  const network = {
    ...found.network,
    ...source,
    code: codeOf(networkId),
    state: 'open' as const,
    startedBy: actor.personId,
    startedByTeam,
    startedAt: deps.now(),
    decision: decided(deps, actor, 'accept'),
  };
  return [
    ...decisionWrites(deps, actor, found, 'accept', network),
    ...memberWrites(network),
    { kind: 'insert', doc: newChecklist(network, startedByTeam) },
    auditWrite(deps, partition, actor, {
      action: 'network.start',
      object: `network:${networkId}`,
      ground: 'consent',
      organisationId: practiceId,
    }),
  ];
}
