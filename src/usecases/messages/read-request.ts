import type { Client } from '../../domain/network';
import { requestCodeOf, requestPresses, type RequestPress } from '../../domain/network-request';
import type { Side } from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';
import { readConsentGiven } from '../networks/consent-held';

type Network = DocumentOf<'network'>;

/** N5: what a request for a network shows beside its thread. */
export interface NetworkRequestView {
  code: string;
  /** Undefined, like the consent, once the details were removed. */
  client: Client | undefined;
  consent: Network['consent'];
  decision: Network['decision'];
  forgotten: Network['forgotten'];
  presses: RequestPress[];
}

export async function readNetworkRequest(
  deps: Deps,
  network: Network,
  { request, threadId }: DocumentOf<'thread'>,
  sides: readonly Side[],
): Promise<NetworkRequestView | undefined> {
  if (request !== true) return undefined;
  const { client, decision, forgotten, state } = network;
  return {
    code: requestCodeOf(threadId),
    client: forgotten === undefined ? client : undefined,
    consent: await readConsentGiven(deps, network),
    decision,
    forgotten,
    presses: requestPresses(state === 'requested', sides),
  };
}
