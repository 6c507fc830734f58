import { useQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { FilterNode, Period } from '../types'

/** The events behind a figure: of a metric or any, narrowed by filters and time. */
export interface Choice {
  metric?: string
  filters: readonly FilterNode[]
  time_window?: Period
  from?: string
  to?: string
  /** An instant, ISO: of those that had been received by then. */
  at?: string
}

export interface RowsPage {
  columns: { field: string; type: string }[]
  rows: (string | number | boolean | null | object)[][]
  total: number
}

export const EVENT_COLUMNS = ['timestamp', 'name', 'user_id', 'country', 'page', 'value', 'id'] as const

export function useChosenEvents(choice: Choice | null, offset: number, limit: number) {
  const project = useProject().id
  return useQuery<RowsPage, ApiError>({
    queryKey: ['chosen-events', project, choice, offset, limit],
    queryFn: ({ signal }) =>
      request('/api/rows', {
        method: 'POST',
        body: { ...choice, columns: EVENT_COLUMNS, offset, limit },
        project,
        signal,
      }),
    enabled: choice !== null,
    placeholderData: (before) => before,
  })
}

export interface People {
  people: {
    person: string
    user_id: string | null
    anonymous_id: string | null
    events: number
    first_seen: string
    last_seen: string
  }[]
  total: number
}

export function useChosenPeople(choice: Choice | null) {
  const project = useProject().id
  return useQuery<People, ApiError>({
    queryKey: ['chosen-people', project, choice],
    queryFn: ({ signal }) =>
      request('/api/events/people', { method: 'POST', body: { ...choice, limit: 100 }, project, signal }),
    enabled: choice !== null,
  })
}
