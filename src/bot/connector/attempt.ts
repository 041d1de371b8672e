import { connectorAddress } from './address';
import type { AllowedHosts } from './address';
import { judge } from './outcome';
import type { Later, Refused } from './outcome';
import type { Pace } from './pace';
import { request } from './request';
import type { HttpCall } from './request';
import type { TokenSource } from './token';

export interface ConnectorOptions {
  token: TokenSource;
  allowedHosts: AllowedHosts;
  /** For the token, waiting for a place, what is made ready meanwhile and the request together. Above the 10 s fetch gives a connection. */
  timeoutMs?: number;
  pace?: Pace;
  /** Wall clock, milliseconds since 1970. */
  now?: () => number;
}

/** Where calls go. `paceBy` names the conversation they count for. */
export interface Goal {
  at: { serviceUrl: string; tenantId?: string | undefined };
  path: readonly string[];
  paceBy: string;
  timeoutMs?: number;
  patienceMs?: number;
  /** For what is sent by itself: one place is not waited for, and may have been taken before. */
  has?: 'place' | 'no place';
}

/** What to do there; `under` continues the path. */
export interface Act {
  method: HttpCall['method'];
  under?: readonly string[];
  body?: unknown;
}

/** A token and a place in the pace, had and to be used once: what is left is the request itself. */
export interface Go {
  kind: 'place';
  use: (act: Act) => Promise<ReturnType<typeof judge>>;
}

const TIMEOUT_MS = 15_000;

/** Makes attempts, in two steps: is the address allowed, then token and a place in the pace; the request, and what its reply means. */
export function createAttempt(
  options: ConnectorOptions & { pace: Pace },
): (goal: Goal) => Promise<Go | Refused | Later> {
  const { token, allowedHosts, timeoutMs = TIMEOUT_MS, pace, now = Date.now } = options;
  const waitFor = async ({ at, paceBy, patienceMs, has }: Goal): Promise<number> => {
    if (has === undefined) return pace.turn(paceBy, at.tenantId ?? '', patienceMs);
    return has === 'place' ? 0 : pace.take(paceBy, at.tenantId ?? '');
  };
  return async (goal) => {
    const { at, path } = goal;
    if (!connectorAddress(at.serviceUrl, path, allowedHosts)) return refusedByUs('rejected');
    const signal = AbortSignal.timeout(Math.min(goal.timeoutMs ?? timeoutMs, timeoutMs));
    const fetched = await withinTime(token(at.serviceUrl), signal);
    if (!fetched) return refusedByUs('unauthorised');
    // Without a token only this machine is spoken to.
    if (fetched.token === undefined && allowedHosts !== 'loopback') return refusedByUs('unauthorised');
    const waitMs = await waitFor(goal);
    if (waitMs > 0 || signal.aborted) return { kind: 'later', afterMs: waitMs || undefined, status: undefined };
    const use: Go['use'] = async ({ method, under = [], body }) => {
      const url = connectorAddress(at.serviceUrl, [...path, ...under], allowedHosts);
      if (!url) return refusedByUs('rejected');
      const reply = await request({ url, method, token: fetched.token, body, signal });
      if (reply.kind === 'answered' && reply.status === 401) token.forget?.();
      return judge(reply, now(), method);
    };
    return { kind: 'place', use };
  };
}

function refusedByUs(reason: Refused['reason']): Refused {
  return { kind: 'refused', status: 0, reason };
}

/** The token; undefined when it could not be had in time, for whatever reason: the error may hold secrets. */
async function withinTime(
  token: Promise<string | undefined>,
  signal: AbortSignal,
): Promise<{ token: string | undefined } | undefined> {
  const tooLate = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
  const fetched = token.then(
    (value) => ({ token: value }),
    () => undefined,
  );
  return Promise.race([fetched, tooLate]);
}
