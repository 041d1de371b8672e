import { codeOf } from './network';
import { accept, refuse, type Outcome } from './outcome';

/**
 * N5: open: the practice must decide; accepting: accepted, the network is being made; declined:
 * with a reason; withdrawn: the asker took it back, as easily as it was asked (C5).
 */
export const requestStates = ['open', 'accepting', 'accepted', 'declined', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];

export type RequestPress = 'accept' | 'decline' | 'withdraw';
/** Whose side someone is on: the practice that decides, the team that asked. */
export type RequestSide = 'practice' | 'asker';

/** G3: the health-free name of a request: `AV-` and five letters and digits made from its id. */
export function requestCodeOf(requestId: string): string {
  return codeOf(requestId).replace('NW-', 'AV-');
}

/**
 * N5: who may do what with a request.
 *
 * | state | practice | asker |
 * |---|---|---|
 * | open | accept, decline | withdraw |
 * | accepting | accept (finishes what was begun) | – |
 * | accepted, declined, withdrawn | – | – |
 */
export function requestPresses(state: RequestState, sides: readonly RequestSide[]): RequestPress[] {
  const practice: RequestPress[] = state === 'open' ? ['accept', 'decline'] : state === 'accepting' ? ['accept'] : [];
  const asker: RequestPress[] = state === 'open' ? ['withdraw'] : [];
  return [...(sides.includes('practice') ? practice : []), ...(sides.includes('asker') ? asker : [])];
}

/** The same as a refusal with its reason: not yours to decide, or decided before. */
export function checkRequestPress(
  state: RequestState,
  sides: readonly RequestSide[],
  press: RequestPress,
): Outcome<null> {
  if (requestPresses(state, sides).includes(press)) return accept(null);
  const needed: RequestSide = press === 'withdraw' ? 'asker' : 'practice';
  return refuse({ kind: sides.includes(needed) ? 'request-decided' : 'request-of-other' });
}

/** The practice has to act, so that its clock runs (D1, M7). */
export function requestWaits(state: RequestState): boolean {
  return state === 'open' || state === 'accepting';
}
