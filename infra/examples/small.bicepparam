using '../main.bicep'

// One regional organisation: two instances, a serverless database.
param size = 'small'
param allowedTenants = [
  '00000000-0000-4000-8000-000000000001' // the practices' tenant
  '00000000-0000-4000-8000-000000000002' // the home-care organisation's tenant
]
param alarmEmails = [
  'beheer@example.nl'
]
param tags = {
  application: 'schakel'
}
