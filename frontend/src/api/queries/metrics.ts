import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { request } from '../client'
import type { ApiError } from '../error'
import { ProjectContext, useProject } from '../project-context'
import type { Query, Row } from '../types'

export interface MetricsSchema {
  metrics: { name: string; description: string; unit: string; aggregation: string; formula: string | null }[]
  events: { name: string; count: number; last_seen: string | null }[]
  properties: { name: string; types: Record<string, number>; count: number }[]
  aggregations: string[]
  operators: string[]
  time_windows: string[]
  time_parts: string[]
}

/** What can be asked of the project. */
export function useMetricsSchema(isWanted = true) {
  const project = useProject().id
  return useQuery<MetricsSchema, ApiError>({
    queryKey: ['metrics-schema', project],
    queryFn: ({ signal }) => request('/api/metrics/schema', { project, signal }),
    enabled: isWanted,
    staleTime: 60_000,
  })
}

const MOST_VALUES = 50

/** The most frequent values of a field in the last 30 days, to choose from. */
export function useFieldValues(field: string | null) {
  // Behind a public link there is no project to ask.
  const project = useContext(ProjectContext)?.id
  return useQuery<string[], ApiError>({
    queryKey: ['field-values', project, field],
    queryFn: async ({ signal }) => {
      const body: Query = {
        metric: '*',
        aggregation: 'count',
        time_window: 'last_30_days',
        group_by: [field!],
        limit: MOST_VALUES,
        order_by: 'value',
        order: 'desc',
      }
      const answer = await request<{ results: Row[] }>('/api/metrics', {
        method: 'POST',
        body,
        project: project!,
        signal,
      })
      return answer.results.flatMap((row) => {
        const value = Object.values(row.dimensions)[0]
        return value === null || value === undefined || value === '' ? [] : [String(value)]
      })
    },
    enabled: project !== undefined && field !== null && field !== '',
    staleTime: 60_000,
  })
}

export interface Explanation {
  sql: string
  /** What answers the question now. */
  source: 'cache' | 'rollup' | 'raw'
  rows_read: number
  elapsed_ms: number
  exact: boolean
  /** Share by which an approximate answer may be off. */
  error_bound: number
  definition: string
  /** In words. */
  filters: string[]
  freshness: { stored_through: string; lag_ms: number }
}

/** How a figure came to be. */
export function useExplanation(query: Query | null) {
  const project = useProject().id
  return useQuery<Explanation, ApiError>({
    queryKey: ['explanation', project, query],
    queryFn: ({ signal }) =>
      request('/api/metrics/explain', { method: 'POST', body: query, project, signal }),
    enabled: query !== null,
    staleTime: 0,
  })
}
