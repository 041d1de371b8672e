import { CodedError } from '../../errors';
import { z } from 'zod';

/** Gives the bearer token for a serviceUrl; undefined where none is used (local mode). */
export interface TokenSource {
  (serviceUrl: string): Promise<string | undefined>;
  /** Teams answered 401: do not use the token you have again. */
  forget?(): void;
}

/** The part used of the SDK's ServiceClientCredentialsFactory (secret, certificate or managed identity behind it). */
export interface CredentialsFactory {
  isAuthenticationDisabled(): Promise<boolean>;
  createCredentials(
    appId: string,
    audience: string,
    loginEndpoint: string,
    validateAuthority: boolean,
  ): Promise<unknown>;
}

/** The public cloud and GCC: audience and login address that the SDK itself uses for the Bot Connector. */
const AUDIENCE = 'https://api.botframework.com';
const LOGIN = 'https://login.microsoftonline.com/botframework.com';

/** A token is replaced this long before it expires. */
const MARGIN_MS = 5 * 60_000;
/** A login that has not answered by then has failed, so that it holds up nobody after those who wait now. */
const LOGIN_TIMEOUT_MS = 10_000;
/** However many messages get a 401, the login is asked for a new token at most once in this time. */
const FORGET_EVERY_MS = 60_000;

/** The SDK's AppCredentials; its own `signRequest` needs a request object of its own HTTP client. */
interface Credentials {
  getToken(forceRefresh?: boolean): Promise<string>;
}
const credentials = z.custom<Credentials>(
  (value) => typeof value === 'object' && value !== null && 'getToken' in value && typeof value.getToken === 'function',
);
const claims = z.object({ exp: z.number() });

/** Milliseconds: since 1970, to know how long a token lasts, and of a clock that never jumps, to count them. */
interface Clocks {
  now: () => number;
  elapsed: () => number;
}
const clocks: Clocks = { now: Date.now, elapsed: () => performance.now() };

/**
 * The bot's own token for the Bot Connector, from the SDK's credentials. Kept until 5 minutes before it expires;
 * callers at the same moment share one login. No token when the factory has no app id (local mode).
 * @throws what the login throws, or when it does not answer in time; neither is remembered, the next call tries anew
 */
export function connectorToken(
  factory: CredentialsFactory,
  appId: string,
  { now, elapsed } = clocks,
  timeoutMs = LOGIN_TIMEOUT_MS,
): TokenSource {
  let held: { token: string; useUntil: number } | undefined;
  let asking: Promise<string | undefined> | undefined;
  let refresh = false;
  let forgotAt = -Infinity;

  async function ask(): Promise<string | undefined> {
    if (await factory.isAuthenticationDisabled()) return undefined;
    const given = credentials.parse(await factory.createCredentials(appId, AUDIENCE, LOGIN, true));
    const token = await given.getToken(refresh);
    refresh = false;
    held = { token, useUntil: elapsed() + expiryOf(token) - now() - MARGIN_MS };
    return token;
  }

  function source(): Promise<string | undefined> {
    if (held && elapsed() < held.useUntil) return Promise.resolve(held.token);
    // A library's own time limit does not cover every request of a login.
    asking ??= inTime(ask(), timeoutMs).finally(() => {
      asking = undefined;
    });
    return asking;
  }

  return Object.assign(source, {
    forget(): void {
      if (elapsed() - forgotAt < FORGET_EVERY_MS) return;
      forgotAt = elapsed();
      held = undefined;
      refresh = true;
    },
  });
}

/** @throws when the work has not ended by then; what becomes of it later is of no account */
function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new CodedError('LOGIN_TOO_SLOW', 'The login did not answer in time'));
    }, timeoutMs);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}

/** Milliseconds since 1970; 0 for a token that cannot be read: it is then not kept here, only by the SDK. */
function expiryOf(token: string): number {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return (claims.safeParse(payload).data?.exp ?? 0) * 1000;
  } catch {
    return 0;
  }
}
