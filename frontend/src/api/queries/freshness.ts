import { useQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Question } from '../types'

interface Late {
  events: number
  longest_ms: number
  /** Null: later than all. */
  histogram: { up_to_ms: number | null; events: number }[]
}

/** How fresh one live answer is; `late` is null where the stream keeps no buckets. */
export interface TileFreshness {
  followers: number
  mode: 'incremental' | 'refreshed'
  updates: number
  last_update: string | null
  p50_ms: number | null
  p95_ms: number | null
  late: Late | null
}

const EVERY_MS = 2_000

/** Of a question that somebody follows; null while nobody does. */
export function useTileFreshness(query: Question) {
  const project = useProject().id
  return useQuery<TileFreshness | null, ApiError>({
    queryKey: ['live-freshness', project, query],
    queryFn: async ({ signal }) => {
      const path = '/api/live/freshness'
      const asked = { method: 'POST', body: query, project, signal } as const
      return (await request<{ tile: TileFreshness | null }>(path, asked)).tile
    },
    refetchInterval: EVERY_MS,
  })
}
