import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at, type BodyOf } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { ME } from './me'

/** A person of the installation. */
export interface User {
  id: string
  email: string
  name: string
  role: 'admin' | 'member'
  is_active: boolean
  /** Has not chosen a password yet. */
  is_invited: boolean
  has_second_factor: boolean
  /** A provider is linked to the account. */
  is_by_provider: boolean
  created_at: string
  last_seen_at: string | null
}

/** To hand on; shown once. */
export interface PasswordLink {
  path: string
  is_invitation: boolean
  expires_at: string
  /** The address it was mailed to; null where it was not. */
  mailed_to: string | null
  /** Why it was not, though there is a mail server. */
  mail_error: string
}

/** Whom a link is for. */
export interface LinkHolder {
  email: string
  name: string
  is_invitation: boolean
}

const USERS = ['users'] as const

export function useUsers(isWanted: boolean) {
  return useQuery<User[], ApiError>({
    queryKey: USERS,
    queryFn: async ({ signal }) => (await request<{ users: User[] }>(at('/api/users'), { signal })).users,
    enabled: isWanted,
  })
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([client.invalidateQueries({ queryKey: USERS }), client.invalidateQueries({ queryKey: ME })])
}

export function useInvite() {
  return useMutation<{ user: User; link: PasswordLink }, ApiError, BodyOf<'/api/users', 'post'>>({
    mutationFn: (body) => request(at('/api/users'), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}

type UserChange = { id: string } & BodyOf<'/api/users/{person_id}', 'put'>

export function useChangeUser() {
  return useMutation<User, ApiError, UserChange>({
    mutationFn: ({ id, ...body }) =>
      request(at('/api/users/{person_id}', { person_id: id }), { method: 'PUT', body }),
    onSettled: useRefresh(),
  })
}

export function useMakeLink() {
  return useMutation<PasswordLink, ApiError, string>({
    mutationFn: (person_id) => request(at('/api/users/{person_id}/link', { person_id }), { method: 'POST' }),
  })
}

export function useTakeFactor() {
  return useMutation<unknown, ApiError, string>({
    mutationFn: (person_id) =>
      request(at('/api/users/{person_id}/second-factor', { person_id }), { method: 'DELETE' }),
    onSettled: useRefresh(),
  })
}

/** Ends every login of somebody else. */
export function useEndLoginsOf() {
  return useMutation<{ ended: number }, ApiError, string>({
    mutationFn: (person_id) =>
      request(at('/api/users/{person_id}/sessions', { person_id }), { method: 'DELETE' }),
    onSettled: useRefresh(),
  })
}

/** Has a link mailed to who forgot the password. */
export function useForgotten() {
  return useMutation<unknown, ApiError, BodyOf<'/api/auth/forgotten', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/forgotten'), { method: 'POST', body }),
  })
}

export function useChangeProfile() {
  const client = useQueryClient()
  return useMutation<unknown, ApiError, BodyOf<'/api/auth/me', 'put'>>({
    mutationFn: (body) => request(at('/api/auth/me'), { method: 'PUT', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ME }),
  })
}

export function useChangePassword() {
  return useMutation<unknown, ApiError, BodyOf<'/api/auth/password', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/password'), { method: 'POST', body }),
  })
}

export function useLinkHolder(token: string) {
  return useQuery<LinkHolder, ApiError>({
    queryKey: ['link', token],
    queryFn: () => request<LinkHolder>(at('/api/auth/link'), { method: 'POST', body: { token } }),
    retry: false,
    staleTime: Infinity,
  })
}

export function useSetPassword() {
  return useMutation<unknown, ApiError, BodyOf<'/api/auth/link/password', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/link/password'), { method: 'POST', body }),
  })
}
