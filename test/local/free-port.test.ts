import { type AddressInfo, createServer, type Server } from 'node:net';
import { freePort } from '../../src/local/free-port';

const listening = (port: number, host: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, host, () => {
      resolve(server);
    });
  });
const close = (server: Server) => new Promise((resolve) => server.close(resolve));

test('a free port is given as it is', async () => {
  const server = await listening(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  await close(server);
  expect(await freePort(port, new Set())).toBe(port);
});

test.each(['127.0.0.1', '0.0.0.0'])('a port somebody listens on at %s is skipped', async (host) => {
  const server = await listening(0, host);
  const { port } = server.address() as AddressInfo;
  try {
    expect(await freePort(port, new Set())).toBeGreaterThan(port);
  } finally {
    // Left open it would keep jest from ending.
    await close(server);
  }
});

test('a port given before is skipped though nobody listens on it yet', async () => {
  const first = await freePort(45_100, new Set());
  expect(await freePort(first, new Set([first]))).toBeGreaterThan(first);
});
