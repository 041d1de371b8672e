using '../main.bicep'

// A thousand teams: over availability zones, a database that scales, a monitor from outside, a host name of one's own.
param size = 'large'
param allowedTenants = [
  '00000000-0000-4000-8000-000000000001' // the practices' tenant
  '00000000-0000-4000-8000-000000000002' // the home-care organisation's tenant
]
// From the environment of who deploys, so that they are in no file: openssl rand -hex 32, once each.
param auditKey = readEnvironmentVariable('SCHAKEL_AUDIT_KEY')
param watched = true
param watchKey = readEnvironmentVariable('SCHAKEL_WATCH_KEY')
param customDomain = 'schakel.example.nl'
param iconUrl = 'https://schakel.example.nl/icon.png'
param alarmEmails = [
  'beheer@example.nl'
  'wacht@example.nl'
]
param tags = {
  application: 'schakel'
}
