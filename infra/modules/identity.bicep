// Who the bot is, and the secrets it reads as that: the site comes after this, so that it may read them at its first start.
import { Tags } from 'sizes.bicep'

param name string
param vaultName string
param location string
param tags Tags

@description('The bot’s subnet: from nowhere else are secrets read.')
param botSubnetId string

@secure()
param auditKey string

@secure()
param watchKey string

// Key Vault Secrets User: reads what a secret holds, changes and lists nothing.
var secretsUserRoleId = '4633458b-17de-408a-b874-0445c86b69e6'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

resource vault 'Microsoft.KeyVault/vaults@2026-05-15' = {
  name: vaultName
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Without the key the audit record can be neither closed nor verified: nobody throws it away in a moment.
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      // A deployment, which writes the secrets, comes as a service of Azure.
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      virtualNetworkRules: [
        {
          id: botSubnetId
        }
      ]
    }
  }

  // Left out of a later deployment, what is there stays.
  resource auditSecret 'secrets' = if (!empty(auditKey)) {
    name: 'audit-key'
    properties: {
      value: auditKey
      contentType: 'SCHAKEL_AUDIT_KEY'
    }
  }

  resource watchSecret 'secrets' = if (!empty(watchKey)) {
    name: 'watch-key'
    properties: {
      value: watchKey
      contentType: 'SCHAKEL_WATCH_KEY'
    }
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUserRoleId)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUserRoleId)
  }
}

resource keptVault 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'audit-key'
  scope: vault
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the key of the audit record, which is kept as long as the record.'
  }
}

output identityId string = identity.id
output clientId string = identity.properties.clientId
output principalId string = identity.properties.principalId

@description('What the settings of the site say in the place of the secrets.')
output auditKeyReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/audit-key)'
output watchKeyReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/watch-key)'
