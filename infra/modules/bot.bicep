// The registration that Teams talks to.
import { Tags } from 'sizes.bicep'

param name string
param tags Tags
param displayName string
param iconUrl string
param endpoint string
param identityId string
param clientId string
param tenantId string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: {
    name: 'F0' // Teams is a standard channel: without limit and free of charge
  }
  properties: {
    displayName: displayName
    description: 'Care professionals of different organisations work together around one client at home.'
    iconUrl: empty(iconUrl) ? null : iconUrl
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: clientId
    msaAppMSIResourceId: identityId
    msaAppTenantId: tenantId
    disableLocalAuth: true
  }

  resource teams 'channels' = {
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
}
