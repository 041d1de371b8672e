import { isIPv6 } from 'node:net';

/**
 * Who a request is counted for: the last address a proxy wrote into `X-Forwarded-For` (Azure ends TLS in front of us),
 * else the connection's. Without its port; of IPv6 the first 64 bits, of which one caller has as many addresses as it likes.
 */
export function callerOf(forwarded: string | string[] | undefined, remoteAddress: string | undefined): string {
  const last = [forwarded].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return network(last === '' ? (remoteAddress ?? 'unknown') : last);
}

function network(written: string): string {
  const bare = written
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(bare)) return bare;
  // The URL parser writes it in one way only; what stands before '::' is padded with as many zeros as are left out.
  const [head = '', tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: zeros }, () => '0'), ...groups(tail ?? '')];
  return `${all.slice(0, 4).join(':')}::/64`;
}
