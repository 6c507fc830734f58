import type { AnalysisAnswer } from '@/features/analysis'
import type { AnsweredCohort, CohortAnswer as Cohorts } from '@/widgets/cohort/answer'

type Period = 'daily' | 'weekly' | 'monthly'

export interface CohortAnswer extends AnalysisAnswer, Cohorts {
  period: Period
  cohorts: AnsweredCohort[]
  breakdown?: { value: string; cohorts: AnsweredCohort[] }[]
}

export interface CurvePoint {
  period: number
  value: number
  count: number
  /** People whose cohort has got that far. */
  size: number
  ci95: [low: number, high: number]
}

export interface RetentionAnswer extends AnalysisAnswer {
  period: Period
  people: number
  curve: CurvePoint[]
  breakdown?: { value: string; people: number; curve: CurvePoint[] }[]
}
