import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

/** Age in days at which events go; null keeps them for ever. */
export type Days = number | null

export interface EventRule {
  event: string
  days: Days
}

export interface RetentionRules {
  days: Days
  events: readonly EventRule[]
}

export interface Retention extends RetentionRules {
  /** Nothing on this installation is kept longer. */
  limit_days: Days
  next_run: string | null
  /** The last one since the server started, whether anything went or not. */
  last_run: string | null
  /** While it stands nothing goes for its age. */
  hold: { reason: string; since: string } | null
  /** Clean-ups that removed something, the newest first. */
  runs: readonly { at: string; events: number; by_event: Readonly<Record<string, number>> }[]
}

export interface RetentionPreview {
  events: number
  total: number
  /** Of the disk, about. */
  bytes: number
  oldest: string | null
  by_event: readonly { event: string; events: number; oldest: string; before: string }[]
  /** What is kept now, the most first. */
  stored: readonly { event: string; events: number; oldest: string; bytes: number }[]
  /** Dashboards that look further back than events would be kept. */
  boards: readonly { id: string; name: string; days: number }[]
}

const queryKey = (project: string) => ['retention', project] as const

export function useRetention() {
  const project = useProject().id
  return useQuery<Retention, ApiError>({
    queryKey: queryKey(project),
    queryFn: ({ signal }) =>
      request(at('/api/projects/{project_id}/retention', { project_id: project }), { signal }),
  })
}

export function useChangeRetention() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Retention, ApiError, RetentionRules>({
    mutationFn: (body) =>
      request(at('/api/projects/{project_id}/retention', { project_id: project }), { method: 'PUT', body }),
    onSuccess: (saved) => client.setQueryData(queryKey(project), saved),
  })
}

/** Holds everything for a reason, or with null lets events go at their age again. */
export function useHoldRetention() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Retention, ApiError, string | null>({
    mutationFn: (reason) =>
      request(at('/api/projects/{project_id}/retention/hold', { project_id: project }), {
        method: reason === null ? 'DELETE' : 'PUT',
        ...(reason !== null && { body: { reason } }),
      }),
    onSuccess: (saved) => client.setQueryData(queryKey(project), saved),
  })
}

/** What a clean-up under these rules would remove now. */
export function useRetentionPreview(rules: RetentionRules | null) {
  const project = useProject().id
  return useQuery<RetentionPreview, ApiError>({
    queryKey: ['retention-preview', project, rules],
    queryFn: ({ signal }) =>
      request(at('/api/projects/{project_id}/retention/preview', { project_id: project }), {
        method: 'POST',
        body: rules,
        signal,
      }),
    enabled: rules !== null,
    placeholderData: keepPreviousData,
  })
}
