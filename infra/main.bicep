// Everything Schakel needs in Azure, in one resource group, without a secret to sign in with: the bot goes to
// Bot Framework, to Cosmos DB and to the vault as one user-assigned managed identity. The key of the audit record is the
// only secret it cannot do without, and lies in the vault.
targetScope = 'resourceGroup'

import { Size, Tags } from 'modules/sizes.bicep'

@description('How large: plan, instances, zones and throughput together. Chosen once: zones cannot be switched on later.')
param size Size

@description('First part of every name; lower case.')
@minLength(3)
@maxLength(20)
param baseName string = 'schakel'

@description('Region of everything but the bot registration, which is global; for large it must have availability zones.')
param location string = resourceGroup().location

@description('Name people see in Teams.')
@maxLength(42)
param displayName string = 'Schakel'

@description('Address (https) of an icon for the registration, PNG up to 30 KB; people in Teams see that of the app package.')
param iconUrl string = ''

@description('Microsoft Entra tenants whose people may use the bot.')
@minLength(1)
param allowedTenants string[]

@description('Secret that closes the audit record; 32 characters or more. Empty in later deployments: the one in the vault stays.')
@secure()
param auditKey string = ''

@description('Whether a monitor from outside may read /metrics, with a key of its own in the vault.')
param watched bool = false

@description('That key; 32 characters or more. Empty in later deployments: the one in the vault stays.')
@secure()
param watchKey string = ''

@description('The settings of your region, as a file in what is deployed; the bot does not start without it.')
@minLength(1)
param regionFile string = 'region.yaml'

@description('Host name of the bot when you bind your own; empty for the one App Service gives.')
param customDomain string = ''

@description('Cosmos DB account to use that is there already, in this resource group, such as one restored from a backup; empty for one of its own.')
param existingAccount string = ''

@description('Who is told when something is wrong (docs/alarms.md).')
param alarmEmails string[]

@description('Days that logs are kept in Log Analytics.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Tags of every resource.')
param tags Tags = {}

var databaseName = 'schakel'
var containerName = 'documents'
var name = '${baseName}-${uniqueString(resourceGroup().id)}'
// Nothing but App Service itself reaches the bot, from addresses of its own that are not on the internet and may change.
// It writes whom a request came from at the end of X-Forwarded-For. A gateway of yours in front: its addresses too.
var proxies = '10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,169.254.0.0/16,127.0.0.0/8,fc00::/7,fe80::/10,::1'

module network 'modules/network.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
  }
}

module identity 'modules/identity.bicep' = {
  params: {
    name: name
    vaultName: 'vault-${uniqueString(resourceGroup().id)}' // 24 characters at most
    location: location
    tags: tags
    botSubnetId: network.outputs.botSubnetId
    auditKey: auditKey
    watchKey: watchKey
  }
}

module logs 'modules/logs.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    alarmEmails: alarmEmails
    retentionDays: logRetentionDays
  }
}

module cosmos 'modules/cosmos.bicep' = if (empty(existingAccount)) {
  params: {
    accountName: name
    location: location
    tags: tags
    size: size
    databaseName: databaseName
    containerName: containerName
  }
}

module access 'modules/cosmos-access.bicep' = {
  params: {
    accountName: empty(existingAccount) ? name : existingAccount
    databaseName: databaseName
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    networkId: network.outputs.networkId
    dataSubnetId: network.outputs.dataSubnetId
    workspaceId: logs.outputs.workspaceId
  }
  dependsOn: [
    cosmos
  ]
}

module site 'modules/site.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    size: size
    identityId: identity.outputs.identityId
    botSubnetId: network.outputs.botSubnetId
    workspaceId: logs.outputs.workspaceId
    settings: union(
      {
        BOT_TYPE: 'UserAssignedMSI'
        BOT_ID: identity.outputs.clientId
        BOT_TENANT_ID: tenant().tenantId
        ALLOWED_TENANTS: join(allowedTenants, ',')
        SCHAKEL_AUDIT_KEY: identity.outputs.auditKeyReference
        SCHAKEL_PROXIES: proxies
        SCHAKEL_REGION: regionFile
        COSMOS_ENDPOINT: access.outputs.endpoint
        COSMOS_DATABASE: databaseName
        COSMOS_CONTAINER: containerName
      },
      watched
        ? {
            SCHAKEL_WATCH_KEY: identity.outputs.watchKeyReference
          }
        : {}
    )
  }
}

module alarms 'modules/alarms.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    siteId: site.outputs.siteId
    accountId: access.outputs.accountId
    workspaceId: logs.outputs.workspaceId
    actionGroupId: logs.outputs.actionGroupId
  }
}

var domain = empty(customDomain) ? site.outputs.hostName : customDomain

module bot 'modules/bot.bicep' = {
  params: {
    name: name
    tags: tags
    displayName: displayName
    iconUrl: iconUrl
    endpoint: 'https://${domain}/api/messages'
    identityId: identity.outputs.identityId
    clientId: identity.outputs.clientId
    tenantId: tenant().tenantId
  }
}

// Named as `npm run package`, azd and the Microsoft 365 Agents Toolkit take them from the environment.

@description('Id of the bot.')
output BOT_ID string = identity.outputs.clientId

@description('Host name of the bot.')
output BOT_DOMAIN string = domain

@description('App Service to deploy the built bot to.')
output SITE_NAME string = site.outputs.siteName

@description('The same by its whole id, for the Toolkit.')
output SITE_ID string = site.outputs.siteId
