import { request } from 'node:http';
import restify, { type Server } from 'restify';
import { askReadiness, type Checks } from '../src/readiness';
import { addStatusPages, type StatusOptions } from '../src/status-pages';
import { figures } from './helpers/figures';

const secret = 'Truus van Dalen';
const watchKey = 'a key of those who watch, long enough';
let server: Server;

const nothing = (): Promise<void> => Promise.resolve();

async function start(checks: Partial<Checks> = {}, options: Partial<StatusOptions> = {}): Promise<void> {
  server = restify.createServer({ name: '' });
  Object.assign(server.log, { level: 'silent' });
  const ready = () => askReadiness({ store: nothing, login: nothing, behind: () => [], ...checks });
  addStatusPages(server, { version: '1.2.3', ready, figures: () => Promise.resolve(figures), watchKey, ...options });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
}

afterEach(
  () =>
    new Promise<void>((done) => {
      server.close(() => {
        done();
      });
      server.server.closeAllConnections();
    }),
);

/** As `fetch`, which lets nobody choose a Host. */
function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port: server.address().port, path, headers }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => (text += data.toString()));
      response.on('end', () => {
        done({ status: response.statusCode ?? 0, text });
      });
    });
    asked.on('error', failed).end();
  });
}

const elsewhere = { host: 'bot.example.nl' };
const checks = { store: 'ok', login: 'ok', jobs: 'ok' };
const full = { store: () => Promise.reject(Object.assign(new Error(secret), { code: 'SQLITE_FULL' })) };

describe.each<[string, Record<string, string>]>([
  ['this computer', {}],
  ['whoever brings the key, from elsewhere', { ...elsewhere, authorization: `Bearer ${watchKey}` }],
])('for %s', (_who, headers) => {
  test('/readyz tells what was looked at and how delivery stands, /metrics the figures', async () => {
    await start();
    const { status, text } = await ask('/readyz', headers);
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ready', checks, ...figures }]);
    const metrics = await ask('/metrics', headers);
    expect([metrics.status, metrics.text]).toEqual([200, expect.stringContaining('schakel_cards_pending 2\n')]);
  });

  test.each<[string, Partial<Checks>, object]>([
    ['the store, by its code and without its words', full, { store: 'SQLITE_FULL' }],
    ['the login', { login: () => Promise.reject(new TypeError(secret)) }, { login: 'TypeError' }],
    ['the jobs, by their names', { behind: () => ['lease', 'deliveries'] }, { jobs: 'lease, deliveries' }],
    ['jobs that have not begun', { behind: () => undefined }, { jobs: 'not started' }],
  ])('/readyz says what is wrong: %s', async (_what, failing, told) => {
    await start(failing);
    const { status, text } = await ask('/readyz', headers);
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { status: 'not ready', checks: { ...checks, ...told }, ...figures },
    ]);
  });

  test('figures that cannot be counted are left out, and are no metrics', async () => {
    await start({}, { figures: () => Promise.reject(new Error(secret)) });
    const { status, text } = await ask('/readyz', headers);
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ready', checks }]);
    expect(await ask('/metrics', headers)).toEqual({ status: 503, text: '{}' });
  });
});

describe.each<[string, Record<string, string>]>([
  ['another name for this computer', elsewhere],
  ['what a proxy passes on', { 'x-forwarded-for': '203.0.113.9' }],
  ['a page of some site', { origin: 'https://site.example' }],
  ['a key that is not the one', { authorization: `Bearer ${watchKey}.` }],
  ['a key that begins like the one', { authorization: `Bearer ${watchKey.slice(0, -1)}` }],
  ['the key without its word', { authorization: watchKey }],
  ['no key at all, where one is brought', { authorization: 'Bearer undefined' }],
])('for %s', (_who, headers) => {
  test.each([
    ['ready', {}, 200, 'ready'],
    ['not ready', full, 503, 'not ready'],
  ])('there is only whether it is ready: %s', async (_what, failing, status, told) => {
    let counted = 0;
    await start(failing, { figures: () => Promise.resolve({ ...figures, pendingCards: (counted += 1) }) });
    expect(await ask('/readyz', headers)).toEqual({ status, text: JSON.stringify({ status: told }) });
    expect(await ask('/metrics', headers)).toEqual({ status: 401, text: '{}' });
    expect(counted).toBe(0);
  });
});

test('without a key in the settings none is taken', async () => {
  await start({}, { watchKey: undefined });
  expect((await ask('/metrics', { authorization: 'Bearer undefined' })).status).toBe(401);
  expect((await ask('/metrics')).status).toBe(200);
});

test('where nothing is counted there are no metrics', async () => {
  await start({}, { figures: undefined as never });
  expect((await ask('/metrics')).status).toBe(404);
});

test('however many ask, it is looked at once, also while it is not ready', async () => {
  let asked = 0;
  await start({ store: () => Promise.reject(new Error(String((asked += 1)))) });
  await Promise.all(Array.from({ length: 5 }, () => ask('/readyz')));
  expect((await ask('/readyz', elsewhere)).status).toBe(503);
  expect(asked).toBe(1);
  expect((await ask('/healthz', elsewhere)).status).toBe(200);
});

test('/healthz tells anybody which version runs, so that a swap can be followed', async () => {
  await start();
  expect(await ask('/healthz', elsewhere)).toEqual({ status: 200, text: '{"status":"ok","version":"1.2.3"}' });
});

test('a store that never answers is not ready, before the probe gives up', async () => {
  jest.useFakeTimers();
  try {
    const asked = askReadiness({ store: () => new Promise(() => undefined), login: nothing, behind: () => [] });
    await jest.advanceTimersByTimeAsync(4_000);
    expect(await asked).toEqual({ ready: false, checks: { ...checks, store: 'no answer' } });
  } finally {
    jest.useRealTimers();
    await start();
  }
});
