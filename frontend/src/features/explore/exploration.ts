import type { DashboardTime, Widget, WidgetFormula, WidgetQuery } from '@/api/dashboard'
import type { FilterNode, Query } from '@/api/types'
import { WIDGETS } from '@/widgets/registry'
import type { WidgetKind } from '@/widgets/contract'

/** What one letter measures; how it is grouped and cut over time is said once for all of them. */
export interface Measure {
  id: string
  metric: string
  aggregation?: string
  valueField?: string
  filters: readonly FilterNode[]
  label?: string
  isHidden?: boolean
}

/** A question being explored: everything but its time. */
export interface Exploration {
  measures: readonly Measure[]
  formulas: readonly WidgetFormula[]
  /** Filters of all measures. */
  filters: readonly FilterNode[]
  groups: readonly string[]
  /** Null: one value for the whole time. */
  interval: string | null
  limit: number | null
  /** Null: the first kind that fits. */
  kind: string | null
}

export const MOST_MEASURES = 8
export const MOST_GROUPS = 3
export const MOST_FORMULAS = 4

export const BLANK: Exploration = {
  measures: [],
  formulas: [],
  filters: [],
  groups: [],
  interval: 'auto',
  limit: null,
  kind: null,
}

/** The kinds that can show each shape of answer, the best first. */
const FITTING = {
  number: ['number', 'gauge', 'table'],
  series: ['line', 'area', 'bar', 'stacked', 'forecast', 'anomaly', 'calendar', 'table'],
  groups: ['horizontal_bar', 'bar', 'pie', 'doughnut', 'polar_area', 'radar', 'treemap', 'table'],
  groupedSeries: ['line', 'area', 'stacked', 'bar', 'table'],
  pairs: ['heatmap', 'sankey', 'table'],
  bins: ['histogram'],
} as const

function fittingNames({ measures, groups, interval }: Exploration): readonly string[] {
  if (measures.some((one) => one.aggregation === 'histogram')) return FITTING.bins
  if (interval !== null) return groups.length > 0 ? FITTING.groupedSeries : FITTING.series
  if (groups.length === 0) return FITTING.number
  if (groups.length > 1) return FITTING.pairs
  return groups[0] === 'country' ? [...FITTING.groups, 'world_map'] : FITTING.groups
}

/** The kinds of widget that can draw the answers, the best first. */
export function fittingKinds(exploration: Exploration): readonly WidgetKind[] {
  return fittingNames(exploration).flatMap((name) => WIDGETS.find((one) => one.kind === name) ?? [])
}

export function kindOf(exploration: Exploration): string {
  const names = fittingNames(exploration)
  return exploration.kind !== null && names.includes(exploration.kind) ? exploration.kind : names[0]!
}

/** The question of a measure as the server takes it, without its time. */
export function queryOf(measure: Measure, exploration: Exploration): Query {
  const { groups, interval, limit } = exploration
  const filters = [...measure.filters, ...exploration.filters]
  const isBins = measure.aggregation === 'histogram'
  return {
    metric: measure.metric,
    ...(measure.aggregation ? { aggregation: measure.aggregation } : {}),
    ...(measure.valueField ? { value_field: measure.valueField } : {}),
    ...(interval === null || isBins ? {} : { interval }),
    ...(groups.length > 0 && !isBins ? { group_by: groups } : {}),
    ...(filters.length > 0 ? { filters } : {}),
    ...(limit === null || groups.length === 0 || isBins
      ? {}
      : { limit, order_by: 'value', order: 'desc' as const }),
  }
}

function labelOf({ label, metric }: Measure, nameOf?: (metric: string) => string): { label?: string } {
  const name = label ?? nameOf?.(metric)
  return name ? { label: name } : {}
}

/** The exploration as a widget, to look at and to keep. `nameOf` names measures without a label. */
export function widgetOf(
  exploration: Exploration,
  title: string,
  nameOf?: (metric: string) => string,
): Widget {
  const kind = kindOf(exploration)
  const [w, h] = WIDGETS.find((one) => one.kind === kind)?.size ?? [6, 6]
  const queries = exploration.measures.map((measure): WidgetQuery => ({
    id: measure.id,
    ...labelOf(measure, nameOf),
    ...(measure.isHidden ? { hidden: true } : {}),
    query: queryOf(measure, exploration),
  }))
  const formulas = exploration.formulas.filter((one) => one.expression.trim() !== '')
  return {
    id: 'explore',
    kind,
    title,
    x: 0,
    y: 0,
    w,
    h,
    queries,
    ...(formulas.length > 0 ? { formulas: [...formulas] } : {}),
    options: {},
  }
}

/** The parts of the choice of time that a question carries itself. */
export function timed(query: Query, time: Pick<DashboardTime, 'range' | 'compare'>): Query {
  const { range, compare } = time
  return {
    ...query,
    ...(typeof range === 'string' ? { time_window: range } : range),
    ...(compare === 'previous_period' ? { compare } : {}),
  }
}

/** A whole name of its measures for titles: "Page views, Orders". */
export function titleOf(exploration: Exploration, nameOf: (metric: string) => string): string {
  const shown = exploration.measures.filter((one) => !one.isHidden)
  const names = [
    ...shown.map((one) => one.label ?? nameOf(one.metric)),
    ...exploration.formulas.map((one) => one.label || one.expression),
  ]
  return names.join(', ').slice(0, 200)
}

const LETTERS = 'ABCDEFGH'

/** Without the measure at `index`: those after it move up a letter, in the formulas too. */
export function withoutMeasure({ measures, formulas }: Exploration, index: number): Partial<Exploration> {
  const gone = LETTERS[index]!
  const moved = (expression: string) =>
    expression.replace(/\b[A-H]\b/g, (letter) =>
      letter > gone ? LETTERS[LETTERS.indexOf(letter) - 1]! : letter,
    )
  return {
    measures: measures.filter((_, at) => at !== index).map((one, at) => ({ ...one, id: LETTERS[at]! })),
    formulas: formulas
      .filter((one) => !new RegExp(`\\b${gone}\\b`).test(one.expression))
      .map((one) => ({ ...one, expression: moved(one.expression) })),
  }
}
