import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at, type BodyOf } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { ME } from './me'

/** A provider that is linked to an account. */
export interface LinkedIdentity {
  id: string
  /** Its host. */
  name: string
  issuer: string
  linked_at: string
  last_used_at: string | null
  /** One can log in by it now. */
  is_way_in: boolean
  /** There is no other way in. */
  is_last_way_in: boolean
}

/** How somebody logs in. */
export interface WaysIn {
  has_password: boolean
  /** Passwords are on here. */
  may_use_password: boolean
  identities: LinkedIdentity[]
}

const WAYS_IN = ['ways-in'] as const

/** How one logs in oneself, or how somebody else does, for administrators. */
export function useWaysIn(person_id?: string) {
  return useQuery<WaysIn, ApiError>({
    queryKey: [...WAYS_IN, person_id ?? ''],
    queryFn: ({ signal }) =>
      request<WaysIn>(
        person_id === undefined
          ? at('/api/auth/identities')
          : at('/api/users/{person_id}/identities', { person_id }),
        { signal },
      ),
  })
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all(
      [WAYS_IN, ME, ['users'], ['logins']].map((queryKey) => client.invalidateQueries({ queryKey })),
    )
}

export type Unlinking = { id: string } & BodyOf<'/api/auth/identities/{identity_id}/unlink', 'post'>

export function useUnlink() {
  return useMutation<{ ended: number }, ApiError, Unlinking>({
    mutationFn: ({ id, ...body }) =>
      request(at('/api/auth/identities/{identity_id}/unlink', { identity_id: id }), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}

export function useUnlinkOf(person_id: string) {
  return useMutation<{ ended: number }, ApiError, string>({
    mutationFn: (identity_id) =>
      request(at('/api/users/{person_id}/identities/{identity_id}', { person_id, identity_id }), {
        method: 'DELETE',
      }),
    onSuccess: useRefresh(),
  })
}
