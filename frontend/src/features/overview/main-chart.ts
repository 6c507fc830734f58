import { useLocation, useSearch } from 'wouter'
import type { Query, TimeWindow } from '@/api/types'
import type { NumberKind } from '@/format/number'
import type { MessageKey } from '@/i18n'
import * as ask from './queries'

export interface MainChart {
  title: MessageKey
  query: (range: TimeWindow) => Query
  kind?: NumberKind
  /** Palette slot of the line. */
  slot: number
}

/** What the main chart can show, by the id of the number it belongs to; the first unless another is chosen. */
export const MAIN_CHARTS = {
  rate: { title: 'overview.events', query: ask.eventRate, slot: 0 },
  users: { title: 'overview.users', query: ask.uniqueUsers, slot: 4 },
  views: { title: 'overview.pageViews', query: ask.pageViews, slot: 2 },
  p95: { title: 'overview.responseTime', query: ask.responseTime, kind: 'duration', slot: 1 },
} as const satisfies Record<string, MainChart>

export type ChartId = keyof typeof MAIN_CHARTS

export const isChart = (id: string | null): id is ChartId => id !== null && Object.hasOwn(MAIN_CHARTS, id)

/** Which one is shown; the address keeps it. */
export function useMainChart(): [ChartId, (id: ChartId) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const wanted = new URLSearchParams(search).get('chart')
  const show = (id: ChartId) => {
    const params = new URLSearchParams(location.search)
    if (id === 'rate') params.delete('chart')
    else params.set('chart', id)
    navigate(params.size > 0 ? `${path}?${params.toString()}` : path, { replace: true })
  }
  return [isChart(wanted) ? wanted : 'rate', show]
}
