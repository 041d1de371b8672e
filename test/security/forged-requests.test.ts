import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { createDoor } from '../../src/bot/door/door';
import { createPressLimit } from '../../src/bot/press-limit';
import { createCredentials } from '../../src/bot/teams-app';
import { openSqlite } from '../../src/store/sqlite';
import { appId, makeToken, serviceUrl, startBotFramework, type BotFramework } from '../helpers/bot-framework';
import { watched, type WatchedStore } from '../helpers/watched-store';
import { createWorld, type World } from '../helpers/world';

const tenant = 'b1b2c3d4-0000-4000-8000-000000000002';
const otherTenant = 'c1b2c3d4-0000-4000-8000-000000000003';

type Fields = Record<string, unknown>;

/** A press on "home" as Teams sends it, with fields changed. */
function activity(fields: Fields = {}): Fields {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:user', aadObjectId: 'd1b2c3d4-0000-4000-8000-000000000004' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    locale: 'nl-NL',
    value: { action: { type: 'Action.Execute', verb: 'language.choose', data: { language: 'en' } } },
    ...fields,
  };
}

interface Request {
  authorization?: string | undefined;
  body?: Fields;
}

interface Answer {
  status: number;
  text: string;
}

async function post(url: string, { authorization, body = activity() }: Request): Promise<Answer> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

let microsoft: BotFramework;
let world: World;
let watch: WatchedStore;
const sdkLog: string[] = [];

beforeAll(async () => {
  // The SDK writes to the console when a signature is wrong.
  jest
    .spyOn(console, 'error')
    .mockImplementation((...words: unknown[]) => void sdkLog.push(words.map(String).join(' ')));
  microsoft = await startBotFramework();
  watch = watched(openSqlite(':memory:'));
  world = await createWorld({
    store: watch.store,
    // One press: if a forged request counted as this person's, the true one below would be too many.
    limit: createPressLimit({ rate: 0.001, burst: 1 }),
    entrance: {
      door: createDoor({
        appId,
        tenants: [tenant],
        serviceHosts: ['smba.trafficmanager.net'],
        now: () => Date.now(),
      }),
      credentials: createCredentials({ type: 'SingleTenant', appId, tenantId: tenant, password: 'not a real one' }),
      keys: microsoft.keys,
    },
  });
});
afterAll(async () => {
  await world.close();
  await microsoft.close();
  jest.restoreAllMocks();
});

const seconds = (): number => Math.floor(Date.now() / 1_000);
const bearer = (claims: Fields = {}, options: Parameters<BotFramework['token']>[1] = {}): string =>
  `Bearer ${microsoft.token(claims, options)}`;
const otherUrl = 'https://smba.trafficmanager.net/amer/';
const evilUrl = 'https://smba.trafficmanager.net.evil.example/emea/';
const evilUserUrl = 'https://smba.trafficmanager.net@evil.example/emea/';

