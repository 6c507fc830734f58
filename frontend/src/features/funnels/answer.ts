import type { AnalysisAnswer } from '@/features/analysis'

export interface FunnelStep {
  event: string
  label?: string | null
  /** People who got here. */
  count: number
  conversion_from_start: number | null
  conversion_from_previous: number | null
  median_seconds_from_previous: number | null
}

export interface FunnelAnswer extends AnalysisAnswer {
  steps: FunnelStep[]
  breakdown?: { value: string; steps: FunnelStep[] }[] | null
}
