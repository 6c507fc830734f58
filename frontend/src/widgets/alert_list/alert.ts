import type { AlertCourse } from '@/api/queries/past-alerts'

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

/** The alerts as they were at an instant. Whether somebody had taken one on is not kept. */
export function alertsAt(courses: readonly AlertCourse[], at: string): AlertRecord[] {
  const moment = Date.parse(at)
  return courses.flatMap(({ alert, changes }): AlertRecord[] => {
    const known = changes.filter((one) => Date.parse(one.at) <= moment)
    const last = known.at(-1)
    const record = { id: alert.id, name: alert.name, severity: alert.severity, message: alert.message }
    if (last?.phase === 'firing' || last?.phase === 'pending')
      return [{ ...record, state: last.phase, since: last.at }]
    const wasFiring = known.at(-2)?.phase === 'firing'
    return last?.phase === 'ok' && wasFiring ? [{ ...record, state: 'resolved', since: last.at }] : []
  })
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
