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
  /** Clean-ups that removed something, the newest first. */
  runs: readonly { at: string; events: number }[]
}

export interface RetentionPreview {
  events: number
  total: number
  oldest: string | null
  by_event: readonly { event: string; events: number; oldest: string; before: string }[]
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
