import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { Comment } from '../dashboard'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import { dashboardPath } from './dashboards'

const path = (dashboard: string) => `${dashboardPath(dashboard)}/comments`
const one = (dashboard: string, id: string) => `${path(dashboard)}/${encodeURIComponent(id)}`

export function useComments(dashboard: string) {
  const project = useProject().id
  return useQuery<Comment[], ApiError>({
    queryKey: ['comments', project, dashboard],
    queryFn: async ({ signal }) =>
      (await request<{ comments: Comment[] }>(path(dashboard), { project, signal })).comments,
  })
}

export type CommentChange =
  | { do: 'add'; widget_id?: string; parent_id?: string; text: string }
  | { do: 'edit'; id: string; text: string }
  | { do: 'remove'; id: string }
  | { do: 'resolve'; id: string; is_resolved: boolean }

export function useChangeComments(dashboard: string) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, CommentChange>({
    mutationFn: (change) => {
      switch (change.do) {
        case 'add': {
          const { widget_id, parent_id, text } = change
          return request(path(dashboard), { method: 'POST', body: { widget_id, parent_id, text }, project })
        }
        case 'edit':
          return request(one(dashboard, change.id), { method: 'PUT', body: { text: change.text }, project })
        case 'remove':
          return request(one(dashboard, change.id), { method: 'DELETE', project })
        case 'resolve':
          return request(`${one(dashboard, change.id)}/resolved`, {
            method: 'PUT',
            body: { is_resolved: change.is_resolved },
            project,
          })
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['comments', project, dashboard] }),
  })
}
