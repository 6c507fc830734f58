import { useLocation, useSearch } from 'wouter'
import { useMemo } from 'react'
import type { FilterNode } from '@/api/types'
import { readBoardUrl, writeBoardUrl } from '@/dashboard/board-url'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { DEFAULT_COLUMNS, MOST_COLUMNS } from './columns'

/** What a link to Events carries. */
export interface EventsUrl {
  view: 'list' | 'schema'
  /** Null: live, as they arrive. */
  range: TimeChoice['range'] | null
  filters: readonly FilterNode[]
  search: string
  columns: readonly string[]
  /** The name chosen in the schema browser: `event:purchase`, `property:plan`. */
  name: string | null
}

const OWN = ['view', 'text', 'col', 'of']

export function readEventsUrl(search: string): EventsUrl {
  const params = new URLSearchParams(search)
  const { range, filters } = readBoardUrl(search)
  const columns = [...new Set(params.getAll('col'))].filter(Boolean).slice(0, MOST_COLUMNS)
  return {
    view: params.get('view') === 'schema' ? 'schema' : 'list',
    range,
    filters,
    search: params.get('text') ?? '',
    columns: columns.length > 0 ? columns : DEFAULT_COLUMNS,
    name: params.get('of'),
  }
}

export function writeEventsUrl(search: string, change: Partial<EventsUrl>): string {
  const next = { ...readEventsUrl(search), ...change }
  const params = new URLSearchParams(writeBoardUrl(search, { range: next.range, filters: next.filters }))
  for (const name of OWN) params.delete(name)
  if (next.view === 'schema') params.set('view', 'schema')
  if (next.search !== '') params.set('text', next.search)
  if (next.columns.join(' ') !== DEFAULT_COLUMNS.join(' '))
    next.columns.forEach((column) => params.append('col', column))
  if (next.name !== null) params.set('of', next.name)
  const text = params.toString()
  return text && `?${text}`
}

export type ChangeEventsUrl = (change: Partial<EventsUrl>, options?: { replace?: boolean }) => void

export function useEventsUrl(): [EventsUrl, ChangeEventsUrl] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const url = useMemo(() => readEventsUrl(search), [search])
  return [url, (change, options) => navigate(path + writeEventsUrl(location.search, change), options)]
}
