import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import pino from 'pino';
import type { Server } from 'restify';
import { createHttp, type HttpOptions } from '../src/http';
import { proxiesIn } from '../src/bot/door/caller';
import { askReadiness } from '../src/readiness';

const nothing = (): Promise<void> => Promise.resolve();
const secret = 'Truus van Dalen';
const log: string[] = [];
let server: Server;
let url: string;
let received = 0;

async function start(options: Partial<HttpOptions> = {}): Promise<void> {
  server = createHttp({
    version: '0.0.0',
    door: () => ({ ok: true }),
    receive: () => {
      received += 1;
      return Promise.resolve({ status: 200, body: { done: true } });
    },
    fromTeams: () => Promise.resolve(false),
    ready: () => askReadiness({ store: nothing, login: nothing, behind: () => [] }),
    isProxy: proxiesIn(['127.0.0.1']),
    log: pino({ level: 'trace', base: null }, { write: (line: string) => void log.push(line) }),
    ...options,
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  url = `http://127.0.0.1:${server.address().port}`;
}

beforeEach(() => {
  received = 0;
  log.length = 0;
});
afterEach(
  () =>
    new Promise<void>((done) => {
      server.close(() => {
        done();
      });
      server.server.closeAllConnections();
    }),
);

const json = { 'content-type': 'application/json' };
const activity = JSON.stringify({ type: 'message' });

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = json): Promise<Response> {
  return fetch(`${url}/api/messages`, { method: 'POST', headers, body });
}

/** What a raw socket is answered. */
function raw(text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => {
      done(answer);
    });
    socket.on('error', () => undefined);
    socket.write(text);
  });
}

const bodyMax = 256 * 1024;

function bodyOf(bytes: number): string {
  const empty = JSON.stringify({ type: '', text: '' });
  return JSON.stringify({ type: '', text: 'x'.repeat(bytes - empty.length) });
}

test.each<[string, number, () => Promise<Response>]>([
  ['an activity', 200, () => post(activity)],
  ['a body of 256 KB', 200, () => post(bodyOf(bodyMax))],
  ['a body of 256 KB and 1 byte', 413, () => post(bodyOf(bodyMax + 1))],
  ['a charset', 200, () => post(activity, { 'content-type': 'application/json; charset=utf-8' })],
  ['no content type', 415, () => post(new TextEncoder().encode(activity), {})],
  ['a form', 415, () => post('type=message', { 'content-type': 'application/x-www-form-urlencoded' })],
  ['text', 415, () => post(activity, { 'content-type': 'text/plain' })],
  ['a type that begins like JSON', 415, () => post(activity, { 'content-type': 'application/jsonx' })],
  ['a compressed body', 415, () => post(new Uint8Array(gzipSync(activity)), { ...json, 'content-encoding': 'gzip' })],
  ['a damaged compressed body', 415, () => post('damaged', { ...json, 'content-encoding': 'gzip' })],
  ['no JSON', 400, () => post(`{"type": "${secret}`)],
  ['an empty body', 400, () => post('')],
  ['null', 400, () => post('null')],
  ['a list', 400, () => post('[]')],
  ['a text', 400, () => post('"message"')],
  ['no type', 400, () => post('{}')],
  ['a type of another type', 400, () => post('{"type":1}')],
  ['deep nesting', 400, () => post('['.repeat(100_000))],
  ['GET', 405, () => fetch(`${url}/api/messages`)],
  ['HEAD', 405, () => fetch(`${url}/api/messages`, { method: 'HEAD' })],
  ['DELETE', 405, () => fetch(`${url}/api/messages`, { method: 'DELETE' })],
  ['OPTIONS', 405, () => fetch(`${url}/api/messages`, { method: 'OPTIONS' })],
  ['an unknown path', 404, () => fetch(`${url}/${encodeURIComponent(secret)}`)],
  ['a path that cannot be decoded', 404, () => fetch(`${url}/%E0%A4%A`)],
  ['a way up', 404, () => fetch(`${url}/..%2f..%2fpackage.json`)],
])('%s gets %i, without detail and with the headers', async (name, status, ask) => {
  await start();
  const answer = await ask();
  const text = await answer.text();
  expect([name, answer.status]).toEqual([name, status]);
  expect(received).toBe(status === 200 ? 1 : 0);
  if (status !== 200) expect(text).toMatch(/^(?:\{\})?$/);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'strict-transport-security': 'max-age=31536000',
    'referrer-policy': 'no-referrer',
  });
  for (const name of ['server', 'x-powered-by', 'access-control-allow-origin'])
    expect(answer.headers.has(name)).toBe(false);
});

