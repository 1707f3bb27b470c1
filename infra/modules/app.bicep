// The Functions app on the Flex Consumption plan: .NET 10, isolated.

import { appSettings } from 'settings.bicep'

param name string
param location string
param tags object

@description('What it runs as.')
param identity { id: string, clientId: string }

param storageName string

@description('The container that holds the package.')
param packagesAddress string

param telemetryName string

@description('The subnet that it runs in; empty for none.')
param subnetId string

param authAuthority string
param authAudience string
param allowedOrigins string[]
param scale {
  instanceMemoryMB: int
  maximumInstanceCount: int
  httpConcurrency: int
  alwaysReadyHttp: int
  alwaysReadyDurable: int
}
param schedulerEndpoint string
param schedulerHub string
param settings appSettings

// Where clients call from is listed origin by origin; a wildcard fails the deployment.
var origins = contains(allowedOrigins, '*') ? fail('allowedOrigins must list origins; * is none.') : allowedOrigins

// What the host or the bill needs to be said, even where an operator has chosen nothing.
var defaults = {
  Retention__InboxDays: 90
  Retention__TimelineDays: 1095
  Limits__Schedule: '0 */5 * * * *'
  Live__Enabled: false
  Live__BeatSeconds: 1
  Live__MaxMinutes: 10
}

var required = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: telemetry.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD;ClientId=${identity.clientId}'
  // A brake for what the platform has not yet spread over more instances: the host holds whole bodies in memory.
  AzureFunctionsJobHost__extensions__http__maxConcurrentRequests: 2 * scale.httpConcurrency
  Storage__Provider: 'Azure'
  Auth__Authority: authAuthority
  Auth__Audience: authAudience
}

var scheduler = empty(schedulerEndpoint)
  ? {}
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identity.clientId}'
      TASKHUB_NAME: schedulerHub
    }

resource telemetry 'Microsoft.Insights/components@2020-02-02' existing = {
  name: telemetryName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
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
  // The name of the service in azure.yaml.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesAddress
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: scale.instanceMemoryMB
        maximumInstanceCount: scale.maximumInstanceCount
        alwaysReady: filter(
          [
            { name: 'http', instanceCount: scale.alwaysReadyHttp }
            { name: 'durable', instanceCount: scale.alwaysReadyDurable }
          ],
          group => group.instanceCount > 0
        )
        triggers: {
          http: { perInstanceConcurrency: scale.httpConcurrency }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      cors: { allowedOrigins: origins }
      appSettings: map(items(union(defaults, settings, scheduler, required)), setting => {
        name: setting.key
        value: string(setting.value)
      })
    }
  }

  // A package is deployed by whoever has a role, never by a user name and a password.
  resource ftpPassword 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource packagePassword 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
