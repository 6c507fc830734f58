import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at, type BodyOf } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { ME } from './me'

export interface Factor {
  is_on: boolean
  recovery_codes_left: number
  /** The installation asks it of this person. */
  is_required: boolean
  /** They show it to change something here; who logs in by the organization has none. */
  has_password: boolean
}

/** What an app needs, shown once: as text and as the path of a QR code in a square of `size`. */
export interface Enrolment {
  secret: string
  uri: string
  qr: { size: number; path: string }
}

export interface RecoveryCodes {
  recovery_codes: string[]
}

const FACTOR = ['second-factor'] as const

export function useFactor() {
  return useQuery<Factor, ApiError>({
    queryKey: FACTOR,
    queryFn: ({ signal }) => request<Factor>(at('/api/auth/second-factor'), { signal }),
  })
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([client.invalidateQueries({ queryKey: FACTOR }), client.invalidateQueries({ queryKey: ME })])
}

export function useBeginFactor() {
  return useMutation<Enrolment, ApiError, BodyOf<'/api/auth/second-factor', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/second-factor'), { method: 'POST', body }),
  })
}

export function useConfirmFactor() {
  return useMutation<RecoveryCodes, ApiError, BodyOf<'/api/auth/second-factor/confirm', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/second-factor/confirm'), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}

export function useRenewRecoveryCodes() {
  return useMutation<RecoveryCodes, ApiError, BodyOf<'/api/auth/second-factor/recovery-codes', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/second-factor/recovery-codes'), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}

export function useDisableFactor() {
  return useMutation<unknown, ApiError, BodyOf<'/api/auth/second-factor/disable', 'post'>>({
    mutationFn: (body) => request(at('/api/auth/second-factor/disable'), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}
