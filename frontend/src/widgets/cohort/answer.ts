import type { CohortRow, CohortTable } from '@/charts/svg/cohort-layout'

/** What POST /api/analysis/cohort tells of its cohorts. */
export interface CohortAnswer {
  metric: 'retention_rate' | 'revenue' | 'engagement' | 'feature_usage'
  cohorts: readonly AnsweredCohort[]
}

export interface AnsweredCohort {
  period: string
  size: number
  is_complete: boolean
  retention: readonly AnsweredCell[]
}

interface AnsweredCell {
  period: number
  value: number
  count: number
  is_complete: boolean
  total?: number
}

/** The cohorts of an analysis as a table. */
export interface AnsweredTable extends CohortTable {
  /** Whether cells are people of the cohort, so that they can be written as shares of it. */
  isShare: boolean
  cellAt: (cohort: number, period: number) => AnsweredCell | undefined
}

export function isCohortAnswer(analysis: unknown): analysis is CohortAnswer {
  const given = analysis as Partial<CohortAnswer> | null | undefined
  return Array.isArray(given?.cohorts) && typeof given.metric === 'string'
}

/** Cohorts of an answer with at most `most` periods. Averages are over the cells whose period is over. */
export function answeredTable({ metric, cohorts }: CohortAnswer, most: number): AnsweredTable {
  const isShare = metric === 'retention_rate' || metric === 'feature_usage'
  const length = Math.min(most, Math.max(0, ...cohorts.map(({ retention }) => retention.length)))
  const places = Array.from({ length }, (_, period) => period)
  const largest = Math.max(0, ...cohorts.flatMap(({ retention }) => retention.map(({ value }) => value)))
  const rows = cohorts.map(({ period: name, size, retention }): CohortRow => {
    const cells = places.map((period) => retention[period])
    const shareOf = (value: number) => (isShare ? value : largest > 0 ? value / largest : 0)
    return {
      name,
      size,
      values: cells.map((cell) => (cell ? (isShare ? cell.count : cell.value) : null)),
      shares: cells.map((cell) => (cell ? shareOf(cell.value) : null)),
      unfinished: new Set(places.filter((period) => cells[period]?.is_complete === false)),
    }
  })
  const average = places.map((period) => {
    const whole = cohorts.flatMap(({ size, retention }) => {
      const cell = retention[period]
      return cell?.is_complete ? [{ size, cell }] : []
    })
    const people = whole.reduce((sum, { size }) => sum + size, 0)
    if (people === 0) return null
    if (metric === 'revenue') return whole.reduce((sum, { cell }) => sum + cell.value, 0) / whole.length
    const counted = ({ cell }: (typeof whole)[number]) => (isShare ? cell.count : (cell.total ?? 0))
    return whole.reduce((sum, one) => sum + counted(one), 0) / people
  })
  return {
    periods: places.map(String),
    cohorts: rows,
    average,
    ...(isShare
      ? {}
      : { averageShades: average.map((value) => (value === null ? null : value / (largest || 1))) }),
    isShare,
    cellAt: (cohort, period) => cohorts[cohort]?.retention[period],
  }
}
