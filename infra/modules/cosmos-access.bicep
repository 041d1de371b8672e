// Who may reach the database, and from where. A restored account has none of this.
import { Tags } from 'sizes.bicep'

param accountName string
param databaseName string
param location string
param tags Tags
param principalId string
param networkId string
param dataSubnetId string

@description('Log Analytics workspace.')
param workspaceId string

// Cosmos DB Built-in Data Contributor: reads and writes items, changes no database or container.
var dataContributorRoleId = '00000000-0000-0000-0000-000000000002'

resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' existing = {
  name: accountName
}

resource dataRole 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2026-03-15' = {
  parent: account
  name: guid(account.id, 'bot', databaseName, dataContributorRoleId)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributorRoleId}'
    scope: '${account.id}/dbs/${databaseName}'
  }
}

resource keptAccount 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'data'
  scope: account
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds what people wrote about clients; its backups end some time after it.'
  }
}

// Names the requests that change the account. DataPlaneRequests and PartitionKeyRUConsumption would be a row for each
// request of the bot, dearer than the database itself, and their partition keys name people.
#disable-next-line use-recent-api-versions // the latest one that is no preview knows no tables of its own
resource toLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-log-analytics'
  scope: account
  properties: {
    workspaceId: workspaceId
    logAnalyticsDestinationType: 'Dedicated'
    logs: [
      {
        category: 'ControlPlaneRequests'
        enabled: true
      }
    ]
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2026-03-01' = {
  name: '${accountName}-endpoint'
  location: location
  tags: tags
  properties: {
    subnet: {
      id: dataSubnetId
    }
    privateLinkServiceConnections: [
      {
        name: 'cosmos'
        properties: {
          privateLinkServiceId: account.id
          groupIds: [
            'Sql'
          ]
        }
      }
    ]
  }

  resource names 'privateDnsZoneGroups' = {
    name: 'cosmos'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: 'cosmos'
          properties: {
            privateDnsZoneId: zone.id
          }
        }
      ]
    }
  }
}

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: 'privatelink.documents.azure.com'
  location: 'global'
  tags: tags

  resource link 'virtualNetworkLinks' = {
    name: 'bot'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: networkId
      }
    }
  }
}

output accountId string = account.id
output endpoint string = account.properties.documentEndpoint
