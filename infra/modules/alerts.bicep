// What an operator is told of. docs/logs.md has the events behind the queries.

param name string
param location string
param tags object
param telemetryName string

@description('Who is told. Without any, alerts are shown in the portal alone.')
param emails string[]

var rules = [
  {
    name: 'late-reminders'
    description: 'Reminders were not raised in time, and the safety net had to raise them, or could not.'
    severity: 2
    threshold: 0
    query: 'traces | where tostring(customDimensions.EventName) in ("ReminderLate", "LateReminderFailed", "LateRemindersUnread")'
  }
  {
    name: 'blocked-tenants'
    description: 'A tenant has reached its limit of open activities.'
    severity: 3
    threshold: 0
    query: 'traces | where tostring(customDimensions.EventName) == "TenantBlocked"'
  }
  {
    name: 'failed-orchestrations'
    description: 'Orchestrations ended in failure.'
    severity: 2
    threshold: 0
    query: 'traces | where tostring(customDimensions.prop__functionType) == "Orchestrator" and tostring(customDimensions.prop__state) == "Failed"'
  }
  {
    name: 'server-errors'
    description: 'The API answered more than a few requests with 5xx.'
    severity: 1
    threshold: 5
    query: 'requests | where toint(resultCode) >= 500'
  }
]

resource telemetry 'Microsoft.Insights/components@2020-02-02' existing = {
  name: telemetryName
}

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: '${name}-operators'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(name, 12)
    emailReceivers: [
      for email in emails: {
        name: email
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: '${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [telemetry.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT10M'
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: rule.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(emails) ? [] : [operators.id] }
    }
  }
]
