// Where the bot is, and the only way to the database.
import { Tags } from 'sizes.bicep'

param name string
param location string
param tags Tags

resource network 'Microsoft.Network/virtualNetworks@2026-03-01' = {
  name: '${name}-network'
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
              service: 'Microsoft.KeyVault'
            }
          ]
        }
      }
      {
        name: 'data'
        properties: {
          addressPrefix: '10.20.0.64/27'
        }
      }
    ]
  }

  resource bot 'subnets' existing = {
    name: 'bot'
  }

  resource data 'subnets' existing = {
    name: 'data'
  }
}

output networkId string = network.id
output botSubnetId string = network::bot.id
output dataSubnetId string = network::data.id
