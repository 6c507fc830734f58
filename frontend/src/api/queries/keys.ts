import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import type { ApiKey } from '../types'

const path = (project: string) => `/api/projects/${encodeURIComponent(project)}/keys`
const queryKey = (project: string) => ['keys', project] as const

export function useKeys(project: string) {
  return useQuery<ApiKey[], ApiError>({
    queryKey: queryKey(project),
    queryFn: async ({ signal }) => (await request<{ keys: ApiKey[] }>(path(project), { signal })).keys,
  })
}

interface NewKey {
  kind: ApiKey['kind']
  name: string
  scopes?: string[]
  events?: string[]
  origins?: string[]
  networks?: string[]
  expires_at?: string
}

export function useCreateKey(project: string) {
  const client = useQueryClient()
  return useMutation<ApiKey, ApiError, NewKey>({
    mutationFn: (body) => request(path(project), { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKey(project) }),
  })
}

export function useRotateKey(project: string) {
  const client = useQueryClient()
  return useMutation<ApiKey, ApiError, { id: string; grace_s: number }>({
    mutationFn: ({ id, grace_s }) =>
      request(`${path(project)}/${encodeURIComponent(id)}/rotate`, { method: 'POST', body: { grace_s } }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKey(project) }),
  })
}

export function useRevokeKey(project: string) {
  const client = useQueryClient()
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => request(`${path(project)}/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKey(project) }),
  })
}
