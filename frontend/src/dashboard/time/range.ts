import type { TimeWindow } from '@/api/types'

export const RANGES: readonly TimeWindow[] = [
  'last_5_minutes',
  'last_15_minutes',
  'last_hour',
  'last_24_hours',
  'last_7_days',
  'last_30_days',
]

export const DEFAULT_RANGE: TimeWindow = 'last_hour'

export function isRange(text: string | null): text is TimeWindow {
  return RANGES.includes(text as TimeWindow)
}
