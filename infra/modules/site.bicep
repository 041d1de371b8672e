// App Service: the bot itself, and a slot in which a new version starts before it takes over.
import { Size, sizes, Tags } from 'sizes.bicep'

param name string
param location string
param tags Tags
param size Size
param identityId string
param botSubnetId string

@description('Log Analytics workspace.')
param workspaceId string

@description('What the bot is told in its environment, the same in both slots.')
param settings Tags

var sized = sizes[size]
var readyPath = '/readyz'

var both = union(settings, {
  NODE_ENV: 'production'
  // What is sent is complete: nothing is built or installed there.
  SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
  WEBSITE_RUN_FROM_PACKAGE: '1'
  // Before a swap the new version must be ready, not only answer.
  WEBSITE_SWAP_WARMUP_PING_PATH: readyPath
  WEBSITE_SWAP_WARMUP_PING_STATUSES: '200'
})

var properties = {
  serverFarmId: plan.id
  httpsOnly: true
  clientAffinityEnabled: false
  virtualNetworkSubnetId: botSubnetId
  keyVaultReferenceIdentity: identityId
  siteConfig: {
    linuxFxVersion: 'NODE|24-lts'
    appCommandLine: 'node dist/main.js'
    alwaysOn: true
    healthCheckPath: readyPath
    minTlsVersion: '1.2'
    scmMinTlsVersion: '1.2'
    ftpsState: 'Disabled'
    http20Enabled: true
    remoteDebuggingEnabled: false
    vnetRouteAllEnabled: true
  }
}

var identity = {
  type: 'UserAssigned'
  userAssignedIdentities: {
    '${identityId}': {}
  }
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: sized.plan
    capacity: sized.instances
  }
  properties: {
    reserved: true // Linux
    zoneRedundant: sized.zones
  }
}

resource site 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // By this tag azd knows where to deploy.
  tags: union(tags, {
    'azd-service-name': 'bot'
  })
  kind: 'app,linux'
  identity: identity
  properties: properties

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(both, {
      SCHAKEL_JOBS: 'on'
    })
  }

  // What stays with the slot when the versions change places.
  resource sticky 'config' = {
    name: 'slotConfigNames'
    properties: {
      appSettingNames: [
        'SCHAKEL_JOBS'
      ]
    }
  }

  // Publishing with a user name and password is off; deployments sign in with Microsoft Entra.
  resource noFtpPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource noScmPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }

  resource staged 'slots' = {
    name: 'staged'
    location: location
    tags: tags
    kind: 'app,linux'
    identity: identity
    properties: properties

    resource appSettings 'config' = {
      name: 'appsettings'
      properties: union(both, {
        SCHAKEL_JOBS: 'off'
      })
    }

    resource noFtpPasswords 'basicPublishingCredentialsPolicies' = {
      name: 'ftp'
      properties: {
        allow: false
      }
    }

    resource noScmPasswords 'basicPublishingCredentialsPolicies' = {
      name: 'scm'
      properties: {
        allow: false
      }
    }
  }
}

resource autoscale 'Microsoft.Insights/autoscalesettings@2022-10-01' = {
  name: '${name}-autoscale'
  location: location
  tags: tags
  properties: {
    enabled: true
    targetResourceUri: plan.id
    profiles: [
      {
        name: 'by processor time'
        capacity: {
          minimum: string(sized.instances)
          default: string(sized.instances)
          maximum: string(sized.mostInstances)
        }
        rules: [
          {
            metricTrigger: {
              metricName: 'CpuPercentage'
              metricResourceUri: plan.id
              operator: 'GreaterThan'
              threshold: 70
              statistic: 'Average'
              timeAggregation: 'Average'
              timeGrain: 'PT1M'
              timeWindow: 'PT5M'
            }
            scaleAction: {
              direction: 'Increase'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT5M'
            }
          }
          {
            metricTrigger: {
              metricName: 'CpuPercentage'
              metricResourceUri: plan.id
              operator: 'LessThan'
              threshold: 30
              statistic: 'Average'
              timeAggregation: 'Average'
              timeGrain: 'PT1M'
              timeWindow: 'PT15M'
            }
            scaleAction: {
              direction: 'Decrease'
              type: 'ChangeCount'
              value: '1'
              cooldown: 'PT15M'
            }
          }
        ]
      }
    ]
  }
}

// Its own lines and what App Service says of starts and ends. AppServiceHTTPLogs would be a row for each request.
#disable-next-line use-recent-api-versions // as everywhere in Azure's own documents
resource toLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: site
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AppServiceConsoleLogs'
        enabled: true
      }
      {
        category: 'AppServicePlatformLogs'
        enabled: true
      }
    ]
  }
}

output siteId string = site.id
output siteName string = site.name
output hostName string = site.properties.defaultHostName
