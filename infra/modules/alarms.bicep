// What somebody must look at, each with what to do then in docs/alarms.md. The queries are in alarms/, so that a test runs
// them over lines that the program really writes.
import { Tags } from 'sizes.bicep'

param name string
param location string
param tags Tags
param siteId string
param accountId string
param workspaceId string
param actionGroupId string

type Alarm = {
  name: string
  query: string
  @description('0 is the worst.')
  @minValue(0)
  @maxValue(4)
  severity: int
  @description('How many lines of the last time window make an alarm; 0: when there is none.')
  lines: int
  @description('That window, ISO 8601; looked at every five minutes.')
  window: string
}

var alarms Alarm[] = [
  {
    name: 'oldest-delivery'
    query: loadTextContent('../alarms/oldest-delivery.kql')
    severity: 1
    lines: 1
    window: 'PT10M'
  }
  {
    name: 'cards-unauthorised'
    query: loadTextContent('../alarms/cards-unauthorised.kql')
    severity: 1
    lines: 1
    window: 'PT10M'
  }
  {
    name: 'digest-late'
    query: loadTextContent('../alarms/digest-late.kql')
    severity: 2
    lines: 1
    window: 'PT10M'
  }
  {
    name: 'unreadable'
    query: loadTextContent('../alarms/unreadable.kql')
    severity: 2
    lines: 1
    window: 'PT10M'
  }
  {
    name: 'faults'
    query: loadTextContent('../alarms/faults.kql')
    severity: 2
    lines: 3
    window: 'PT15M'
  }
  {
    name: 'throttled'
    query: loadTextContent('../alarms/throttled.kql')
    severity: 2
    lines: 3
    window: 'PT15M'
  }
  {
    name: 'not-ready'
    query: loadTextContent('../alarms/not-ready.kql')
    severity: 1
    lines: 3
    window: 'PT10M'
  }
  {
    name: 'silent'
    query: loadTextContent('../alarms/silent.kql')
    severity: 0
    lines: 0
    window: 'PT30M'
  }
  {
    name: 'audit-failed'
    query: loadTextContent('../alarms/audit-failed.kql')
    severity: 1
    lines: 1
    window: 'PT10M'
  }
]

resource byLines 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alarm in alarms: {
    name: '${name}-${alarm.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Schakel: ${alarm.name}'
      description: 'What to do: docs/alarms.md, ${alarm.name}.'
      enabled: true
      severity: alarm.severity
      scopes: [
        workspaceId
      ]
      evaluationFrequency: 'PT5M'
      windowSize: alarm.window
      autoMitigate: true
      // Before the first start the table is not there yet.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alarm.query
            timeAggregation: 'Count'
            operator: alarm.lines == 0 ? 'LessThan' : 'GreaterThanOrEqual'
            threshold: max(alarm.lines, 1)
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          actionGroupId
        ]
      }
    }
  }
]

// What Azure counts by itself, also where the program cannot say so any more. These cost no log.
resource byMetrics 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for metric in [
    {
      name: 'faults-by-azure'
      namespace: 'Microsoft.Web/sites'
      metric: 'Http5xx'
      aggregation: 'Total'
      operator: 'GreaterThan'
      threshold: 5
      statuses: []
    }
    {
      name: 'not-ready-by-azure'
      namespace: 'Microsoft.Web/sites'
      metric: 'HealthCheckStatus'
      aggregation: 'Average'
      operator: 'LessThan'
      threshold: 60
      statuses: []
    }
    {
      name: 'throttled-by-azure'
      namespace: 'Microsoft.DocumentDB/databaseAccounts'
      metric: 'TotalRequests'
      aggregation: 'Count'
      operator: 'GreaterThan'
      threshold: 100
      statuses: [
        {
          name: 'StatusCode'
          operator: 'Include'
          values: [
            '429'
          ]
        }
      ]
    }
  ]: {
    name: '${name}-${metric.name}'
    location: 'global'
    tags: tags
    properties: {
      description: 'What to do: docs/alarms.md, ${metric.name}.'
      enabled: true
      severity: 2
      scopes: [
        startsWith(metric.namespace, 'Microsoft.Web') ? siteId : accountId
      ]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: metric.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: metric.namespace
            metricName: metric.metric
            timeAggregation: metric.aggregation
            operator: metric.operator
            threshold: metric.threshold
            dimensions: metric.statuses
          }
        ]
      }
      actions: [
        {
          actionGroupId: actionGroupId
        }
      ]
    }
  }
]
