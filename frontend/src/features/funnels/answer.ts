import type { AnalysisAnswer } from '@/features/analysis'

export interface FunnelStep {
  event: string
  label: string
  /** People who got here. */
  count: number
  conversion_from_start: number | null
  conversion_from_previous: number | null
  /** People who took the step before and no more. */
  dropped: number
  median_seconds_from_previous: number | null
  p90_seconds_from_previous: number | null
}

export interface FunnelGroup {
  value: string
  /** All values that have no group of their own. */
  is_other: boolean
  steps: FunnelStep[]
}

export interface TimeToConvert {
  people: number
  median_seconds: number | null
  p90_seconds: number | null
  mean_seconds: number | null
  histogram: { from_seconds: number; to_seconds: number; count: number }[]
}

export interface FunnelAnswer extends AnalysisAnswer {
  order: 'ordered' | 'strict' | 'any'
  steps: FunnelStep[]
  conversion_rate: number | null
  time_to_convert: TimeToConvert | null
  breakdown?: FunnelGroup[] | null
}

/** The trend's own question has it. */
export interface FunnelTrendAnswer extends FunnelAnswer {
  trend: {
    interval: string
    buckets: { timestamp: string; counts: number[]; conversion_rate: number | null; is_complete: boolean }[]
  }
}
