import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { Annotation } from '../dashboard'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

// The server tells an open dashboard of new ones; this is for what was missed, e.g. while the network was away.
const LOOK_AGAIN_MS = 60_000

export function useAnnotations(span: { from: string; to: string }, dashboard: string) {
  const project = useProject().id
  return useQuery<Annotation[], ApiError>({
    queryKey: ['annotations', project, dashboard, span.from, span.to],
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: async ({ signal }) => {
      const search = new URLSearchParams({ ...span, dashboard })
      const path = `/api/annotations?${search.toString()}`
      return (await request<{ annotations: Annotation[] }>(path, { project, signal })).annotations
    },
  })
}

interface NewAnnotation {
  timestamp: string
  end?: string
  title: string
  text?: string
  kind: Annotation['kind']
  dashboard?: string
}

export type AnnotationChange = { do: 'add'; annotation: NewAnnotation } | { do: 'remove'; id: string }

export function useChangeAnnotations() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, AnnotationChange>({
    mutationFn: (change) =>
      change.do === 'add'
        ? request('/api/annotations', { method: 'POST', body: change.annotation, project })
        : request(`/api/annotations/${encodeURIComponent(change.id)}`, { method: 'DELETE', project }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['annotations', project] }),
  })
}
