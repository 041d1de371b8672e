using './main.bicep'

// An example: copy it, fill in your own tenants, and keep the copy with your deployment.
param displayName = 'Schakel'
param allowedTenants = [
  '00000000-0000-0000-0000-000000000001' // the practices' tenant
  '00000000-0000-0000-0000-000000000002' // the home-care organisation's tenant
]
// From the environment of who deploys, so that it is in no file: openssl rand -hex 32, once.
param auditKey = readEnvironmentVariable('SCHAKEL_AUDIT_KEY')
param zoneRedundant = true
param tags = {
  application: 'schakel'
}
