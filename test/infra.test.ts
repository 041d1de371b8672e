import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { proxiesIn } from '../src/bot/door/caller';
import { readConfig } from '../src/config';

const template = readFileSync(join(__dirname, '../infra/main.bicep'), 'utf8');
const settings = [...template.matchAll(/^ {10}name: '([A-Z_]+)'$/gm)].map(([, name]) => name!);

/** What Azure puts in the place of the template's expressions; other settings of the bot are texts as they stand. */
const filled: Record<string, string> = {
  BOT_TYPE: 'UserAssignedMSI',
  BOT_ID: 'a1b2c3d4-0000-4000-8000-000000000001',
  BOT_TENANT_ID: 'b1b2c3d4-0000-4000-8000-000000000002',
  ALLOWED_TENANTS: 'b1b2c3d4-0000-4000-8000-000000000002,c1b2c3d4-0000-4000-8000-000000000003',
  SCHAKEL_AUDIT_KEY: 'a key of thirty-two characters or more',
  SCHAKEL_PROXIES: /^var proxies = '([^']+)'$/m.exec(template)?.[1] ?? '',
  // As without the parameter: empty is none.
  SCHAKEL_WATCH_KEY: '',
  SCHAKEL_REGION: 'region.yaml',
  COSMOS_ENDPOINT: 'https://schakel.documents.azure.com:443/',
  COSMOS_DATABASE: 'schakel',
  COSMOS_CONTAINER: 'documents',
  NODE_ENV: 'production',
  WEBSITE_RUN_FROM_PACKAGE: '1',
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false',
};

test('the settings that the template gives the bot are those it takes, and all that it needs', () => {
  expect([...settings].sort()).toEqual(Object.keys(filled).sort());
  const given = Object.fromEntries(settings.map((name) => [name, filled[name]]));
  expect(readConfig({ ...given, WEBSITE_SITE_NAME: 'schakel', PORT: '8080' })).toMatchObject({
    SCHAKEL_MODE: 'production',
    SCHAKEL_REGION: 'region.yaml',
    COSMOS_ENDPOINT: filled.COSMOS_ENDPOINT,
  });
});

test('App Service asks whether the bot is ready, and is believed about who calls', () => {
  expect(template).toContain("var healthPath = '/readyz'");
  const isProxy = proxiesIn(filled['SCHAKEL_PROXIES']!.split(','));
  for (const address of ['169.254.130.1', '::ffff:10.0.3.4', '172.16.0.1', '127.0.0.1', 'fd40:1::2'])
    expect([address, isProxy(address)]).toEqual([address, true]);
  for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8::1']) expect(isProxy(address)).toBe(false);
});

test('the database that the template makes is one the bot starts with: strongly consistent', () => {
  expect([...template.matchAll(/defaultConsistencyLevel: '(\w+)'/g)].map(([, level]) => level)).toEqual(['Strong']);
});

test('nobody sees example addresses: the region’s file that the template names is in what is deployed', () => {
  const [, named] = /param regionFile string = '([^']+)'/.exec(template) ?? [];
  const steps = readFileSync(join(__dirname, '../infra/README.md'), 'utf8');
  expect(steps).toContain(`cp docs/region-example.yaml ${named}`);
  expect(/zip -qr schakel\.zip (.+)/.exec(steps)?.[1]?.split(' ')).toContain(named);
});
