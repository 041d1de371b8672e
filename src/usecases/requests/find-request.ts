import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/directory';
import { decisionOfPress, type RequestPress } from '../../domain/network-request';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { sideOf, type Side } from '../../domain/thread';
import { told } from '../../domain/told';
import { insert, replace } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import type { Stored } from '../../store/store';
import type { Change } from '../decide';
import type { Deps } from '../deps';
import { threadNotice, withEvent } from '../messages/thread-documents';
import { findNetwork, type NetworkAccess } from '../networks/find-network';

type Network = DocumentOf<'network'>;
type Decision = NonNullable<Network['decision']>;

/** One id for one form of one person, so that sending it twice makes one request: of the network and of its thread. */
export function requestIdOf(personId: string, formId: string): string {
  return createHash('sha256').update(`${personId}\n${formId}`).digest('hex').slice(0, 24);
}

/** Its network: of the same id, but for one that 0.1.0 accepted (ADR 16). */
export async function networkOfRequest(deps: Deps, requestId: string): Promise<string> {
  const moved = await deps.store.get('moved-request', networkPartition(requestId), 'moved-request');
  return moved?.doc.networkId ?? requestId;
}

export interface FoundRequest extends NetworkAccess {
  thread: Stored<DocumentOf<'thread'>>;
  sides: Side[];
}

/** N5, R1: a request is for the two teams, as far as their rights open contents; for others it is not there. */
export async function findRequest(deps: Deps, actor: Actor, requestId: string): Promise<Outcome<FoundRequest>> {
  const access = await findNetwork(deps, actor, await networkOfRequest(deps, requestId), { forThread: requestId });
  if (!access.ok) return access;
  const { network, ownTeams } = access.value;
  const thread = await find(deps.store, key.thread(network.networkId, requestId));
  if (thread?.doc.request !== true) return refuse({ kind: 'not-found' });
  const sides = ownTeams.flatMap((teamId) => sideOf(thread.doc, teamId) ?? []);
  return sides.length === 0 ? refuse({ kind: 'not-found' }) : accept({ ...access.value, thread, sides });
}

/** N5: what the one who presses makes of it. */
export function decided(deps: Deps, actor: Actor, press: RequestPress, reason = ''): Decision {
  return { kind: decisionOfPress[press], personId: actor.personId, name: actor.name, at: deps.now(), reason };
}

/**
 * N5: what came of a request, for a batch: the network as it is from then on, its thread that nobody waits for any
 * more, and the card for the team that asked where the practice decided.
 */
export function requestEnded(
  deps: Deps,
  { thread, revision }: FoundRequest,
  press: RequestPress,
  network: Network & { decision: Decision },
): Change {
  const { askerTeamId, addresseeTeamId } = thread.doc;
  const { at, personId } = network.decision;
  const byAsker = press === 'withdraw';
  const teamId = byAsker ? askerTeamId : addresseeTeamId;
  const event = { kind: byAsker ? ('settled' as const) : ('answered' as const), at, personId, teamId };
  const doc = withEvent(deps.region, thread.doc, event);
  const notice = threadNotice(deps, doc, told.requestEnded(doc, byAsker));
  return {
    writes: [replace({ revision }, network), replace(thread, doc), insert(notice)],
    record: {
      action: `request.${press}`,
      object: `thread:${doc.threadId}`,
      ground: 'consent',
      organisationId: organisationOfTeam(teamId),
    },
    result: network.decision.kind,
  };
}
