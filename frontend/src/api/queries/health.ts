import { useQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'

export type PartState = 'ok' | 'degraded' | 'down'

export interface PartHealth {
  name: string
  state: PartState
  message: string
  /** When it came to this state (ISO). */
  since: string
  detail: string
  /** Of its last real use; null for parts that are only looked at. */
  latency_ms: number | null
  checked_at: string | null
}

export interface Health {
  status: 'ok' | 'degraded'
  /** For administrators of the installation. */
  parts?: PartHealth[]
}

const EVERY_MS = 5_000

/** How the parts of the server are. */
export function useHealth() {
  return useQuery<Health, ApiError>({
    queryKey: ['health'],
    queryFn: ({ signal }) => request('/api/health', { signal }),
    refetchInterval: EVERY_MS,
    staleTime: 0,
  })
}
