import { demoAuditKey, readConfig, WrongConfig } from '../src/config';

const production = {
  BOT_TYPE: 'UserAssignedMSI',
  BOT_ID: 'a1b2c3d4-0000-4000-8000-000000000001',
  BOT_TENANT_ID: 'b1b2c3d4-0000-4000-8000-000000000002',
  ALLOWED_TENANTS: 'B1B2C3D4-0000-4000-8000-000000000002, c1b2c3d4-0000-4000-8000-000000000003',
  SCHAKEL_SQLITE: '/data/schakel.db',
  SCHAKEL_AUDIT_KEY: 'a key of thirty-two characters or more',
};

function refusalOf(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof WrongConfig) return error.sentences;
  }
  return [];
}

test('production is the mode that needs no setting, and takes these', () => {
  expect(readConfig(production)).toMatchObject({
    SCHAKEL_MODE: 'production',
    ALLOWED_TENANTS: ['b1b2c3d4-0000-4000-8000-000000000002', 'c1b2c3d4-0000-4000-8000-000000000003'],
    SERVICE_HOSTS: ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com'],
  });
});

test('proxies are a list, and a key of those that watch is taken', () => {
  const watchKey = 'another key of thirty-two characters';
  expect(readConfig(production)).toMatchObject({ SCHAKEL_PROXIES: [] });
  expect(
    readConfig({ ...production, SCHAKEL_PROXIES: '10.0.0.0/8, fd00::/8', SCHAKEL_WATCH_KEY: watchKey }),
  ).toMatchObject({ SCHAKEL_PROXIES: ['10.0.0.0/8', 'fd00::/8'], SCHAKEL_WATCH_KEY: watchKey });
});

const nil = '00000000-0000-0000-0000-000000000000';

