/** 'loopback': http to this machine only (local mode, tests). Otherwise host names that https may go to. */
export type AllowedHosts = 'loopback' | readonly string[];

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The Bot Connector address of `path` under a conversation's `serviceUrl`, or undefined when it may not be contacted.
 *
 * A serviceUrl comes in with an activity and a token of ours goes out to it, so it is compared as a parsed host name,
 * whole: https on the usual port, no user name, exactly a listed host. The address is rebuilt from the parsed parts,
 * never from the text. Each segment is percent-encoded; one that would climb ('.', '..') or is empty is refused.
 */
export function connectorAddress(serviceUrl: string, path: readonly string[], allowed: AllowedHosts): URL | undefined {
  const base = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined;
  const encoded = path.map(encodeSegment);
  if (!base || !isAllowed(base, allowed) || encoded.includes(undefined)) return undefined;
  return new URL(`${base.protocol}//${base.host}${base.pathname.replace(/\/+$/, '')}/${encoded.join('/')}`);
}

function isAllowed(url: URL, allowed: AllowedHosts): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (allowed === 'loopback') return url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  // `port` is empty when it is the scheme's own; the parser has put the host name in lower case.
  return url.protocol === 'https:' && url.port === '' && allowed.some((host) => host.toLowerCase() === url.hostname);
}

function encodeSegment(segment: string): string | undefined {
  if (segment === '' || segment === '.' || segment === '..') return undefined;
  try {
    return encodeURIComponent(segment);
  } catch {
    return undefined; // half of a surrogate pair: no id of Teams'
  }
}
