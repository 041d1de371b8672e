import { codeOf } from './network';
import { accept, refuse, type Outcome } from './outcome';
import type { Side } from './thread';

/** N5: what a request came to; withdrawn: the asker took it back, as easily as it was asked (C5). */
export const requestDecisions = ['accepted', 'declined', 'withdrawn'] as const;
export type NetworkRequestDecision = (typeof requestDecisions)[number];

export type RequestPress = 'accept' | 'decline' | 'withdraw';

export const decisionOfPress: Record<RequestPress, NetworkRequestDecision> = {
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
};

/** G3: the health-free name of a request: `AV-` and five letters and digits made from its id. */
export function requestCodeOf(requestId: string): string {
  return codeOf(requestId).replace('NW-', 'AV-');
}

/** N5: whose each press is: the practice that was asked decides, the team that asked takes it back. */
const sideOfPress: Record<RequestPress, Side> = { accept: 'addressee', decline: 'addressee', withdraw: 'asker' };

/** What somebody on these sides may do with a request; nothing once it is decided. */
export function requestPresses(waits: boolean, sides: readonly Side[]): RequestPress[] {
  const all: RequestPress[] = ['accept', 'decline', 'withdraw'];
  return all.filter((press) => checkRequestPress(waits, sides, press).ok);
}

/** The same as a refusal with its reason: not yours to decide, or decided before. */
export function checkRequestPress(waits: boolean, sides: readonly Side[], press: RequestPress): Outcome<null> {
  if (!sides.includes(sideOfPress[press])) return refuse({ kind: 'request-of-other' });
  return waits ? accept(null) : refuse({ kind: 'request-decided' });
}
