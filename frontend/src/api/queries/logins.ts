import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'

/** A login that is open. */
export interface OpenLogin {
  id: string
  /** desktop, mobile, tablet, tv, bot; empty for a program that is no browser. */
  device: string
  browser: string
  system: string
  /** Whole addresses are not kept. */
  network: string
  created_at: string
  last_used_at: string
  is_current: boolean
}

const LOGINS = ['logins'] as const

/** Where the person is logged in. */
export function useLogins() {
  return useQuery<OpenLogin[], ApiError>({
    queryKey: LOGINS,
    queryFn: async ({ signal }) =>
      (await request<{ sessions: OpenLogin[] }>(at('/api/auth/sessions'), { signal })).sessions,
  })
}

function useRefresh() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: LOGINS })
}

export function useEndLogin() {
  return useMutation<unknown, ApiError, string>({
    mutationFn: (session_id) =>
      request(at('/api/auth/sessions/{session_id}', { session_id }), { method: 'DELETE' }),
    onSettled: useRefresh(),
  })
}

/** Ends all logins but this one; gives how many. */
export function useEndOtherLogins() {
  return useMutation<{ ended: number }, ApiError>({
    mutationFn: () => request(at('/api/auth/sessions'), { method: 'DELETE' }),
    onSettled: useRefresh(),
  })
}
