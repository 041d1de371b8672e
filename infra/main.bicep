// Everything Schakel needs in Azure, in one resource group, without a secret to sign in with: the bot goes to
// Bot Framework and to Cosmos DB as one user-assigned managed identity. The key of the audit record is the only one.
targetScope = 'resourceGroup'

// Which paths Cosmos DB indexes follows from the queries in src/store; a test holds the file to them.
var indexingPolicy = loadJsonContent('indexing-policy.json')

@description('First part of every name; lower case.')
@minLength(3)
@maxLength(20)
param baseName string = 'schakel'

@description('Region of everything but the bot registration, which is global.')
param location string = resourceGroup().location

@description('Name people see in Teams.')
@maxLength(42)
param displayName string = 'Schakel'

@description('Microsoft Entra tenants whose people may use the bot.')
@minLength(1)
param allowedTenants string[]

@description('Secret that closes the audit record; 32 characters or more, kept as long as the record.')
@secure()
@minLength(32)
param auditKey string

@description('Secret of the monitor that reads /metrics; 32 characters or more. Empty: nobody from outside may.')
@secure()
param watchKey string = ''

@description('The settings of your region, as a file in what is deployed; the bot does not start without it.')
@minLength(1)
param regionFile string = 'region.yaml'

@description('Host name of the bot when you bind your own; empty for the one App Service gives.')
param customDomain string = ''

@description('App Service plan; P0v3 is the smallest that can be spread over zones.')
param planSku string = 'P0v3'

@description('Instances of the bot; two or more survive the loss of one.')
@minValue(1)
@maxValue(10)
param instanceCount int = 2

@description('Spread the bot and the database over availability zones; the region must offer them.')
param zoneRedundant bool = false

@description('Most request units per second; Cosmos DB scales between a tenth of this and this.')
@minValue(1000)
param maxThroughput int = 1000

@description('Days that logs are kept in Log Analytics.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

param tags object = {}

var databaseName = 'schakel'
var containerName = 'documents'
var uniqueName = '${baseName}-${uniqueString(resourceGroup().id)}'
var messagesPath = '/api/messages'
var healthPath = '/readyz'
// Nothing but App Service itself reaches the bot, from addresses of its own that are not on the internet and may change.
// It writes whom a request came from at the end of X-Forwarded-For. A gateway of yours in front: its addresses too.
var proxies = '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,127.0.0.0/8,fc00::/7,fe80::/10,::1'
// Cosmos DB Built-in Data Contributor: reads and writes items, changes no database or container.
var dataContributorRoleId = '00000000-0000-0000-0000-000000000002'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${uniqueName}-identity'
  location: location
  tags: tags
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${uniqueName}-logs'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: logRetentionDays
  }
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: '${uniqueName}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.20.0.0/24'
      ]
    }
    subnets: [
      {
        name: 'bot'
        properties: {
          addressPrefix: '10.20.0.0/26'
          delegations: [
            {
              name: 'app-service'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
          serviceEndpoints: [
            {
              service: 'Microsoft.AzureCosmosDB'
            }
          ]
        }
      }
    ]
  }
}

// ---- Cosmos DB: reachable from the bot's subnet only, and only with the managed identity ----

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: uniqueName
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: 'Enabled'
    isVirtualNetworkFilterEnabled: true
    virtualNetworkRules: [
      {
        id: network.properties.subnets[0].id
      }
    ]
    consistencyPolicy: {
      // A right that was withdrawn is never read as still given; the bot does not start with anything weaker.
      defaultConsistencyLevel: 'Strong'
    }
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous30Days'
      }
    }
    locations: [
      {
        locationName: location
        failoverPriority: 0
        isZoneRedundant: zoneRedundant
      }
    ]
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: {
      id: databaseName
    }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = {
  parent: database
  name: containerName
  properties: {
    resource: {
      id: containerName
      partitionKey: {
        paths: [
          '/partition'
        ]
        kind: 'Hash'
        version: 2
      }
      indexingPolicy: indexingPolicy
      // What is done leaves by its own ttl (docs/decisions/0013-retention.md); what has none stays.
      defaultTtl: -1
    }
    options: {
      autoscaleSettings: {
        maxThroughput: maxThroughput
      }
    }
  }
}

resource dataRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: account
  name: guid(account.id, identity.id, dataContributorRoleId)
  properties: {
    principalId: identity.properties.principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributorRoleId}'
    scope: account.id
  }
}

// ---- App Service: the bot itself ----

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${uniqueName}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instanceCount
  }
  properties: {
    reserved: true // Linux
    zoneRedundant: zoneRedundant
  }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: uniqueName
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: network.properties.subnets[0].id
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node dist/main.js'
      alwaysOn: true
      healthCheckPath: healthPath
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      remoteDebuggingEnabled: false
      vnetRouteAllEnabled: true
      appSettings: [
        {
          name: 'NODE_ENV'
          value: 'production'
        }
        {
          name: 'BOT_TYPE'
          value: 'UserAssignedMSI'
        }
        {
          name: 'BOT_ID'
          value: identity.properties.clientId
        }
        {
          name: 'BOT_TENANT_ID'
          value: tenant().tenantId
        }
        {
          name: 'ALLOWED_TENANTS'
          value: join(allowedTenants, ',')
        }
        {
          name: 'SCHAKEL_AUDIT_KEY'
          value: auditKey
        }
        {
          name: 'SCHAKEL_PROXIES'
          value: proxies
        }
        {
          name: 'SCHAKEL_WATCH_KEY'
          value: watchKey
        }
        {
          name: 'SCHAKEL_REGION'
          value: regionFile
        }
        {
          name: 'COSMOS_ENDPOINT'
          value: account.properties.documentEndpoint
        }
        {
          name: 'COSMOS_DATABASE'
          value: databaseName
        }
        {
          name: 'COSMOS_CONTAINER'
          value: containerName
        }
        {
          name: 'SCM_DO_BUILD_DURING_DEPLOYMENT'
          value: 'false'
        }
        {
          name: 'WEBSITE_RUN_FROM_PACKAGE'
          value: '1'
        }
      ]
    }
  }
  dependsOn: [
    container
    dataRole
  ]
}

// Publishing with a user name and password is off; deployments sign in with Microsoft Entra.
resource noFtpPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'ftp'
  properties: {
    allow: false
  }
}

resource noScmPasswords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = {
  parent: site
  name: 'scm'
  properties: {
    allow: false
  }
}

// ---- Azure Bot: the registration that Teams talks to ----

var domain = empty(customDomain) ? site.properties.defaultHostName : customDomain

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${uniqueName}-bot'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: {
    name: 'F0' // Teams is a standard channel: without limit and free of charge
  }
  properties: {
    displayName: displayName
    endpoint: 'https://${domain}${messagesPath}'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identity.properties.clientId
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      enableCalling: false
    }
  }
}

// ---- What happened: to Log Analytics ----

resource siteDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: site
  properties: {
    workspaceId: logs.id
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServiceHTTPLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
      {
        category: 'AppServiceAuditLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

// Data-plane requests name partitions and status, never the documents. Query texts are left out.
resource accountDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: account
  properties: {
    workspaceId: logs.id
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'DataPlaneRequests'
        enabled: true
      }
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
      {
        category: 'PartitionKeyRUConsumption'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Requests'
        enabled: true
      }
    ]
  }
}

@description('Id of the bot: --bot-id of npm run package.')
output botId string = identity.properties.clientId

@description('Host name of the bot: --domain of npm run package.')
output botDomain string = domain

@description('App Service to deploy the built bot to.')
output siteName string = site.name
