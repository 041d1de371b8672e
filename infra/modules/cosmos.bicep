// The database: an account of its own, unless one that was restored from a backup takes its place.
import { Size, sizes, Tags } from 'sizes.bicep'

param accountName string
param location string
param tags Tags
param size Size
param databaseName string
param containerName string

// Which paths Cosmos DB indexes follows from the queries in src/store; a test holds the file to them.
var indexingPolicy = loadJsonContent('../indexing-policy.json')
var sized = sizes[size]
var serverless = sized.throughput == 0

resource account 'Microsoft.DocumentDB/databaseAccounts@2026-03-15' = {
  name: accountName
  location: location
  tags: tags
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: serverless
      ? [
          {
            name: 'EnableServerless'
          }
        ]
      : []
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: 'Disabled'
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
        isZoneRedundant: sized.zones
      }
    ]
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2026-03-15' = {
  parent: account
  name: databaseName
  properties: {
    resource: {
      id: databaseName
    }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2026-03-15' = {
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
    options: serverless
      ? {}
      : {
          autoscaleSettings: {
            maxThroughput: sized.throughput
          }
        }
  }
}