const forged: [string, 400 | 401 | 403, () => Request][] = [
  ['no token', 401, () => ({})],
  ['an empty token', 401, () => ({ authorization: 'Bearer ' })],
  ['another scheme', 401, () => ({ authorization: `Basic ${microsoft.token()}` })],
  ['a token that is no JWT', 401, () => ({ authorization: 'Bearer abc.def.ghi' })],
  [
    'claims that are no object',
    401,
    () => ({ authorization: `Bearer ${makeToken({ alg: 'RS256' }, [1], undefined)}x` }),
  ],
  ['a stranger’s signature', 401, () => ({ authorization: bearer({}, { stranger: true }) })],
  ['a signature of another token', 401, () => ({ authorization: otherSignature() })],
  ['an unknown key', 401, () => ({ authorization: bearer({}, { header: { kid: 'unknown' } }) })],
  ['no key named', 401, () => ({ authorization: bearer({}, { header: { kid: undefined } }) })],
  ['alg none', 401, () => ({ authorization: bearer({}, { header: { alg: 'none' }, unsigned: true }) })],
  ['alg none with a signature', 401, () => ({ authorization: bearer({}, { header: { alg: 'none' } }) })],
  ['alg HS256', 401, () => ({ authorization: bearer({}, { header: { alg: 'HS256' } }) })],
  ['expired', 401, () => ({ authorization: bearer({ nbf: seconds() - 7_200, exp: seconds() - 3_600 }) })],
  ['no expiry', 401, () => ({ authorization: bearer({ exp: undefined }) })],
  ['not yet valid', 401, () => ({ authorization: bearer({ nbf: seconds() + 3_600, exp: seconds() + 7_200 }) })],
  ['wrong aud', 401, () => ({ authorization: bearer({ aud: otherTenant }) })],
  ['aud of the channel', 401, () => ({ authorization: bearer({ aud: 'https://api.botframework.com' }) })],
  ['a list of aud', 401, () => ({ authorization: bearer({ aud: [appId] }) })],
  ['wrong issuer', 401, () => ({ authorization: bearer({ iss: 'https://evil.example' }) })],
  ['emulator issuer', 401, () => ({ authorization: emulator('2.0') })],
  ['emulator issuer, version 1', 401, () => ({ authorization: emulator('1.0') })],
  ['skill claims', 401, () => ({ authorization: bearer({ ver: '2.0', azp: otherTenant }) })],
  ['skill claims, version 1', 401, () => ({ authorization: bearer({ ver: '1.0', appid: otherTenant }) })],
  ['anonymous skill', 401, () => ({ authorization: bearer({ appid: 'AnonymousSkill' }) })],
  ['a foreign tid', 401, () => ({ authorization: bearer({ tid: otherTenant }) })],
  ['oversized', 401, () => ({ authorization: bearer({ padding: 'x'.repeat(8_000) }) })],
  ['oversized beyond what is read of headers', 400, () => ({ authorization: bearer({ padding: 'x'.repeat(30_000) }) })],
  ['no serviceurl in the token', 403, () => ({ authorization: bearer({ serviceurl: undefined }) })],
  [
    'no serviceUrl in the activity',
    403,
    () => ({ authorization: bearer(), body: activity({ serviceUrl: undefined }) }),
  ],
  ['no serviceUrl at all', 403, () => noServiceUrl()],
  ['another serviceUrl', 403, () => ({ authorization: bearer(), body: activity({ serviceUrl: otherUrl }) })],
  ['a serviceUrl elsewhere', 403, () => serviceAt(evilUrl)],
  ['a serviceUrl with a user name', 403, () => serviceAt(evilUserUrl)],
  ['a serviceUrl without TLS', 403, () => serviceAt('http://smba.trafficmanager.net/emea/')],
  ['foreign tenant', 403, () => tenants(otherTenant, otherTenant)],
  ['foreign tenant in channelData', 403, () => tenants(otherTenant, tenant)],
  ['foreign tenant in conversation', 403, () => tenants(tenant, otherTenant)],
  ['no tenant', 403, () => tenants(undefined, undefined)],
  ['missing aadObjectId', 403, () => ({ authorization: bearer(), body: activity({ from: { id: '29:user' } }) })],
  [
    'empty aadObjectId',
    403,
    () => ({ authorization: bearer(), body: activity({ from: { id: '1', aadObjectId: '' } }) }),
  ],
  [
    'aadObjectId of another type',
    403,
    () => ({ authorization: bearer(), body: activity({ from: { aadObjectId: {} } }) }),
  ],
  ['another channel', 403, () => ({ authorization: bearer(), body: activity({ channelId: 'webchat' }) })],
  ['the AseChannel', 403, () => ({ authorization: bearer(), body: activity({ channelId: 'AseChannel' }) })],
  ['no activity', 400, () => ({ authorization: bearer(), body: {} })],
];

function otherSignature(): string {
  const [header = '', claims = ''] = microsoft.token().split('.');
  const [, , signature = ''] = microsoft.token({ jti: 'another' }).split('.');
  return `Bearer ${header}.${claims}.${signature}`;
}

function emulator(ver: string): string {
  const iss = `https://sts.windows.net/${otherTenant}/`;
  return bearer({ iss, aud: 'https://api.botframework.com', ver, tid: otherTenant, appid: appId, azp: appId });
}

function noServiceUrl(): Request {
  return { authorization: bearer({ serviceurl: undefined }), body: activity({ serviceUrl: undefined }) };
}

function serviceAt(url: string): Request {
  return { authorization: bearer({ serviceurl: url }), body: activity({ serviceUrl: url }) };
}

function tenants(inChannelData: string | undefined, inConversation: string | undefined): Request {
  const channelData = inChannelData === undefined ? {} : { tenant: { id: inChannelData } };
  return {
    authorization: bearer(),
    body: activity({ channelData, conversation: { id: 'a:1', tenantId: inConversation } }),
  };
}

test('every forged request is refused without a word, changes nothing, counts for no one and leaves no token behind; the true one is let in', async () => {
  for (const [name, status, request] of forged) {
    const sent = request();
    const answer = await post(world.url, sent);
    expect([name, answer.status]).toEqual([name, status]);
    expect([name, answer.text]).toEqual([name, expect.stringMatching(/^(?:\{\})?$/)]);
    const said = [...world.log, ...sdkLog].join('\n');
    const token = sent.authorization?.split(' ')[1] ?? '';
    if (token.length > 20) expect(said).not.toContain(token);
  }
  expect(watch.written).toEqual([]);
  expect(world.teams.calls).toEqual([]);
  expect(world.log.join('\n')).not.toContain('d1b2c3d4-0000-4000-8000-000000000004');

  // Signed by Teams, and from where others read along: no address is kept, and it counts for nobody.
  for (const elsewhere of [{ isGroup: true }, { conversationType: 'channel' }]) {
    const conversation = { id: '19:1@thread.tacv2', conversationType: 'personal', tenantId: tenant, ...elsewhere };
    const away = await post(world.url, { authorization: bearer(), body: activity({ conversation }) });
    expect([away.status, away.text]).toEqual([200, expect.stringContaining('"statusCode":403')]);
    expect(watch.written).toEqual([]);
  }

  const answer = await post(world.url, { authorization: bearer() });
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('AdaptiveCard')]);
  expect(watch.written.map((each) => each.type)).toContain('person');
  // Teams sends a press twice; that counts once.
  expect((await post(world.url, { authorization: bearer() })).text).toContain('AdaptiveCard');
  const next = await post(world.url, { authorization: bearer(), body: activity({ id: 'f:2' }) });
  expect([next.status, next.text]).toEqual([200, expect.stringContaining('"statusCode":429')]);

  process.stdout.write(`forged requests: ${forged.length} kinds refused, 0 documents written, 1 true request let in\n`);
});

