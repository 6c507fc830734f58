import type { Range } from '@/api/dashboard'
import { isSpan } from '../document'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const LENGTH_MS: Record<string, number> = {
  last_5_minutes: 5 * MINUTE_MS,
  last_15_minutes: 15 * MINUTE_MS,
  last_30_minutes: 30 * MINUTE_MS,
  last_hour: HOUR_MS,
  last_6_hours: 6 * HOUR_MS,
  last_12_hours: 12 * HOUR_MS,
  last_24_hours: DAY_MS,
  last_7_days: 7 * DAY_MS,
  last_28_days: 28 * DAY_MS,
  last_30_days: 30 * DAY_MS,
  last_90_days: 90 * DAY_MS,
  today: 2 * DAY_MS,
  yesterday: 3 * DAY_MS,
  this_week: 8 * DAY_MS,
  last_week: 15 * DAY_MS,
  this_month: 32 * DAY_MS,
  last_month: 63 * DAY_MS,
  this_quarter: 93 * DAY_MS,
  last_quarter: 185 * DAY_MS,
  this_year: 367 * DAY_MS,
  last_year: 732 * DAY_MS,
}

/** A span that holds the range, a day ahead for what is planned. Of calendar periods it is more than the period. */
export function spanOf(range: Range, now: Date): { from: string; to: string } {
  if (isSpan(range)) return { from: range.from, to: range.to }
  const length = LENGTH_MS[range] ?? 732 * DAY_MS
  return {
    from: new Date(now.getTime() - length).toISOString(),
    to: new Date(now.getTime() + DAY_MS).toISOString(),
  }
}
