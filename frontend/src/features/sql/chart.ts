import type { SqlResult } from '@/api/queries/sql'
import type { WidgetAnswer } from '@/widgets/contract'
import { measuresOf } from '@/widgets/host/statement'

export type ChartShape = 'series' | 'categories' | 'number'

/** What can be drawn of a result: values over time, values of things, or one value. */
export interface Charted {
  shape: ChartShape
  answers: readonly WidgetAnswer[]
}

/** Kinds of widget by shape, the best first. */
export const CHARTS: Record<ChartShape, readonly string[]> = {
  series: ['line', 'area', 'stacked', 'bar'],
  categories: ['horizontal_bar', 'bar', 'pie', 'treemap'],
  number: ['number'],
}

const MOST = { groups: 2, rows: 2_000 }

/** The result as answers that widgets draw; null when it has no number. */
export function chartOf(result: SqlResult): Charted | null {
  const { hasTime, groups, answers } = measuresOf(result, MOST)
  if (answers.length === 0 || result.rows.length === 0) return null
  const shape = hasTime ? 'series' : groups.length > 0 ? 'categories' : 'number'
  if (shape === 'number' && result.rows.length > 1) return null
  return { shape, answers: shape === 'series' ? answers : answers.slice(0, 1) }
}
