import { madeFor, sizes, source, theOne, type Resource, type Size } from './template';

const properties = (size: Size, type: string, end?: string): Record<string, unknown> =>
  theOne(madeFor(size), type, end).properties;
const last = (id: unknown): string => String(id).split('/').at(-1) ?? '';

/** Who is given what, on what: every assignment of a role that the template makes. */
function reach(size: Size): string[] {
  const assigned = ({ type }: Resource): boolean => /roleAssignments$/i.test(type);
  return madeFor(size)
    .filter(assigned)
    .map(({ id, properties: { principalId, roleDefinitionId, scope = id } }) => {
      const who = /Identities|identity/.test(String(principalId)) ? 'bot' : String(principalId);
      const [, what = ''] = /(?:providers\/Microsoft\.)([^']+?)(?:\/providers|$)/.exec(String(scope)) ?? [];
      return `${who}: ${last(roleDefinitionId)} on ${what}`;
    })
    .sort();
}

/**
 * What may reach what: the bot reads secrets of its vault and reads and writes items of its database. Nothing else has a
 * role, and nobody else signs in with a key.
 */
test.each(sizes)('%s: the bot is the only one with a role, on the database and on the vault alone', (size) => {
  expect(reach(size)).toEqual([
    // Cosmos DB Built-in Data Contributor
    'bot: 00000000-0000-0000-0000-000000000002 on DocumentDB/databaseAccounts/schakel-skmhyb7nezsf6/dbs/schakel',
    // Key Vault Secrets User
    'bot: 4633458b-17de-408a-b874-0445c86b69e6 on KeyVault/vaults/vault-skmhyb7nezsf6',
  ]);
});

test.each<[what: string, type: string, end: string, shut: Record<string, unknown>]>([
  [
    'the database: no key, no public address, rights never read stale, and backups of a month',
    'Microsoft.DocumentDB/databaseAccounts',
    '',
    {
      disableLocalAuth: true,
      disableKeyBasedMetadataWriteAccess: true,
      minimalTlsVersion: 'Tls12',
      publicNetworkAccess: 'Disabled',
      consistencyPolicy: { defaultConsistencyLevel: 'Strong' },
      backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous30Days' } },
    },
  ],
  [
    'the vault: by roles, for the bot’s subnet and deployments, and not to be thrown away',
    'Microsoft.KeyVault/vaults',
    '',
    {
      enableRbacAuthorization: true,
      enablePurgeProtection: true,
      networkAcls: {
        bypass: 'AzureServices',
        defaultAction: 'Deny',
        virtualNetworkRules: [{ id: expect.stringContaining('.outputs.botSubnetId.value') as unknown }],
      },
    },
  ],
  ['the registration: no key', 'Microsoft.BotService/botServices', '', { disableLocalAuth: true }],
  ['the logs: no key', 'Microsoft.OperationalInsights/workspaces', '', { features: { disableLocalAuth: true } }],
  ...(['Microsoft.Web/sites', 'Microsoft.Web/sites/slots'] as const).flatMap(
    (type): [string, string, string, Record<string, unknown>][] => [
      [
        `${type}: HTTPS, TLS 1.2, no FTP; asked whether it is ready; secrets read as the bot`,
        type,
        '',
        {
          httpsOnly: true,
          keyVaultReferenceIdentity: expect.stringContaining('.outputs.identityId.value') as unknown,
          siteConfig: expect.objectContaining({
            linuxFxVersion: 'NODE|24-lts',
            alwaysOn: true,
            minTlsVersion: '1.2',
            scmMinTlsVersion: '1.2',
            ftpsState: 'Disabled',
            healthCheckPath: '/readyz',
          }) as unknown,
        },
      ],
      ...['/ftp', '/scm'].map((end): [string, string, string, Record<string, unknown>] => [
        `${type}: no password to publish with ${end}`,
        `${type}/basicPublishingCredentialsPolicies`,
        end,
        { allow: false },
      ]),
    ],
  ),
])('%s', (_what, type, end, shut) => {
  for (const size of sizes) expect(properties(size, type, end)).toMatchObject(shut);
});

test.each(sizes)(
  '%s: the database is reached through one private address, and what is kept cannot be deleted',
  (size) => {
    const endpoint = properties(size, 'Microsoft.Network/privateEndpoints');
    expect(JSON.stringify(endpoint)).toMatch(/"groupIds":\["Sql"\]/);
    const locks = madeFor(size).filter(({ type }) => type === 'Microsoft.Authorization/locks');
    expect(locks.map(({ id, properties: { level } }) => [id.split('/').at(-6), level])).toEqual([
      ['vaults', 'CanNotDelete'],
      ['databaseAccounts', 'CanNotDelete'],
    ]);
  },
);

test('zones, instances, plan and throughput go together, and two instances at least run', () => {
  const made = sizes.map((size) => {
    const plan = theOne(madeFor(size), 'Microsoft.Web/serverfarms');
    const { locations, capabilities } = properties(size, 'Microsoft.DocumentDB/databaseAccounts');
    const { options, resource } = properties(size, 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers');
    const [profile] = properties(size, 'Microsoft.Insights/autoscalesettings')['profiles'] as { capacity: object }[];
    expect(resource).toMatchObject({ defaultTtl: -1, partitionKey: { paths: ['/partition'] } });
    return {
      sku: plan.sku,
      zones: [plan.properties['zoneRedundant'], (locations as { isZoneRedundant: boolean }[])[0]?.isZoneRedundant],
      capabilities,
      options,
      scales: profile?.capacity,
    };
  });
  expect(made).toEqual([
    {
      sku: { name: 'P0v3', capacity: 2 },
      zones: [false, false],
      capabilities: [{ name: 'EnableServerless' }],
      options: {},
      scales: { minimum: '2', default: '2', maximum: '4' },
    },
    {
      sku: { name: 'P1v3', capacity: 3 },
      zones: [true, true],
      capabilities: [],
      options: { autoscaleSettings: { maxThroughput: 3000 } },
      scales: { minimum: '3', default: '3', maximum: '9' },
    },
  ]);
});

test('the snapshots have the indexes of today; after a change of the queries: infra/compile.sh overwrite', () => {
  for (const size of sizes) {
    const { resource } = properties(size, 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers');
    expect((resource as { indexingPolicy: unknown }).indexingPolicy).toEqual(
      JSON.parse(source('indexing-policy.json')),
    );
  }
});

test('logs cost by what goes wrong, not by what is done: no row for each request, none with partition keys', () => {
  for (const size of sizes) {
    const sent = madeFor(size)
      .filter(({ type }) => type === 'Microsoft.Insights/diagnosticSettings')
      .flatMap(({ properties: { logs } }) => (logs as { category: string }[]).map(({ category }) => category));
    expect(sent.sort()).toEqual(['AppServiceConsoleLogs', 'AppServicePlatformLogs', 'ControlPlaneRequests']);
  }
});

test('an account that is there already is given what a restored one lacks, and is not made', () => {
  const main = source('main.bicep');
  expect(main).toMatch(/module cosmos 'modules\/cosmos\.bicep' = if \(empty\(existingAccount\)\)/);
  expect(main).toContain('accountName: empty(existingAccount) ? name : existingAccount');
  const access = source('modules/cosmos-access.bicep');
  expect(
    access.match(/^resource \w+ '[^@]+@[^']+'(?: existing)?/gm)?.map((line) => line.replace(/@[^']+/, '')),
  ).toEqual([
    "resource account 'Microsoft.DocumentDB/databaseAccounts' existing",
    "resource dataRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments'",
    "resource keptAccount 'Microsoft.Authorization/locks'",
    "resource toLogs 'Microsoft.Insights/diagnosticSettings'",
    "resource endpoint 'Microsoft.Network/privateEndpoints'",
    "resource zone 'Microsoft.Network/privateDnsZones'",
  ]);
});