test.each<[string, Record<string, string | undefined>, string]>([
  ['no settings at all', Object.fromEntries(Object.keys(production).map((name) => [name, undefined])), 'BOT_ID'],
  ['no app id', { BOT_ID: undefined }, 'BOT_ID is missing'],
  ['an empty app id', { BOT_ID: '' }, 'BOT_ID is missing'],
  ['an app id of blanks', { BOT_ID: ' ' }, 'BOT_ID has a wrong value'],
  ['the empty GUID as app id', { BOT_ID: nil }, 'BOT_ID has a wrong value'],
  ['a misspelt app type', { BOT_TYPE: 'singletenant' }, 'BOT_TYPE has a wrong value'],
  ['a bot of all tenants', { BOT_TYPE: 'MultiTenant' }, 'BOT_TYPE has a wrong value'],
  ['no app type', { BOT_TYPE: undefined }, 'BOT_TYPE is missing'],
  ['no secret for a bot that needs one', { BOT_TYPE: 'SingleTenant' }, 'BOT_PASSWORD is missing'],
  ['a secret for a bot that needs none', { BOT_PASSWORD: 'x' }, 'BOT_PASSWORD must not be set'],
  ['no tenants', { ALLOWED_TENANTS: undefined }, 'ALLOWED_TENANTS is missing'],
  ['an empty list of tenants', { ALLOWED_TENANTS: ',' }, 'ALLOWED_TENANTS has a wrong value'],
  ['all tenants', { ALLOWED_TENANTS: '*' }, 'ALLOWED_TENANTS has a wrong value'],
  ['common as tenant', { ALLOWED_TENANTS: 'common' }, 'ALLOWED_TENANTS has a wrong value'],
  ['the empty GUID among the tenants', { ALLOWED_TENANTS: `${production.BOT_TENANT_ID},${nil}` }, 'ALLOWED_TENANTS'],
  ['every service host', { SERVICE_HOSTS: '*' }, 'SERVICE_HOSTS has a wrong value'],
  ['a wildcard service host', { SERVICE_HOSTS: '*.trafficmanager.net' }, 'SERVICE_HOSTS has a wrong value'],
  ['a service host of this computer', { SERVICE_HOSTS: 'localhost' }, 'SERVICE_HOSTS has a wrong value'],
  ['an address as service host', { SERVICE_HOSTS: '127.0.0.1' }, 'SERVICE_HOSTS has a wrong value'],
  ['a service host with a port', { SERVICE_HOSTS: 'smba.trafficmanager.net:8443' }, 'SERVICE_HOSTS'],
  ['no service hosts', { SERVICE_HOSTS: ',' }, 'SERVICE_HOSTS has a wrong value'],
  ['a database without TLS', { COSMOS_ENDPOINT: 'http://x.example', SCHAKEL_SQLITE: undefined }, 'COSMOS_ENDPOINT'],
  ['two databases', { COSMOS_ENDPOINT: 'https://x.example' }, 'either COSMOS_ENDPOINT'],
  ['no database', { SCHAKEL_SQLITE: undefined }, 'either COSMOS_ENDPOINT'],
  ['a mode that does not exist', { SCHAKEL_MODE: 'Local' }, 'SCHAKEL_MODE has a wrong value'],
  ['no audit key', { SCHAKEL_AUDIT_KEY: undefined }, 'SCHAKEL_AUDIT_KEY is missing'],
  ['an audit key that is too short', { SCHAKEL_AUDIT_KEY: 'short' }, 'SCHAKEL_AUDIT_KEY'],
  ['an audit key of blanks', { SCHAKEL_AUDIT_KEY: ' '.repeat(40) }, 'SCHAKEL_AUDIT_KEY has a wrong value'],
  ['the audit key of the demo', { SCHAKEL_AUDIT_KEY: demoAuditKey }, 'SCHAKEL_AUDIT_KEY has a wrong value'],
  ['a watch key that is too short', { SCHAKEL_WATCH_KEY: 'short' }, 'SCHAKEL_WATCH_KEY has a wrong value'],
  ['one secret for two', { SCHAKEL_WATCH_KEY: production.SCHAKEL_AUDIT_KEY }, 'SCHAKEL_WATCH_KEY must be another'],
  ['everybody as a proxy', { SCHAKEL_PROXIES: '0.0.0.0/0' }, 'SCHAKEL_PROXIES has a wrong value'],
  ['a proxy by its name', { SCHAKEL_PROXIES: 'proxy.example' }, 'SCHAKEL_PROXIES has a wrong value'],
  ['a misspelt word for jobs', { SCHAKEL_JOBS: 'no' }, 'SCHAKEL_JOBS has a wrong value; it is on or off'],
  ['a setting that does not exist', { SCHAKEL_AUTH: 'off' }, 'SCHAKEL_AUTH is not a setting'],
  ['certificates not checked', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED must not be 0'],
])('production does not start with %s', (_name, changed, sentence) => {
  expect(refusalOf({ ...production, ...changed }).join('\n')).toContain(sentence);
});

test.each(['SCHAKEL_AUDIT_KEY', 'SCHAKEL_WATCH_KEY', 'BOT_ID', 'SCHAKEL_CONSENT', 'BOT_PASSWORD', 'SOMETHING_ELSE'])(
  'a reference to the key vault that was not followed is no value: %s is named, once',
  (name) => {
    const reference = '@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/audit-key)';
    const told = refusalOf({ ...production, BOT_TYPE: 'SingleTenant', BOT_PASSWORD: 'x', [name]: reference });
    expect(told).toEqual([
      `${name} is still a reference to the key vault, which App Service could not follow; see infra/README.md.`,
    ]);
  },
);

test.each<[string, Record<string, string>]>([
  ['NODE_ENV', { NODE_ENV: 'production' }],
  ['WEBSITE_SITE_NAME', { WEBSITE_SITE_NAME: 'schakel' }],
  ['CONTAINER_APP_NAME', { CONTAINER_APP_NAME: 'schakel' }],
  ['KUBERNETES_SERVICE_HOST', { KUBERNETES_SERVICE_HOST: '10.0.0.1' }],
])('local mode, in which nobody needs a token, does not start where %s tells of a server', (sign, surroundings) => {
  expect(refusalOf({ SCHAKEL_MODE: 'local', ...surroundings })).toEqual([expect.stringContaining(sign)]);
  expect(refusalOf({ SCHAKEL_MODE: 'local' })).toEqual([]);
});

test('local mode does not start with settings of production', () => {
  expect(refusalOf({ SCHAKEL_MODE: 'local', BOT_ID: production.BOT_ID })).toEqual([
    expect.stringContaining('BOT_ID is not a setting in this mode'),
  ]);
});

test('no sentence repeats a value, which may be a secret', () => {
  const secret = 'S3cr3t~value';
  const names = [...Object.keys(production), 'BOT_PASSWORD', 'SERVICE_HOSTS', 'COSMOS_ENDPOINT', 'SCHAKEL_MODE'];
  for (const name of names) expect(refusalOf({ ...production, [name]: secret }).join('\n')).not.toContain(secret);
});
