import { createServer } from 'node:net';

/**
 * The wanted port when nobody listens on it, otherwise the first free one after it; never one of `given`, the ports
 * handed out before and perhaps not opened yet. Rejects when the hundred ports from `wanted` on are all busy.
 */
export async function freePort(wanted: number, given: ReadonlySet<number>): Promise<number> {
  for (let port = wanted; port < wanted + 100; port += 1) {
    if (!given.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`Geen vrije poort gevonden van ${wanted} tot ${wanted + 99}.`);
}

/** Both loopback addresses are tried: a program on either would answer to `localhost`. */
async function isFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    // A machine without IPv6 has no ::1 to be busy.
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}
