/** A token as its bearer wrote it: nothing in it is true until its signature is checked. */
export interface UnverifiedToken {
  header: Readonly<Record<string, unknown>>;
  claims: Readonly<Record<string, unknown>>;
}

/** Longest Authorization header read, in characters. Bot Framework's own are about 1,000. */
export const authorizationMax = 4_096;

const bearer = /^Bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/;

/** Header and claims of a bearer token, or undefined for anything else, longer than {@link authorizationMax} too. */
export function readToken(authorization: string): UnverifiedToken | undefined {
  if (authorization.length > authorizationMax) return undefined;
  const parts = bearer.exec(authorization);
  const header = objectIn(parts?.[1]);
  const claims = objectIn(parts?.[2]);
  return header && claims && { header, claims };
}

function objectIn(part: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
