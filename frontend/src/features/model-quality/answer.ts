import type { AnalysisAnswer } from '@/features/analysis'

export interface ClassQuality {
  name: string
  support: number
  precision: number | null
  recall: number | null
  f1: number | null
}

interface CurvePoint {
  threshold: number
  false_positive_rate: number
  true_positive_rate: number
  precision: number
}

interface CalibrationBin {
  low: number
  high: number
  count: number
  confidence: number | null
  accuracy: number | null
}

export interface ModelQuality {
  name: string
  count: number
  accuracy: number
  precision: number | null
  recall: number | null
  f1: number | null
  /** By truth, then by what was said, in the order of the answer's `classes`. */
  confusion: number[][]
  per_class: ClassQuality[]
  roc_auc: number | null
  average_precision: number | null
  curve: CurvePoint[]
  calibration: CalibrationBin[]
  ece: number | null
  score_psi: number | null
  class_psi: number | null
  days: { day: string; count: number; accuracy: number }[]
  /** Of the accuracy against the baseline's; null for the baseline. */
  p_value: number | null
  difference: number | null
}

export interface ModelQualityAnswer extends AnalysisAnswer {
  classes: string[]
  positive: string | null
  baseline: string
  unlabelled: number
  models: ModelQuality[]
}
