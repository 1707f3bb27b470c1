// One deployment of SmartActivities: a Functions app on the Flex Consumption plan, its identity, its storage account, where its telemetry
// goes and what is watched. There is no connection string and no key. docs/deployment.md explains it.

import { appSettings } from 'modules/settings.bicep'

@description('A short name for everything that is made, letters and digits.')
@minLength(3)
@maxLength(16)
param name string

@description('Where to deploy.')
param location string = resourceGroup().location

@description('Tags of everything that is made.')
param tags object = {}

@description('The OpenID Connect issuer whose tokens are accepted.')
@minLength(1)
param authAuthority string

@description('What tokens must name as their audience.')
@minLength(1)
param authAudience string

@description('The origins of web front-ends, for CORS.')
param allowedOrigins string[] = []

@description('Further settings of the app, by the names in docs/configuration.md.')
param settings appSettings = {}

@description('The memory of an instance.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The most instances that the plan may start.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 100

@description('Requests that an instance answers at a time before another is started. Raise it where live events are on: docs/live.md.')
@minValue(1)
@maxValue(1000)
param httpConcurrency int = 16

@description('Instances that wait for requests, and are billed while they do.')
@minValue(0)
param alwaysReadyHttp int = 0

@description('Instances that wait for reminders, and are billed while they do.')
@minValue(0)
param alwaysReadyDurable int = 0

@description('How storage is kept: Standard_LRS in one place, Standard_ZRS in three zones, Standard_GZRS in another region too.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageRedundancy string = 'Standard_ZRS'

@description('Days for which a deleted blob can be had back.')
@minValue(1)
@maxValue(365)
param undeleteDays int = 14

@description('Days after which a file that nobody changed moves to the cool tier.')
@minValue(30)
param coolAfterDays int = 90

@description('Whether storage is reached from a private network alone.')
param privateNetwork bool = false

@description('Days for which logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('The most that is taken in of logs on a day, in GB; -1 for no bound.')
param logDailyQuotaGb int = -1

@description('Who is told by alerts.')
param alertEmails string[] = []

// The hub lies in the storage account unless a Durable Task Scheduler is named. The operator adds to the app the package
// Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged and to host.json a storageProvider of type "azureManaged" with the
// connectionStringName DURABLE_TASK_SCHEDULER_CONNECTION_STRING, and gives the identity the role Durable Task Data Contributor on the
// scheduler. Without these the app goes on with the storage account.
@description('The endpoint of a Durable Task Scheduler; empty for a task hub in the storage account.')
param schedulerEndpoint string = ''

@description('The task hub of that scheduler.')
param schedulerHub string = 'smartactivities'

module identity 'modules/identity.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    accountName: take(toLower('${name}${uniqueString(resourceGroup().id)}'), 24)
    location: location
    tags: tags
    redundancy: storageRedundancy
    undeleteDays: undeleteDays
    coolAfterDays: coolAfterDays
    private: privateNetwork
    principalId: identity.outputs.principalId
  }
}

module telemetry 'modules/telemetry.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
    principalId: identity.outputs.principalId
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  params: {
    name: name
    location: location
    tags: tags
    accountName: storage.outputs.name
  }
}

module app 'modules/app.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    identity: { id: identity.outputs.id, clientId: identity.outputs.clientId }
    storageName: storage.outputs.name
    packagesAddress: storage.outputs.packagesAddress
    telemetryName: telemetry.outputs.name
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    authAuthority: authAuthority
    authAudience: authAudience
    allowedOrigins: allowedOrigins
    scale: {
      instanceMemoryMB: instanceMemoryMB
      maximumInstanceCount: maximumInstanceCount
      httpConcurrency: httpConcurrency
      alwaysReadyHttp: alwaysReadyHttp
      alwaysReadyDurable: alwaysReadyDurable
    }
    schedulerEndpoint: schedulerEndpoint
    schedulerHub: schedulerHub
    settings: settings
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    tags: tags
    telemetryName: telemetry.outputs.name
    emails: alertEmails
  }
}

@description('Where the API answers.')
output address string = 'https://${app.outputs.hostName}/api'

@description('The app that a package is deployed to.')
output appName string = app.outputs.name
