import type { Actor } from '../../domain/directory';
import { codeOf } from '../../domain/network';
import { checkRequestPress } from '../../domain/network-request';
import { accept, type Outcome } from '../../domain/outcome';
import { checkSource, idsOf, type CheckedSource, type SourceValues } from '../../domain/start-form';
import { insert } from '../../store/write';
import { change, decide, type Change } from '../decide';
import type { Deps } from '../deps';
import { readTeam } from '../directory/read-teams';
import { takePlace } from '../networks/start/client-key';
import { toldApartRecord } from '../networks/start/likely-networks';
import { memberWrites } from '../networks/start/network-documents';
import { newChecklist } from '../networks/steps/checklist';
import { decided, findRequest, requestEnded, type FoundRequest } from './find-request';

export interface AcceptRequest extends SourceValues {
  requestId: string;
  /** N10: ids of networks that are another client's, separated by commas. */
  otherThan: string;
}

/**
 * N5: the practice accepts, and the network that was asked for starts with both teams (N6), with the consent the asker
 * recorded. Of a decline and an accept at the same moment one is first. The client's place is taken just before, as
 * for any start (N10); pressed again after a stop in between it is still there to be accepted.
 */
export function acceptRequest(deps: Deps, actor: Actor, input: AcceptRequest): Promise<Outcome<null>> {
  const source = checkSource(input);
  const work = {
    actor,
    partition: ({ network }: FoundRequest) => network.partition,
    allow: () => findRequest(deps, actor, input.requestId),
  };
  return decide<FoundRequest, null>(deps, work, async (found) => {
    const { network, sides, thread } = found;
    // Pressed twice by the one who accepted: the network is there.
    if (network.decision?.kind === 'accepted' && network.decision.personId === actor.personId) return accept(null);
    const allowed = checkRequestPress(network.state === 'requested', sides, 'accept');
    if (!allowed.ok) return allowed;
    if (!source.ok) return source;
    const practice = await readTeam(deps, thread.doc.addresseeTeamId);
    const wanted = { client: network.client, otherThan: idsOf(input.otherThan) };
    const place = await takePlace(deps, actor, practice, wanted, { own: network.networkId });
    if (!place.ok) return place;
    return change(null, started(deps, actor, found, source.value, place.value.toldApart));
  });
}

function started(deps: Deps, actor: Actor, found: FoundRequest, source: CheckedSource, toldApart: string[]): Change {
  const { networkId, practiceId } = found.network;
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
  const begun = { action: 'network.start', object: `network:${networkId}`, ground: 'consent' as const };
  const apart = toldApartRecord(toldApart, { object: begun.object, organisationId: practiceId });
  const { writes, record } = requestEnded(deps, found, 'accept', network);
  return {
    writes: [...writes, ...memberWrites(network), insert(newChecklist(network, startedByTeam))],
    record: [record, { ...begun, organisationId: practiceId }, apart].flat(),
  };
}
