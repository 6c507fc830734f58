import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { request } from '../client'
import type { ApiError } from '../error'
import { ProjectContext, useProject } from '../project-context'
import type { Filter, FilterNode } from '../types'

/** In the last days, or before them. */
export type SeenRule = { within_days: number } | { before_days: number }

export interface DidRule {
  event: string
  filters?: readonly FilterNode[]
  at_least?: number
  within_days?: number
}

export type Rule =
  | { and: readonly Rule[] }
  | { or: readonly Rule[] }
  | { not: Rule }
  | { did: DidRule }
  | { first_seen: SeenRule }
  | { last_seen: SeenRule }
  | { property: Filter }
  | { people: readonly string[] }

export interface Segment {
  id: string
  name: string
  description: string
  /** Null: one that every project has, or one of a list. */
  rule: Rule | null
  is_builtin: boolean
  updated_at: string | null
}

export interface SegmentDraft {
  name: string
  description: string
  rule: Rule
}

export interface SegmentSize {
  people: number
  total: number
}

const FRESH_MS = 60_000

/** The segments that every project has, and its own. Behind a public link there is no project to ask. */
export function useSegments(isWanted = true) {
  const project = useContext(ProjectContext)?.id
  return useQuery<{ segments: Segment[] }, ApiError>({
    queryKey: ['segments', project],
    queryFn: ({ signal }) => request('/api/segments?rules=false', { project: project!, signal }),
    enabled: isWanted && project !== undefined,
    staleTime: FRESH_MS,
  })
}

/** One segment with its rule. */
export function useSegment(id: string) {
  const project = useProject().id
  return useQuery<Segment, ApiError>({
    queryKey: ['segment', project, id],
    queryFn: ({ signal }) => request(`/api/segments/${encodeURIComponent(id)}`, { project, signal }),
    staleTime: FRESH_MS,
  })
}

/** How many people are in a segment now. */
export function useSegmentSize(id: string) {
  const project = useProject().id
  return useQuery<SegmentSize, ApiError>({
    queryKey: ['segment-size', project, id],
    queryFn: ({ signal }) => request(`/api/segments/${encodeURIComponent(id)}/size`, { project, signal }),
    staleTime: FRESH_MS,
  })
}

/** How many people a rule finds now; null asks nothing. */
export function useRuleSize(rule: Rule | null) {
  const project = useProject().id
  return useQuery<SegmentSize, ApiError>({
    queryKey: ['rule-size', project, rule],
    queryFn: ({ signal }) =>
      request('/api/segments/preview', { method: 'POST', body: { rule }, project, signal }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: FRESH_MS,
  })
}

function useChanged() {
  const client = useQueryClient()
  const project = useProject().id
  return () =>
    Promise.all(
      ['segments', 'segment-size', 'people-list'].map((key) =>
        client.invalidateQueries({ queryKey: [key, project] }),
      ),
    )
}

/** Makes a segment, or changes the one with the id. */
export function useSaveSegment(id: string | null) {
  const client = useQueryClient()
  const project = useProject().id
  const changed = useChanged()
  return useMutation<Segment, ApiError, SegmentDraft>({
    mutationFn: (body) =>
      id === null
        ? request('/api/segments', { method: 'POST', body, project })
        : request(`/api/segments/${encodeURIComponent(id)}`, { method: 'PUT', body, project }),
    onSuccess: (segment) => {
      client.setQueryData(['segment', project, segment.id], segment)
      return changed()
    },
  })
}

/** What is said once it is done, also when the screen has been left meanwhile. */
interface Said<T> {
  onDone: (done: T) => void
  onError: (error: ApiError) => void
}

export function useDeleteSegment({ onDone, onError }: Said<Segment>) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<undefined, ApiError, Segment>({
    mutationFn: ({ id }) => request(`/api/segments/${encodeURIComponent(id)}`, { method: 'DELETE', project }),
    onSuccess: (_, segment) => {
      onDone(segment)
      // Off the list at once: nothing may ask for its size any more.
      client.setQueryData<{ segments: Segment[] }>(['segments', project], (kept) =>
        kept ? { segments: kept.segments.filter(({ id }) => id !== segment.id) } : undefined,
      )
      return client.invalidateQueries({ queryKey: ['segments', project] })
    },
    onError,
  })
}

/** Brings a deleted segment back, under the id that questions know it by. */
export function useRestoreSegment({ onDone, onError }: Said<Segment>) {
  const project = useProject().id
  const changed = useChanged()
  return useMutation<Segment, ApiError, string>({
    mutationFn: (id) =>
      request(`/api/segments/${encodeURIComponent(id)}/restore`, { method: 'POST', project }),
    onSuccess: async (segment) => {
      await changed()
      onDone(segment)
    },
    onError,
  })
}
