import type { Actor } from '../../domain/directory';
import { checkRequestPress } from '../../domain/network-request';
import { accept, type Outcome } from '../../domain/outcome';
import { checkReason } from '../../domain/reason';
import type { NotBsn } from '../../domain/without-bsn';
import { change, decide, type Press } from '../decide';
import type { Deps } from '../deps';
import { decided, findRequest, requestEnded, type FoundRequest } from './find-request';

export interface CloseRequest {
  requestId: string;
  what: 'decline' | 'withdraw';
  /** Why the practice declines; for `decline` only. */
  reason: string;
  /** M9: "Dit is geen BSN." */
  notBsn?: NotBsn;
  press: Press;
}

/**
 * N5: the practice declines with a reason, or the asker takes the request back (C5). One decision
 * counts; pressing twice does it once. Declined, the asker's team gets a card with the reason.
 */
export function closeRequest(deps: Deps, actor: Actor, input: CloseRequest): Promise<Outcome<null>> {
  const work = {
    actor,
    partition: ({ network }: FoundRequest) => network.partition,
    allow: () => findRequest(deps, actor, input.requestId),
    once: { press: input.press, again: () => accept(null) },
  };
  return decide<FoundRequest, null>(deps, work, (found) => {
    const allowed = checkRequestPress(found.network.state === 'requested', found.sides, input.what);
    if (!allowed.ok) return allowed;
    const reason = input.what === 'decline' ? checkReason(input.reason, input.notBsn) : accept('');
    if (!reason.ok) return reason;
    const decision = decided(deps, actor, input.what, reason.value);
    const network = { ...found.network, state: 'declined' as const, decision, retainedSince: decision.at };
    return change(null, requestEnded(deps, found, input.what, network));
  });
}
