import { useQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Row } from '../types'

/** What every analysis answers; a kind adds its own fields. */
export interface AnalysisAnswer {
  results: Row[]
  meta: AnalysisMeta
}

export interface AnalysisMeta {
  from: string
  to: string
  interval: string | null
  timezone: string
  exact: boolean
  error_bound: number
  cached: boolean
  elapsed_ms: number
  rows_read: number
  truncated: boolean
  total?: number | null
  /** The store does not answer; this is what it said last, at `as_of`. */
  stale?: boolean
  as_of?: string
}

export interface AnalysisInfo {
  name: string
  title: string
  description: string
  /** The JSON Schema of what it is asked. */
  question: Record<string, unknown>
}

/** The kinds of analysis that the server knows. */
export function useAnalyses(isWanted = true) {
  const project = useProject().id
  return useQuery<AnalysisInfo[], ApiError>({
    queryKey: ['analyses', project],
    queryFn: async ({ signal }) =>
      (await request<{ analyses: AnalysisInfo[] }>('/api/analysis', { project, signal })).analyses,
    enabled: isWanted,
    staleTime: Infinity,
  })
}
