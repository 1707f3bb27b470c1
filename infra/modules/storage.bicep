// Tables, files, the task hub and the app's package, in one account that has no use for its keys.

param accountName string
param location string
param tags object

@description('Standard_ZRS survives the loss of a zone, Standard_LRS that of a disk.')
param redundancy string

@description('Days for which a deleted or overwritten blob can be had back.')
param undeleteDays int

@description('Days after which a file that nobody changed moves to the cool tier.')
param coolAfterDays int

@description('Whether the account is reached from the private network alone.')
param private bool

@description('Who reads and writes: the principal id of the app\'s identity.')
param principalId string

var packages = 'packages'
var files = 'smartactivities-files'
var roles = [
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: accountName
  location: location
  tags: tags
  sku: { name: redundancy }
  kind: 'StorageV2'
  properties: {
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: private ? 'Disabled' : 'Enabled'
    networkAcls: {
      // The lifecycle rules work from outside of the network.
      bypass: 'AzureServices'
      defaultAction: private ? 'Deny' : 'Allow'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: undeleteDays }
      containerDeleteRetentionPolicy: { enabled: true, days: undeleteDays }
    }

    resource packageContainer 'containers' = {
      name: packages
    }

    resource fileContainer 'containers' = {
      name: files
    }
  }

  // The app would make what is missing with its first write; made here, no request waits for it.
  resource tables 'tableServices' = {
    name: 'default'

    resource activities 'tables' = {
      name: 'Activities'
    }

    resource tenants 'tables' = {
      name: 'Tenants'
    }
  }

  // Nothing is deleted by age: a file belongs to its activity and goes with it, the hub removes what it no longer needs, and the package
  // is what the app starts from.
  resource lifecycle 'managementPolicies' = {
    name: 'default'
    dependsOn: [blobs]
    properties: {
      policy: {
        rules: [
          {
            name: 'cool-files'
            type: 'Lifecycle'
            definition: {
              filters: { blobTypes: ['blockBlob'], prefixMatch: ['${files}/'] }
              actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: coolAfterDays } } }
            }
          }
        ]
      }
    }
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in roles: {
    scope: account
    name: guid(account.id, principalId, role)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

output name string = account.name
output packagesAddress string = '${account.properties.primaryEndpoints.blob}${packages}'
