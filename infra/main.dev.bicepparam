// For trying things out: one place, little memory, live events on, a bound on what logs may cost.
using 'main.bicep'

param name = readEnvironmentVariable('SMARTACTIVITIES_NAME', 'smartactdev')
param authAuthority = readEnvironmentVariable('AUTH_AUTHORITY')
param authAudience = readEnvironmentVariable('AUTH_AUDIENCE')
param tags = { product: 'SmartActivities', environment: 'dev' }
param storageRedundancy = 'Standard_LRS'
param maximumInstanceCount = 40
param logDailyQuotaGb = 1
param settings = {
  Live__Enabled: true
  Auth__TenantClaim: readEnvironmentVariable('AUTH_TENANT_CLAIM', 'tenant')
  Auth__UserClaim: readEnvironmentVariable('AUTH_USER_CLAIM', 'sub')
}
