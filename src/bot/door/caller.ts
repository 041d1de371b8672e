import { BlockList, isIP, isIPv6 } from 'node:net';

/** Whether an address is that of a proxy whose word is believed. */
export type IsProxy = (address: string) => boolean;

/** @param ranges addresses, with or without `/` and the length of their prefix, each checked by `isRange` */
export function proxiesIn(ranges: readonly string[]): IsProxy {
  const proxies = new BlockList();
  for (const range of ranges) {
    const [address = '', length] = range.split('/');
    if (length === undefined) proxies.addAddress(address, familyOf(address));
    else proxies.addSubnet(address, Number(length), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && proxies.check(address, familyOf(address));
}

/** An address or a range of them; not all there are, in which there would be nobody to be a proxy for. */
export function isRange(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= (isIPv6(address) ? 128 : 32));
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

/**
 * Who a request is counted for: the connection's other end, or where that is a proxy, whoever it says in
 * `X-Forwarded-For` that it got the request from, the last entry, and so on from proxy to proxy. Without its port; of
 * IPv6 the first 64 bits, of which one caller has as many addresses as it likes.
 */
export function callerOf(
  forwarded: string | string[] | undefined,
  remoteAddress: string | undefined,
  isProxy: IsProxy,
): string {
  let caller = bare(remoteAddress ?? 'unknown');
  for (const entry of [forwarded].flat().join(',').split(',').reverse()) {
    const before = bare(entry.trim());
    if (!isProxy(caller) || isIP(before) === 0) break;
    caller = before;
  }
  return network(caller);
}

function bare(written: string): string {
  return written
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');
}

function network(address: string): string {
  if (!isIPv6(address)) return address;
  // The URL parser writes it in one way only; what stands before '::' is padded with as many zeros as are left out.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array.from({ length: zeros }, () => '0'), ...groups(tail ?? '')];
  return `${all.slice(0, 4).join(':')}::/64`;
}
