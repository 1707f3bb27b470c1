// One deployment of SmartActivities: a Functions app on the Flex Consumption plan, its storage account, and where its telemetry goes.
// The app reaches storage with its own identity; there is no connection string and no key.

@description('A short name for everything that is made, letters and digits.')
@minLength(3)
@maxLength(16)
param name string

@description('Where to deploy.')
param location string = resourceGroup().location

@description('The OpenID Connect issuer whose tokens are accepted.')
param authAuthority string

@description('What tokens must name as their audience.')
param authAudience string

@description('The origins of web front-ends, for CORS.')
param allowedOrigins array = []

@description('The most instances that the plan may start.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('Days for which notifications are kept that were read.')
@minValue(90)
@maxValue(36500)
param retentionInboxDays int = 90

@description('Days for which lines of timelines are kept.')
@minValue(90)
@maxValue(36500)
param retentionTimelineDays int = 1095

@description('When limits of open activities are looked after, as NCRONTAB.')
param limitsSchedule string = '0 */5 * * * *'

@description('Whether clients may follow live events; an open stream is billed as execution for as long as it lasts. See docs/live.md.')
param liveEnabled bool = false

@description('Seconds between two looks into storage of a stream of live events.')
@minValue(1)
@maxValue(60)
param liveBeatSeconds int = 1

@description('Minutes after which a stream of live events ends, and its client comes back.')
@minValue(1)
@maxValue(25)
param liveMaxMinutes int = 10

var packages = 'packages'
// Blob Data Owner, Table Data Contributor and Queue Data Contributor: the task hub needs all three.
var storageRoles = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
]

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take(toLower('${name}${uniqueString(resourceGroup().id)}'), 24)
  location: location
  sku: { name: 'Standard_ZRS' }
  kind: 'StorageV2'
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource packageContainer 'containers' = {
      name: packages
    }
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
  }
}

resource telemetry 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-telemetry'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  kind: 'functionapp'
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: '${name}-app'
  location: location
  kind: 'functionapp,linux'
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packages}'
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstanceCount
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
    siteConfig: {
      cors: { allowedOrigins: allowedOrigins }
      appSettings: [
        { name: 'AzureWebJobsStorage__accountName', value: storage.name }
        { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: telemetry.properties.ConnectionString }
        { name: 'Storage__Provider', value: 'Azure' }
        { name: 'Retention__InboxDays', value: string(retentionInboxDays) }
        { name: 'Retention__TimelineDays', value: string(retentionTimelineDays) }
        { name: 'Limits__Schedule', value: limitsSchedule }
        { name: 'Live__Enabled', value: string(liveEnabled) }
        { name: 'Live__BeatSeconds', value: string(liveBeatSeconds) }
        { name: 'Live__MaxMinutes', value: string(liveMaxMinutes) }
        { name: 'Auth__Authority', value: authAuthority }
        { name: 'Auth__Audience', value: authAudience }
      ]
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in storageRoles: {
  scope: storage
  name: guid(storage.id, app.id, role)
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

@description('Where the API answers.')
output address string = 'https://${app.properties.defaultHostName}/api'
