import type { UnverifiedToken } from './token';

/** The only issuer whose tokens are taken: Bot Framework's channels (PLATFORM, trap 2). */
export const channelIssuer = 'https://api.botframework.com';

/** Clocks may differ this much, in seconds; the SDK allows the same. */
const leeway = 300;

export interface Expected {
  /** The bot's application id. */
  appId: string;
  /** Lower case. */
  tenants: readonly string[];
}

export type ClaimFault = 'alg' | 'issuer' | 'audience' | 'expired' | 'not-yet-valid' | 'tid' | 'other-caller';

/**
 * What is wrong with a token before its signature is looked at, or undefined. The signature check
 * of the SDK takes emulator and skill tokens as well, and keeps a list that grows with every `tid`
 * it reads (traps 2 and 3): both are over when such a token does not get there.
 * @param now in seconds since 1970
 */
export function claimFault(
  { header, claims }: UnverifiedToken,
  expected: Expected,
  now: number,
): ClaimFault | undefined {
  if (header.alg !== 'RS256') return 'alg';
  if (claims.iss !== channelIssuer) return 'issuer';
  if (claims.aud !== expected.appId) return 'audience';
  if (typeof claims.exp !== 'number' || claims.exp + leeway <= now) return 'expired';
  if (claims.nbf !== undefined && !(typeof claims.nbf === 'number' && claims.nbf - leeway <= now)) {
    return 'not-yet-valid';
  }
  if (claims.tid !== undefined && !isTenant(claims.tid, expected.tenants)) return 'tid';
  // Bot Framework names no caller; a skill or an emulator does.
  if (claims.appid !== undefined || claims.azp !== undefined) return 'other-caller';
  return undefined;
}

function isTenant(value: unknown, tenants: readonly string[]): boolean {
  return typeof value === 'string' && tenants.includes(value);
}
