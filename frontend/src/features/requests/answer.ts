import type { AnalysisAnswer } from '@/features/analysis'

interface Figures {
  count: number
  errors: number
  client_errors: number
  error_rate: number | null
  mean_ms: number | null
  p50_ms: number | null
  p75_ms: number | null
  p90_ms: number | null
  p95_ms: number | null
  p99_ms: number | null
  max_ms: number | null
}

export interface Endpoint extends Figures {
  method: string
  path: string
  share: number
  time_share: number | null
  apdex: number | null
}

export interface RequestsAnswer extends AnalysisAnswer {
  overall: Figures
  per_second: number
  statuses: { status: number; count: number }[]
  buckets: (Figures & { timestamp: string })[]
  endpoints: Endpoint[]
  pattern: { weekday: number; hour: number; count: number; p95_ms: number | null }[]
}
