import { connectorAddress } from './address';
import type { AllowedHosts } from './address';
import { judge } from './outcome';
import type { Refused } from './outcome';
import { createPace } from './pace';
import type { Pace } from './pace';
import { request } from './request';
import type { Request } from './request';
import type { TokenSource } from './token';

export interface ConnectorOptions {
  token: TokenSource;
  allowedHosts: AllowedHosts;
  /** For the token, waiting for a place and the request together. Above the 10 s fetch gives a connection. */
  timeoutMs?: number;
  pace?: Pace;
  /** Wall clock, milliseconds since 1970. */
  now?: () => number;
}

/** One call to make. `paceBy` names the conversation it counts for. */
export interface Call {
  at: { serviceUrl: string; tenantId?: string | undefined };
  path: readonly string[];
  paceBy: string;
  method: Request['method'];
  body?: unknown;
  timeoutMs?: number;
  patienceMs?: number;
}

const TIMEOUT_MS = 15_000;

/** Makes attempts: is the address allowed? Then token, a place in the pace, the request, and what its reply means. */
export function createAttempt(options: ConnectorOptions) {
  const { token, allowedHosts, timeoutMs = TIMEOUT_MS, pace = createPace(), now = Date.now } = options;
  return async (call: Call): Promise<ReturnType<typeof judge>> => {
    const url = connectorAddress(call.at.serviceUrl, call.path, allowedHosts);
    if (!url) return refusedByUs('rejected');
    const signal = AbortSignal.timeout(Math.min(call.timeoutMs ?? timeoutMs, timeoutMs));
    const fetched = await withinTime(token(call.at.serviceUrl), signal);
    if (!fetched) return refusedByUs('unauthorised');
    // Without a token only this machine is spoken to.
    if (fetched.token === undefined && allowedHosts !== 'loopback') return refusedByUs('unauthorised');
    const waitMs = await pace.turn(call.paceBy, call.at.tenantId ?? '', call.patienceMs);
    if (waitMs > 0) return { kind: 'later', afterMs: waitMs, status: undefined };
    const reply = await request({ url, method: call.method, token: fetched.token, body: call.body, signal });
    if (reply.kind === 'answered' && reply.status === 401) token.forget?.();
    return judge(reply, now());
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
