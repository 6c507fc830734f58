import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { PublicLink, Sharing } from '../dashboard'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import { dashboardPath } from './dashboards'

export function useSharing(id: string, isWanted: boolean) {
  const project = useProject().id
  return useQuery<Sharing, ApiError>({
    queryKey: ['sharing', project, id],
    queryFn: ({ signal }) => request(`${dashboardPath(id)}/sharing`, { project, signal }),
    enabled: isWanted,
  })
}

export interface SharingChange {
  visibility: Sharing['visibility']
  people: ({ access: 'view' | 'edit' } & ({ person_id: string } | { email: string }))[]
}

export function useChangeSharing(id: string) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Sharing, ApiError, SharingChange>({
    mutationFn: (body) => request(`${dashboardPath(id)}/sharing`, { method: 'PUT', body, project }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['sharing', project, id] }),
        client.invalidateQueries({ queryKey: ['dashboard', project, id], exact: true }),
      ]),
  })
}

export function useLinks(id: string, isWanted: boolean) {
  const project = useProject().id
  return useQuery<PublicLink[], ApiError>({
    queryKey: ['links', project, id],
    queryFn: async ({ signal }) =>
      (await request<{ links: PublicLink[] }>(`${dashboardPath(id)}/links`, { project, signal })).links,
    enabled: isWanted,
  })
}

export interface NewLink {
  expires_at?: string
  password?: string
  allow_filters?: boolean
  is_embed?: boolean
  allowed_origins?: string[]
}

export function useCreateLink(id: string) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<PublicLink, ApiError, NewLink>({
    mutationFn: (body) => request(`${dashboardPath(id)}/links`, { method: 'POST', body, project }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['links', project, id] }),
  })
}

export function useDeleteLink(id: string) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, string>({
    mutationFn: (link) =>
      request(`${dashboardPath(id)}/links/${encodeURIComponent(link)}`, { method: 'DELETE', project }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['links', project, id] }),
  })
}
