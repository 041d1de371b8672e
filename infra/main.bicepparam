using './main.bicep'

// All from the environment, which azd and your shell fill: see infra/README.md.
param size = readEnvironmentVariable('SCHAKEL_SIZE', 'small')
param baseName = readEnvironmentVariable('SCHAKEL_NAME', 'schakel')
param allowedTenants = split(readEnvironmentVariable('ALLOWED_TENANTS'), ',')
param alarmEmails = split(readEnvironmentVariable('ALARM_EMAILS'), ',')
param auditKey = readEnvironmentVariable('SCHAKEL_AUDIT_KEY', '')
param watched = bool(readEnvironmentVariable('SCHAKEL_WATCHED', 'false'))
param watchKey = readEnvironmentVariable('SCHAKEL_WATCH_KEY', '')
param customDomain = readEnvironmentVariable('CUSTOM_DOMAIN', '')
param existingAccount = readEnvironmentVariable('EXISTING_ACCOUNT', '')
