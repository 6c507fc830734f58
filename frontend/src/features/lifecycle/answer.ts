import type { AnalysisAnswer } from '@/features/analysis'

export const STAGES = ['new', 'returning', 'resurrecting', 'dormant'] as const
export type Stage = (typeof STAGES)[number]

export interface LifecyclePeriod extends Record<Stage, number> {
  /** Its first day. */
  period: string
  active: number
  quick_ratio: number | null
  is_complete: boolean
}

export interface LifecycleAnswer extends AnalysisAnswer {
  period: 'daily' | 'weekly' | 'monthly'
  periods: LifecyclePeriod[]
}
