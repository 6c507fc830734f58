import { layoutCohorts, type CohortTable } from '@/charts/svg/cohort-layout'
import type { WidgetAnswer } from '../contract'
import { answeredTable, isCohortAnswer } from './answer'
import { cellsOf } from './cells'
import type { CohortOptions } from './options'

export interface ShownTable extends CohortTable {
  /** Whether cells are people of the cohort, so that they can be written as shares of it. */
  isShare: boolean
  /** The dimension of the cohorts' names. */
  field: string
  /** People of a cell, where cells are something else. */
  countAt: (cohort: number, period: number) => number | null
}

type Shown = Required<Pick<CohortOptions, 'cohort' | 'period' | 'max_periods'>>

/** The first answer as a table of cohorts: those of an analysis as they are, rows of any other by two dimensions. */
export function cohortTable(answers: readonly WidgetAnswer[], options: Shown): ShownTable {
  const analysis = answers[0]?.analysis
  if (isCohortAnswer(analysis)) {
    const { cellAt, ...table } = answeredTable(analysis, options.max_periods)
    return { ...table, field: 'cohort', countAt: (row, period) => cellAt(row, period)?.count ?? null }
  }
  const { cells, fields } = cellsOf(answers, options.cohort, options.period)
  return {
    ...layoutCohorts(cells, options.max_periods),
    isShare: true,
    field: fields.cohort,
    countAt: () => null,
  }
}
