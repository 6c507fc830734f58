import type { AnalysisAnswer } from '@/features/analysis'

interface Usage {
  calls: number
  errors: number
  error_rate: number | null
  cached: number
  cost: number
  cost_per_call: number | null
  input_tokens: number
  output_tokens: number
  cost_per_1k_tokens: number | null
  tokens_per_second: number | null
  p50_ms: number | null
  p95_ms: number | null
}

export type UsageGroup = Usage & { name: string }

export interface AiUsageAnswer extends AnalysisAnswer {
  currency: string
  overall: Usage
  cost_per_day: number
  cost_per_month: number
  people: number
  models: UsageGroup[]
  features: UsageGroup[]
  buckets: (Usage & { timestamp: string })[]
}
