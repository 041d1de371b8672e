import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { connectorToken } from '../../../src/bot/connector/token';

const url = 'https://smba.trafficmanager.net/emea/';
const hour = 3_600_000;
const start = Date.UTC(2026, 10, 24, 9, 0);
let time: number;
/** How far the wall clock was set since. */
let set: number;
const clocks = { now: () => time + set, elapsed: () => time - start };
beforeEach(() => {
  [time, set] = [start, 0];
});

function jwt(expiresAt: number, name: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ exp: expiresAt / 1000, name })}.signature`;
}

/** A login that gives tokens of one hour and counts. */
function login(answer: (count: number) => string | Error = (count) => jwt(time + hour, `nr ${count}`)) {
  const asked: (boolean | undefined)[] = [];
  const created: unknown[][] = [];
  const factory = {
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: (...args: unknown[]) => {
      created.push(args);
      return Promise.resolve({
        getToken: (force?: boolean) => {
          asked.push(force);
          const given = answer(asked.length);
          return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
        },
      });
    },
  };
  return { asked, created, token: connectorToken(factory, 'app-1', clocks) };
}

test('is asked for the Bot Connector, with the app id', async () => {
  const { token, created } = login();
  await token(url);
  expect(created).toEqual([
    ['app-1', 'https://api.botframework.com', 'https://login.microsoftonline.com/botframework.com', true],
  ]);
});

test.each([
  ['the same moment', 0, 1],
  ['a second before the last 5 minutes', 55 * 60_000 - 1_000, 1],
  ['the last 5 minutes', 55 * 60_000, 2],
  ['after it expired', hour + 1, 2],
])('one hour long, asked again at %s', async (_name, later, logins) => {
  const { token, asked } = login();
  const first = await token(url);
  time += later;
  expect((await token('https://smba.trafficmanager.net/amer/')) === first).toBe(logins === 1);
  expect(asked).toHaveLength(logins);
});

test.each([-2, 2])('one hour long lasts an hour, also when the wall clock is set by %d hours', async (hours) => {
  const { token, asked } = login();
  await token(url);
  set = hours * hour;
  time += 55 * 60_000 - 1;
  await token(url);
  expect(asked).toHaveLength(1);
  time += 1;
  await token(url);
  expect(asked).toHaveLength(2);
});

test('callers at the same moment share one login', async () => {
  const { token, asked } = login();
  const tokens = await Promise.all(Array.from({ length: 50 }, () => token(url)));
  expect(new Set(tokens).size).toBe(1);
  expect(asked).toHaveLength(1);
});

test('a failed login fails for those who wait, and the next call tries anew', async () => {
  const { token, asked } = login((count) => (count === 1 ? new Error('login is down') : jwt(time + hour, 'x')));
  const both = await Promise.allSettled([token(url), token(url)]);
  expect(both.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  await expect(token(url)).resolves.toBe(jwt(time + hour, 'x'));
  expect(asked).toHaveLength(2);
});

test('a login that never answers fails for those who wait, and the next call logs in anew', async () => {
  let asked = 0;
  const factory = {
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () =>
      Promise.resolve({
        getToken: () => ((asked += 1) === 1 ? new Promise<string>(() => undefined) : Promise.resolve('x')),
      }),
  };
  const token = connectorToken(factory, 'app-1', clocks, 20);
  await expect(Promise.all([token(url), token(url)])).rejects.toThrow('in time');
  await expect(token(url)).resolves.toBe('x');
  expect(asked).toBe(2);
});

test.each(['opaque', 'a.b.c', `x.${Buffer.from('{"exp":"soon"}').toString('base64url')}.y`])(
  'a token whose end cannot be read is used but not kept: %s',
  async (given) => {
    const { token, asked } = login(() => given);
    await expect(token(url)).resolves.toBe(given);
    await token(url);
    expect(asked).toHaveLength(2);
  },
);

test('a token Teams does not accept is replaced, at most once a minute', async () => {
  const { token, asked } = login();
  await token(url);
  token.forget?.();
  await token(url);
  token.forget?.();
  await token(url);
  expect(asked).toEqual([false, true]);
  time += 60_000;
  token.forget?.();
  await token(url);
  await token(url);
  expect(asked).toEqual([false, true, true]);
});

test('credentials of an unknown kind are an error that names no secret', async () => {
  const factory = {
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () => Promise.resolve({ password: 'secret' }),
  };
  const asked = connectorToken(factory, 'app-1')(url);
  await expect(asked).rejects.toThrow();
  await expect(asked).rejects.not.toThrow(/secret/);
});

describe('with the factory of the SDK', () => {
  test('no app id, no token (local mode)', async () => {
    const factory = new ConfigurationServiceClientCredentialFactory({});
    await expect(connectorToken(factory, '')(url)).resolves.toBeUndefined();
  });

  test.each([
    { MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'p', MicrosoftAppTenantId: 'tenant' },
    { MicrosoftAppType: 'UserAssignedMsi', MicrosoftAppTenantId: 'tenant' },
  ])('$MicrosoftAppType: its credentials give tokens', async (configuration) => {
    const factory = new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: 'app-1', ...configuration });
    const credentials = await factory.createCredentials('app-1', 'a', 'https://login.microsoftonline.com/x', true);
    expect(credentials).toHaveProperty('getToken', expect.any(Function));
  });
});