/** The bot in a process of its own, so that its heap can be measured; with the limit on refused requests of an address. */
async function startServer(limit?: { rate: number; burst: number }): Promise<{
  child: ChildProcess;
  url: string;
  heap: () => Promise<number>;
  stop: () => void;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-door-'));
  const file = join(folder, 'server.js');
  const entryPoints = [join(__dirname, 'door-server.ts')];
  buildSync({ entryPoints, bundle: true, platform: 'node', packages: 'external', outfile: file, logLevel: 'error' });
  const settings = { appId, tenant, keys: microsoft.keys, limit };
  const child = fork(file, [JSON.stringify(settings)], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_PATH: resolve(__dirname, '../../node_modules') },
    silent: true,
  });
  const told = async (): Promise<number> => ((await once(child, 'message')) as [number])[0];
  const port = await told();
  return {
    child,
    url: `http://127.0.0.1:${port}`,
    heap: () => {
      const answer = told();
      child.send('heap');
      return answer;
    },
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Half of them say they come from an emulator, half from the channel; each names a tenant of its own. */
function withTid(index: number): Request {
  const tid = `${String(index).padStart(8, '0')}-1111-4000-8000-000000000009`;
  const claims = index % 2 === 0 ? { iss: `https://sts.windows.net/${tid}/`, ver: '2.0', azp: appId } : {};
  const [header = '', body = ''] = makeToken(
    { typ: 'JWT', alg: 'RS256', kid: 'own' },
    { iss: 'https://api.botframework.com', aud: appId, serviceurl: serviceUrl, exp: seconds() + 3_600, tid, ...claims },
    undefined,
  ).split('.');
  return { authorization: `Bearer ${header}.${body}.c2lnbmF0dXJl` };
}

async function flood(url: string, from: number, count: number): Promise<Map<number, number>> {
  const statuses = new Map<number, number>();
  let next = from;
  const caller = async (): Promise<void> => {
    while (next < from + count) {
      const { status } = await post(url, withTid(next++));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 16 }, caller));
  return statuses;
}

/** The whole is `SCHAKEL_TEST_RUNS=10000`, in CI; every test run plays a part of it. */
const tids = Number(process.env.SCHAKEL_TEST_RUNS ?? 500);

test(`${tids} different tids leave less than 5 MB for 10,000 behind, and a true request is let in afterwards`, async () => {
  const server = await startServer();
  try {
    await post(server.url, { authorization: bearer() });
    await flood(server.url, 1_000_000, 500);
    const before = await server.heap();
    const statuses = await flood(server.url, 0, tids);
    const growth = (await server.heap()) - before;
    process.stdout.write(
      `${tids} tids: ${JSON.stringify([...statuses])}, heap growth ${(growth / 1e6).toFixed(2)} MB\n`,
    );
    expect([...statuses]).toEqual([[401, tids]]);
    // 500 bytes each, above what a heap grows by itself; without the door each leaves some 1,200.
    expect(growth).toBeLessThan(Math.max(tids * 500, 2e6));
    expect((await post(server.url, { authorization: bearer() })).status).toBe(200);
  } finally {
    server.stop();
  }
}, 180_000);

test('a tenant that does not take part cannot shut out the others by way of Teams’ address; a forger shuts out its own', async () => {
  const server = await startServer({ rate: 0.001, burst: 3 });
  const foreign = activity({
    conversation: { id: 'a:1', tenantId: otherTenant },
    channelData: { tenant: { id: otherTenant } },
  });
  try {
    for (let index = 0; index < 10; index += 1)
      expect((await post(server.url, { authorization: bearer(), body: foreign })).status).toBe(403);
    expect((await post(server.url, { authorization: bearer() })).status).toBe(200);
    const forger = { authorization: bearer({}, { stranger: true }), body: foreign };
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await post(server.url, forger)).status);
    expect(statuses).toEqual([403, 403, 403, 429, 429]);
  } finally {
    server.stop();
  }
});
