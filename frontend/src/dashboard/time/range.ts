import type { Period, TimeWindow } from '@/api/types'

/** The overview's choices. */
export const RANGES: readonly TimeWindow[] = [
  'last_5_minutes',
  'last_15_minutes',
  'last_hour',
  'last_24_hours',
  'last_7_days',
  'last_30_days',
]

/** A dashboard's choices: from now back, and by the calendar. */
export const ROLLING: readonly Period[] = [
  'last_5_minutes',
  'last_15_minutes',
  'last_30_minutes',
  'last_hour',
  'last_6_hours',
  'last_12_hours',
  'last_24_hours',
  'last_7_days',
  'last_28_days',
  'last_30_days',
  'last_90_days',
]
export const CALENDAR: readonly Period[] = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
]
const PERIODS: ReadonlySet<string> = new Set([...ROLLING, ...CALENDAR])

export const DEFAULT_RANGE: TimeWindow = 'last_hour'

export function isRange(text: string | null): text is TimeWindow {
  return RANGES.includes(text as TimeWindow)
}

export function isPeriod(text: string | null): text is Period {
  return text !== null && PERIODS.has(text)
}
