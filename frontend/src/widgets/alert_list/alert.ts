/** One alert as GET /api/alerts gives it. */
export interface AlertRecord {
  id: string
  name: string
  state: 'firing' | 'pending' | 'acknowledged' | 'snoozed' | 'resolved'
  severity: 'info' | 'warning' | 'error' | 'critical'
  /** ISO: since when it is in this state. */
  since: string
  message?: string
}

const RANK: Record<AlertRecord['severity'], number> = { critical: 0, error: 1, warning: 2, info: 3 }

interface Choice {
  states: readonly AlertRecord['state'][]
  severities: readonly AlertRecord['severity'][]
  sort: 'newest' | 'severity'
  limit: number
}

/** The alerts that the list is for, in its order. */
export function chosenAlerts(alerts: readonly AlertRecord[], choice: Choice): AlertRecord[] {
  const newest = (a: AlertRecord, b: AlertRecord) => Date.parse(b.since) - Date.parse(a.since)
  return alerts
    .filter(({ state }) => choice.states.includes(state))
    .filter(({ severity }) => choice.severities.length === 0 || choice.severities.includes(severity))
    .sort((a, b) =>
      choice.sort === 'severity' ? RANK[a.severity] - RANK[b.severity] || newest(a, b) : newest(a, b),
    )
    .slice(0, choice.limit)
}