test('a long body in pieces is refused too', async () => {
  await start();
  const piece = `1000\r\n${'x'.repeat(0x1000)}\r\n`;
  const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n';
  const answer = await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${piece.repeat(65)}0\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(received).toBe(0);
});

test('a body that says it is too long is refused before it is sent', async () => {
  await start();
  const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  expect(await raw(`${head}Content-Length: ${bodyMax + 1}\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 /);
  expect(received).toBe(0);
});

test.each([
  ['what is no HTTP', 'hello\r\n\r\n'],
  ['headers that are too long', `GET /healthz HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ['two lengths', 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}'],
  [
    'a length and pieces',
    'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
])('%s ends with a bare 400', async (_what, request) => {
  await start();
  expect(await raw(request)).toBe('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
});

test('who asks for another protocol is answered in this one, and holds nothing open', async () => {
  await start();
  // Said first, since a connection that is held open would hold this test open too.
  expect(server.server.listenerCount('upgrade')).toBe(0);
  const asked = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n';
  const socket = connect(server.address().port, '127.0.0.1', () => socket.write(asked));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 200 /);
  socket.destroy();
  await once(socket, 'close');
  // afterEach waits until the server has closed: an upgraded connection would keep it from doing so.
});

test('slow callers are cut off: 10 seconds for headers, 20 for the whole request', async () => {
  await start();
  expect([server.server.headersTimeout, server.server.requestTimeout]).toEqual([10_000, 20_000]);
  // Not shorter than Azure's proxies keep a connection, which would meet a closed one.
  expect(server.server.keepAliveTimeout).toBeGreaterThan(240_000);
});

test('a fault inside is answered without a word of it; its kind is logged, its text is not', async () => {
  await start({ receive: () => Promise.reject(new TypeError(`cannot read ${secret}`)) });
  const answer = await post(activity);
  expect([answer.status, await answer.text()]).toEqual([500, '{}']);
  expect(log.join('')).toContain('TypeError');
  expect(log.join('')).not.toContain(secret);
});

describe('an address whose requests are refused too often', () => {
  const from = (address: string, body = activity): Promise<Response> =>
    post(body, { ...json, 'x-forwarded-for': address });

  test('gets 429 without detail, its true requests too; others and health checks do not', async () => {
    await start({ limit: { rate: 0.01, burst: 5 } });
    const statuses: number[] = [];
    for (let index = 0; index < 8; index += 1)
      statuses.push((await from(`6.6.6.6, 10.0.0.${index}, 9.9.9.9:4${index}`, '{}')).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429, 429]);
    const answer = await from('9.9.9.9');
    expect([answer.status, await answer.text(), received]).toEqual([429, '{}', 0]);
    expect((await from('8.8.8.8')).status).toBe(200);
    for (let index = 0; index < 8; index += 1) expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(log.join('')).not.toContain('9.9.9.9');
  });

  test('is the connection’s where no proxy is known: what it writes of others counts for nobody, and is told once', async () => {
    await start({ limit: { rate: 0.01, burst: 3 }, isProxy: () => false });
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await from(`9.9.9.${index}`, '{}')).status);
    expect(statuses).toEqual([400, 400, 400, 429, 429]);
    const told = log.filter((line) => line.includes('SCHAKEL_PROXIES'));
    expect(told).toEqual([expect.not.stringMatching(/9\.9\.9|127\.0/)]);
  });

  test.each<[string, Partial<HttpOptions>, string, number]>([
    ['at the door', { door: () => ({ ok: false, status: 401, fault: 'no-token' }) }, activity, 401],
    ['for its activity', { door: () => ({ ok: false, status: 403, fault: 'tenant' }) }, activity, 403],
    ['for its size', {}, bodyOf(bodyMax + 1), 413],
    ['for its form', {}, '{', 400],
    [
      'for its signature',
      { receive: () => Promise.reject(Object.assign(new Error(), { name: 'NotAdmitted' })) },
      activity,
      401,
    ],
  ])('counts what was refused %s', async (_why, options, body, status) => {
    await start({ ...options, limit: { rate: 0.01, burst: 2 } });
    const statuses = [await from('9.9.9.9', body), await from('9.9.9.9', body), await from('9.9.9.9', body)];
    expect(statuses.map((answer) => answer.status)).toEqual([status, status, 429]);
  });

  test('counts who hangs up before the answer, and each port and end of one IPv6 network as one', async () => {
    await start({ door: () => ({ ok: false, status: 401, fault: 'no-token' }), limit: { rate: 0.001, burst: 3 } });
    const head = `POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nX-Forwarded-For: 9.9.9.9\r\n`;
    for (let index = 0; index < 3; index += 1) {
      const socket = connect(server.address().port, '127.0.0.1', () =>
        socket.write(`${head}Content-Length: 99\r\n\r\n{`),
      );
      await once(server.server, 'request');
      socket.resetAndDestroy();
      await once(socket, 'close');
    }
    let statuses: number[] = [];
    for (let tries = 0; tries < 100 && statuses.at(-1) !== 429; tries += 1)
      statuses.push((await from('9.9.9.9')).status);
    expect(statuses.length).toBeLessThanOrEqual(3);
    statuses = [];
    for (let index = 0; index < 5; index += 1)
      statuses.push((await from(`[2001:db8::${index}]:${4_000 + index}`)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
  });

  test('does not count what Teams itself brought from a tenant that does not take part', async () => {
    const fromTeams = (authorization: string): Promise<boolean> => Promise.resolve(authorization === 'Bearer true');
    await start({
      door: () => ({ ok: false, status: 403, fault: 'tenant' }),
      fromTeams,
      limit: { rate: 0.01, burst: 2 },
    });
    const bearing = async (authorization: string): Promise<number> =>
      (await post(activity, { ...json, 'x-forwarded-for': '9.9.9.9', authorization })).status;
    for (let index = 0; index < 5; index += 1) expect(await bearing('Bearer true')).toBe(403);
    expect([await bearing('Bearer false'), await bearing('Bearer false'), await bearing('Bearer true')]).toEqual([
      403, 403, 429,
    ]);
  });

  test('does not count what was let in, nor our own faults: all of Teams comes from a few addresses', async () => {
    let fails = false;
    const receive: HttpOptions['receive'] = () => (fails ? Promise.reject(new Error()) : Promise.resolve(undefined));
    await start({ receive, limit: { rate: 0.01, burst: 2 } });
    for (let index = 0; index < 10; index += 1) expect((await from('9.9.9.9')).status).toBe(200);
    fails = true;
    for (let index = 0; index < 3; index += 1) expect((await from('9.9.9.9')).status).toBe(500);
    fails = false;
    expect((await from('9.9.9.9')).status).toBe(200);
  });
});

test('each answer to Teams is counted by its status, a probe’s is not', async () => {
  const statuses: number[] = [];
  await start({ answered: (status) => void statuses.push(status), limit: { rate: 0.001, burst: 1 } });
  const post = async (body: string): Promise<void> => {
    await fetch(`${url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  };
  await post('{"type":"message"}');
  await post('{');
  await post('{"type":"message"}');
  await fetch(`${url}/healthz`);
  expect(statuses).toEqual([200, 400, 429]);
});
