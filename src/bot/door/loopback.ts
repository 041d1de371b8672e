import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an IP address is this computer itself; IPv4 written as IPv6 too. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const version = isIP(address);
  return version !== 0 && loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}

/** Whether a Host header names this computer, whatever the port. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/** What proxies say of themselves in the headers of what they pass on. */
const proxyHeader = /^(?:via|forwarded|x-real-ip|x-forwarded-.+)$/;

/** Whether a proxy passed a request on, or a browser sent it for a page that is not this server's own. */
export function isRelayed(headers: IncomingHttpHeaders): boolean {
  const { origin, host = '', 'sec-fetch-site': site = 'none' } = headers;
  const foreign = origin !== undefined && origin !== `http://${host}`;
  return (
    foreign || !['none', 'same-origin'].includes(site) || Object.keys(headers).some((name) => proxyHeader.test(name))
  );
}
