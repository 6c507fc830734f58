import type { AnalysisAnswer } from '@/features/analysis'

export const MEASURES = ['conversion', 'count', 'value'] as const
export type Measure = (typeof MEASURES)[number]

type Interval = readonly [low: number, high: number]

export interface VariantResult {
  name: string
  is_control: boolean
  exposures: number
  conversions: number
  /** The share that converted, or the mean per person. */
  rate: number
  rate_ci95: Interval | null
  /** Relative to the control; the control has none. */
  lift: number | null
  ci95: Interval | null
  difference: number | null
  difference_ci95: Interval | null
  p_value: number | null
  p_value_adjusted: number | null
  p_value_sequential: number | null
  probability_to_beat_control: number | null
  /** In each variant, to find the lift hoped for. */
  people_needed: number | null
  detectable_lift: number | null
}

interface ExperimentDay {
  day: string
  variant: string
  exposures: number
  conversions: number
  total: number
}

export interface ExperimentAnswer extends AnalysisAnswer {
  measure: Measure
  control: string
  variants: VariantResult[]
  srm_p_value: number | null
  mixed_people: number
  variance_explained: number
  days: ExperimentDay[]
}
