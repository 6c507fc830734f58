import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Permission } from '../types'
import { ME } from './me'

export const ROLES = ['viewer', 'editor', 'admin'] as const
export type Role = (typeof ROLES)[number]

export interface Member {
  person_id: string
  name: string
  email: string
  role: Role
  /** What they may do by themselves, without their teams. */
  permissions: Permission[]
  is_active: boolean
  /** When their login was last renewed. */
  last_seen_at: string | null
}

export interface Candidate {
  person_id: string
  name: string
  email: string
}

const queryKey = (project: string) => ['members', project] as const

export function useMembers() {
  const project = useProject().id
  return useQuery<Member[], ApiError>({
    queryKey: queryKey(project),
    queryFn: async ({ signal }) => {
      const path = at('/api/projects/{project_id}/members', { project_id: project })
      return (await request<{ members: Member[] }>(path, { signal })).members
    },
  })
}

/** People with an account who are not in the project yet. */
export function useCandidates(search: string, isWanted: boolean) {
  const project = useProject().id
  return useQuery<Candidate[], ApiError>({
    queryKey: [...queryKey(project), 'candidates', search],
    queryFn: async ({ signal }) => {
      const path = at('/api/projects/{project_id}/members/candidates', { project_id: project })
      const query = `?search=${encodeURIComponent(search)}`
      return (await request<{ people: Candidate[] }>(path + query, { signal })).people
    },
    enabled: isWanted,
    placeholderData: keepPreviousData,
  })
}

function useRefresh() {
  const client = useQueryClient()
  const project = useProject().id
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: queryKey(project) }),
      client.invalidateQueries({ queryKey: ME }),
    ])
}

export function useAddMember() {
  const project = useProject().id
  return useMutation<Member, ApiError, { email: string; role: Role; permissions?: Permission[] }>({
    mutationFn: (body) =>
      request(at('/api/projects/{project_id}/members', { project_id: project }), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}

export function useChangeRole() {
  const project = useProject().id
  return useMutation<Member, ApiError, { person_id: string; role: Role; permissions?: Permission[] }>({
    mutationFn: ({ person_id, ...body }) =>
      request(at('/api/projects/{project_id}/members/{person_id}', { project_id: project, person_id }), {
        method: 'PUT',
        body,
      }),
    onSuccess: useRefresh(),
  })
}

export function useRemoveMember() {
  const project = useProject().id
  return useMutation<unknown, ApiError, string>({
    mutationFn: (person_id) =>
      request(at('/api/projects/{project_id}/members/{person_id}', { project_id: project, person_id }), {
        method: 'DELETE',
      }),
    onSuccess: useRefresh(),
  })
}

export function useLeaveProject() {
  const project = useProject().id
  const client = useQueryClient()
  return useMutation<unknown, ApiError>({
    mutationFn: () =>
      request(at('/api/projects/{project_id}/members/me', { project_id: project }), { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ME }),
  })
}
