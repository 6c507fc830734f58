import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request, sendAs } from '../client'
import { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Row } from '../types'
import { coursesOf } from './courses'

const OFTEN_MS = 5_000

export interface SourceSeen {
  /** Empty for events that name none. */
  source: string
  events_last_minute: number
  events_last_hour: number
  events_last_day: number
  last_seen: string
  /** From the event's time to its receipt. */
  lag_p50_ms: number
  lag_p95_ms: number
}

export interface KeySeen {
  key: string
  requests_last_day: number
  events_last_minute: number
  events_last_hour: number
  events_last_day: number
  bytes_last_minute: number
  bytes_last_hour: number
  bytes_last_day: number
  rejected_last_minute: number
  rejected_last_hour: number
  rejected_last_day: number
  last_seen: string
}

export interface Arrivals {
  sources: SourceSeen[]
  keys: KeySeen[]
  /** Keys are counted since then. */
  since: string
}

/** What comes in, asked again every few seconds. */
export function useArrivals() {
  const project = useProject().id
  return useQuery<Arrivals, ApiError>({
    queryKey: ['sources', project],
    queryFn: ({ signal }) => request('/api/sources', { project, signal }),
    refetchInterval: OFTEN_MS,
  })
}

/** Source -> its events of each hour of the last day, by the time they happened. */
export type SourceTrends = ReadonlyMap<string, readonly number[]>

const MOST_TRENDS = 50

export function useSourceTrends() {
  const project = useProject().id
  return useQuery<SourceTrends, ApiError>({
    queryKey: ['source-trends', project],
    queryFn: async ({ signal }) => {
      const body = {
        metric: '*',
        aggregation: 'count',
        group_by: ['source'],
        interval: 'hour',
        time_window: 'last_24_hours',
        limit: MOST_TRENDS,
      }
      const { results } = await request<{ results: Row[] }>('/api/metrics', {
        method: 'POST',
        body,
        project,
        signal,
      })
      return coursesOf(results, 'source')
    },
    staleTime: 60_000,
  })
}

export interface Reject {
  id: string
  at: string
  key: string
  call: string
  reason: string
  field: string
  /** -1: the whole request could not be read. */
  index: number
  body: string
  is_cut: boolean
}

export interface Rejects {
  rejects: Reject[]
  counts: { reason: string; field: string; count: number; last_at: string }[]
  by_hour: { at: string; count: number }[]
  kept: number
}

const MOST_REJECTS = 200
const rejectsKey = (project: string) => ['rejects', project] as const

/** The newest refused items, of one reason or all; the counts are always of all. */
export function useRejects(reason: string) {
  const project = useProject().id
  return useQuery<Rejects, ApiError>({
    queryKey: [...rejectsKey(project), reason],
    queryFn: ({ signal }) =>
      request(`/api/rejects?limit=${MOST_REJECTS}&reason=${encodeURIComponent(reason)}`, { project, signal }),
    refetchInterval: OFTEN_MS,
    placeholderData: (before) => before,
  })
}

/** What became of items that were sent. */
export interface Receipt {
  accepted: number
  duplicates: number
  rejected: number
  errors: { index: number; field: string; reason: string }[]
}

export function useReplay() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Receipt, ApiError, { id: string; body: unknown }>({
    mutationFn: ({ id, body }) =>
      request(`/api/rejects/${encodeURIComponent(id)}/replay`, { method: 'POST', body: { body }, project }),
    onSuccess: () => client.invalidateQueries({ queryKey: rejectsKey(project) }),
  })
}

/** Forgets a refused item; all of them without an id. */
export function useForgetReject() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, string | null>({
    mutationFn: (id) =>
      request(`/api/rejects${id === null ? '' : `/${encodeURIComponent(id)}`}`, {
        method: 'DELETE',
        project,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: rejectsKey(project) }),
  })
}

/** Sends an event as any client does: with a write key, not with the login. */
export function useSendTest() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Receipt, ApiError, string>({
    mutationFn: async (key) => {
      const event = {
        type: 'custom',
        name: 'test_event',
        source: 'tidegauge',
        properties: { sent_from: 'Sources' },
      }
      const response = await sendAs(key, '/api/events', event)
      if (!response.ok) throw await ApiError.from(response)
      return (await response.json()) as Receipt
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['sources', project] }),
  })
}
