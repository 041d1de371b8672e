import type { Actor } from '../../domain/directory';
import { checkRequestPress } from '../../domain/network-request';
import { accept, type Outcome } from '../../domain/outcome';
import { checkReason } from '../../domain/reason';
import type { Write } from '../../store/store';
import { decide, earlierPress, pressMarker, type Press } from '../decide';
import type { Deps } from '../deps';
import { decided, decisionWrites, findRequest } from './find-request';

export interface CloseRequest {
  requestId: string;
  what: 'decline' | 'withdraw';
  /** Why the practice declines; for `decline` only. */
  reason: string;
  press: Press;
}

/**
 * N5: the practice declines with a reason, or the asker takes the request back (C5). One decision
 * counts; pressing twice does it once. Declined, the asker's team gets a card with the reason.
 */
export function closeRequest(deps: Deps, actor: Actor, input: CloseRequest): Promise<Outcome<null>> {
  return decide<null>(deps, async () => {
    const found = await findRequest(deps, actor, input.requestId);
    if (!found.ok) return found;
    const { partition } = found.value.network;
    if ((await earlierPress(deps, partition, actor, input.press)) !== undefined) return accept(null);
    const allowed = checkRequestPress(found.value.network.state === 'requested', found.value.sides, input.what);
    if (!allowed.ok) return allowed;
    const reason = input.what === 'decline' ? checkReason(input.reason) : accept('');
    if (!reason.ok) return reason;
    const decision = decided(deps, actor, input.what, reason.value);
    const network = { ...found.value.network, state: 'declined' as const, decision, retainedSince: decision.at };
    const marker = pressMarker(deps, partition, actor, input.press, decision.kind);
    const writes: Write[] = [
      ...decisionWrites(deps, actor, found.value, input.what, network),
      { kind: 'insert', doc: marker },
    ];
    return { ...accept(null), partition, writes };
  });
}
