import { useLocation, useSearch } from 'wouter'
import type { TimeWindow } from '@/api/types'

/** From “now, second by second” to the days that samples are kept. */
export const SYSTEM_RANGES = [
  'last_5_minutes',
  'last_15_minutes',
  'last_hour',
  'last_24_hours',
  'last_7_days',
] as const satisfies readonly TimeWindow[]

export type SystemRange = (typeof SYSTEM_RANGES)[number]

export interface SystemUrl {
  range: SystemRange
  /** Null: the first machine that reports. */
  host: string | null
}

export function readSystem(search: string): SystemUrl {
  const params = new URLSearchParams(search)
  const range = params.get('range')
  return {
    range: SYSTEM_RANGES.find((one) => one === range) ?? 'last_5_minutes',
    host: params.get('host'),
  }
}

/** The search part with the change made; what belongs to others stays. */
export function writeSystem(search: string, change: Partial<SystemUrl>): string {
  const params = new URLSearchParams(search)
  const { range, host } = { ...readSystem(search), ...change }
  params.set('range', range)
  if (!host) params.delete('host')
  else params.set('host', host)
  return `?${params.toString()}`
}

export function useSystemUrl(): [SystemUrl, (change: Partial<SystemUrl>) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  return [readSystem(search), (change) => navigate(path + writeSystem(search, change))]
}
