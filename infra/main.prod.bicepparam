// For tenants who pay: three zones, a private network, operators who are told.
using 'main.bicep'

param name = readEnvironmentVariable('SMARTACTIVITIES_NAME', 'smartact')
param authAuthority = readEnvironmentVariable('AUTH_AUTHORITY')
param authAudience = readEnvironmentVariable('AUTH_AUDIENCE')
param tags = { product: 'SmartActivities', environment: 'prod' }
param storageRedundancy = 'Standard_ZRS'
param privateNetwork = true
param logRetentionDays = 90
param undeleteDays = 30
param alertEmails = [readEnvironmentVariable('ALERT_EMAIL')]
param settings = {
  Auth__TenantClaim: readEnvironmentVariable('AUTH_TENANT_CLAIM', 'tenant')
  Auth__UserClaim: readEnvironmentVariable('AUTH_USER_CLAIM', 'sub')
}
