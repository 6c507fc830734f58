import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Row } from '../types'
import { coursesOf } from './courses'

/** What people say of a name. */
export interface Note {
  description: string
  owner: string
  hidden: boolean
  tags: string[]
}

export interface EventName extends Note {
  name: string
  count: number
  last_seen: string | null
}

export interface PropertyName extends Note {
  name: string
  count: number
  /** Shares of the values: text and number. */
  types: Record<string, number>
  is_conflicting: boolean
  last_seen: string | null
  sampled: number
  values: string[]
}

const key = (project: string, ...rest: readonly (string | null)[]) =>
  ['dictionary', project, ...rest] as const

export function useEventNames() {
  const project = useProject().id
  return useQuery<EventName[], ApiError>({
    queryKey: key(project, 'events'),
    queryFn: async ({ signal }) =>
      (await request<{ events: EventName[] }>('/api/schema/events', { project, signal })).events,
  })
}

/** The project's properties, or those of one event. */
export function usePropertyNames(event: string | null, isWanted = true) {
  const project = useProject().id
  const of = event === null ? '' : `?event=${encodeURIComponent(event)}`
  return useQuery<PropertyName[], ApiError>({
    queryKey: key(project, 'properties', event),
    queryFn: async ({ signal }) =>
      (await request<{ properties: PropertyName[] }>(`/api/schema/properties${of}`, { project, signal }))
        .properties,
    enabled: isWanted,
  })
}

/** Event name -> its events on each of the last seven days. */
export type Trends = ReadonlyMap<string, readonly number[]>

const MOST_TRENDS = 200

/** How the most frequent events went during the last week. */
export function useNameTrends() {
  const project = useProject().id
  return useQuery<Trends, ApiError>({
    queryKey: key(project, 'trends'),
    queryFn: async ({ signal }) => {
      const body = {
        metric: '*',
        aggregation: 'count',
        group_by: ['event_name'],
        interval: 'day',
        time_window: 'last_7_days',
        limit: MOST_TRENDS,
      }
      const { results } = await request<{ results: Row[] }>('/api/metrics', {
        method: 'POST',
        body,
        project,
        signal,
      })
      return coursesOf(results, 'event_name')
    },
    staleTime: 60_000,
  })
}

export type NameKind = 'event' | 'property'

export function usePutNote() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Note, ApiError, { kind: NameKind; name: string; note: Note }>({
    mutationFn: ({ kind, name, note }) =>
      request(`/api/schema/${kind}/${encodeURIComponent(name)}`, { method: 'PUT', body: note, project }),
    onSuccess: () => client.invalidateQueries({ queryKey: key(project) }),
  })
}

export interface ValueCount {
  value: string
  count: number
}

/** The commonest values of a property in the last 30 days. */
export function useTopValues(name: string, limit: number) {
  const project = useProject().id
  return useQuery<{ values: ValueCount[]; truncated: boolean }, ApiError>({
    queryKey: key(project, 'values', name, String(limit)),
    queryFn: ({ signal }) =>
      request(`/api/properties/${encodeURIComponent(name)}/values?limit=${limit}`, { project, signal }),
    staleTime: 60_000,
  })
}
