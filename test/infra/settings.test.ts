import { proxiesIn } from '../../src/bot/door/caller';
import { readConfig } from '../../src/config';
import { madeFor, sizes, source, theOne, type Size } from './template';

/** The settings of the site or of its slot; what only Azure knows stands as an expression in brackets. */
function settingsOf(size: Size, slot: 'site' | 'staged'): Record<string, unknown> {
  const type = slot === 'site' ? 'Microsoft.Web/sites/config' : 'Microsoft.Web/sites/slots/config';
  return theOne(madeFor(size), type, '/appsettings').properties;
}

const proxies = String(settingsOf('small', 'site')['SCHAKEL_PROXIES']);

/** What Azure puts in the place of what only it knows; other settings of the bot are texts as they stand. */
const filled: Record<string, string> = {
  BOT_TYPE: 'UserAssignedMSI',
  BOT_ID: 'a1b2c3d4-0000-4000-8000-000000000001',
  BOT_TENANT_ID: 'b1b2c3d4-0000-4000-8000-000000000002',
  ALLOWED_TENANTS: 'b1b2c3d4-0000-4000-8000-000000000002,c1b2c3d4-0000-4000-8000-000000000003',
  SCHAKEL_AUDIT_KEY: 'a key of thirty-two characters or more',
  SCHAKEL_WATCH_KEY: 'another key of thirty-two characters or more',
  SCHAKEL_PROXIES: proxies,
  SCHAKEL_REGION: 'region.yaml',
  COSMOS_ENDPOINT: 'https://schakel.documents.azure.com:443/',
  COSMOS_DATABASE: 'schakel',
  COSMOS_CONTAINER: 'documents',
  NODE_ENV: 'production',
  WEBSITE_RUN_FROM_PACKAGE: '1',
  WEBSITE_SWAP_WARMUP_PING_PATH: '/readyz',
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200',
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false',
};

const ofTheExamples = {
  BOT_TENANT_ID: '00000000-0000-4000-8000-0000000000bb',
  ALLOWED_TENANTS: '00000000-0000-4000-8000-000000000001,00000000-0000-4000-8000-000000000002',
};

test.each(
  sizes.flatMap((size) => [
    [size, 'site', 'on'],
    [size, 'staged', 'off'],
  ]) as [Size, 'site' | 'staged', string][],
)(
  '%s: the settings of the %s are those that the bot takes, and all that it needs, with jobs %s',
  (size, slot, jobs) => {
    const settings = settingsOf(size, slot);
    // A monitor from outside is an example of large.
    const { SCHAKEL_WATCH_KEY: watchKey, ...others } = filled;
    const given = { ...others, ...(size === 'large' && { SCHAKEL_WATCH_KEY: watchKey }), SCHAKEL_JOBS: jobs };
    expect(Object.keys(settings).sort()).toEqual(Object.keys(given).sort());
    const asTheyStand = Object.entries(settings).filter(([, value]) => !String(value).startsWith('['));
    expect({ ...given, ...Object.fromEntries(asTheyStand) }).toEqual({ ...given, ...ofTheExamples });
    expect(readConfig({ ...given, WEBSITE_SITE_NAME: 'schakel', PORT: '8080' })).toMatchObject({
      SCHAKEL_MODE: 'production',
      SCHAKEL_JOBS: jobs,
    });
  },
);

test.each(sizes)('%s: whether jobs run stays with the slot when the versions change places', (size) => {
  const sticky = theOne(madeFor(size), 'Microsoft.Web/sites/config', '/slotConfigNames');
  expect(sticky.properties).toEqual({ appSettingNames: ['SCHAKEL_JOBS'] });
});

test.each([
  ['SCHAKEL_AUDIT_KEY', 'auditKeyReference', 'audit-key'],
  ['SCHAKEL_WATCH_KEY', 'watchKeyReference', 'watch-key'],
])('%s is no secret in the settings: it refers to the vault', (name, output, secret) => {
  expect(settingsOf('large', 'site')[name]).toMatch(new RegExp(`^\\[reference\\(.*\\.outputs\\.${output}\\.value\\]$`));
  const refers = `output ${output} string = '@Microsoft.KeyVault(SecretUri=\${vault.properties.vaultUri}secrets/${secret})'`;
  expect(source('modules/identity.bicep')).toContain(refers);
  theOne(madeFor('large'), 'Microsoft.KeyVault/vaults/secrets', `/${secret}`);
});

test('App Service is believed about who calls', () => {
  const isProxy = proxiesIn(proxies.split(','));
  for (const address of ['169.254.130.1', '::ffff:10.0.3.4', '172.16.0.1', '127.0.0.1', 'fd40:1::2'])
    expect([address, isProxy(address)]).toEqual([address, true]);
  for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::1']) expect(isProxy(address)).toBe(false);
});

test('nobody sees example addresses: the region’s file that the template names is in what is deployed', () => {
  const [, named = ''] = /param regionFile string = '([^']+)'/.exec(source('main.bicep')) ?? [];
  expect(source('README.md')).toContain(`cp docs/region-example.yaml ${named}`);
  expect(source('../scripts/azure-package.mjs')).toContain(`const regionFile = '${named}';`);
});
