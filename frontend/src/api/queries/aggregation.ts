import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { FilterNode } from '../types'

export type WindowKind = 'tumbling' | 'sliding' | 'session'

export interface AggregationRule {
  name: string
  source_metric: string
  aggregation: string | null
  window_seconds: number
  output_metric: string
  window: WindowKind
  slide_seconds: number | null
  allowed_lateness_seconds: number
  group_by: string[]
  filters: FilterNode[]
  value_field: string | null
  description: string
  is_enabled: boolean
}

export interface KnownAggregation {
  id: string
  updated_at: string
  rule: AggregationRule
  /** ISO: windows that ended until then have their points. */
  done_until: string
  points: number
  /** Why it makes no points. */
  fault: string | null
}

/** How late the events of a rule's source came in the last day. Seconds; null without events. */
export interface Lateness {
  events: number
  late_events: number
  delay_p50_seconds: number | null
  delay_p95_seconds: number | null
  delay_max_seconds: number | null
  lateness_seconds: number
}

const PATH = '/api/aggregation/rules'
const EVERY_MS = 5_000

/** The aggregation rules of the project and how far each has come. */
export function useAggregations() {
  const project = useProject().id
  return useQuery<{ rules: KnownAggregation[] }, ApiError>({
    queryKey: ['aggregation', project, 'rules'],
    queryFn: ({ signal }) => request(PATH, { project, signal }),
    refetchInterval: EVERY_MS,
  })
}

export function useLateness(id: string) {
  const project = useProject().id
  return useQuery<Lateness, ApiError>({
    queryKey: ['aggregation', project, 'lateness', id],
    queryFn: ({ signal }) => request(`${PATH}/${id}/lateness`, { project, signal }),
  })
}

/** Makes a rule, or changes the one with the id. */
export function useSaveAggregation(id: string | null) {
  const project = useProject().id
  const client = useQueryClient()
  return useMutation<KnownAggregation, ApiError, AggregationRule>({
    mutationFn: (body) =>
      id === null
        ? request(PATH, { method: 'POST', body, project })
        : request(`${PATH}/${id}`, { method: 'PUT', body, project }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['aggregation', project] }),
  })
}

/** What is said once it is done, also when the screen has been left meanwhile. */
interface Said {
  onDone: (removed: KnownAggregation) => void
  onError: (error: ApiError) => void
}

export function useRemoveAggregation({ onDone, onError }: Said) {
  const project = useProject().id
  const client = useQueryClient()
  return useMutation<undefined, ApiError, KnownAggregation>({
    mutationFn: ({ id }) => request(`${PATH}/${id}`, { method: 'DELETE', project }),
    onSuccess: (_, removed) => {
      onDone(removed)
      return client.invalidateQueries({ queryKey: ['aggregation', project, 'rules'] })
    },
    onError,
  })
}
