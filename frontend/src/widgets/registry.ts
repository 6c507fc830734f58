import { alertList } from './alert_list'
import { anomaly } from './anomaly'
import { area } from './area'
import { bar } from './bar'
import { boxPlot } from './box_plot'
import { bubble } from './bubble'
import { calendar } from './calendar'
import { candlestick } from './candlestick'
import { cohort } from './cohort'
import type { DataShape, WidgetKind } from './contract'
import { curve } from './curve'
import { custom } from './custom'
import { doughnut } from './doughnut'
import { feed } from './feed'
import { forecast } from './forecast'
import { funnel } from './funnel'
import { gauge } from './gauge'
import { heatmap } from './heatmap'
import { histogram } from './histogram'
import { horizontalBar } from './horizontal_bar'
import { line } from './line'
import { number } from './number'
import { pie } from './pie'
import { polarArea } from './polar_area'
import { radar } from './radar'
import { sankey } from './sankey'
import { scatter } from './scatter'
import { stacked } from './stacked'
import { table } from './table'
import { text } from './text'
import { treemap } from './treemap'
import { worldMap } from './world_map'

/** Every kind of widget, in the order in which the editor offers them. A kind is a folder beside this file. */
export const WIDGETS: readonly WidgetKind[] = [
  line,
  area,
  stacked,
  bar,
  horizontalBar,
  pie,
  doughnut,
  polarArea,
  radar,
  scatter,
  bubble,
  histogram,
  heatmap,
  calendar,
  gauge,
  number,
  table,
  funnel,
  cohort,
  curve,
  sankey,
  worldMap,
  treemap,
  boxPlot,
  candlestick,
  feed,
  alertList,
  text,
  forecast,
  anomaly,
  custom,
]

const byName = new Map(WIDGETS.map((kind) => [kind.kind, kind]))

/** The kind of that name; undefined for one that this version does not know. */
export function widgetKind(name: string): WidgetKind | undefined {
  return byName.get(name)
}

/** What can draw the answers of a shape besides the kinds of that shape. */
const ALSO: Partial<Record<DataShape, readonly string[]>> = {
  series: ['bar', 'table'],
  matrix: ['table'],
  rows: ['table'],
}

/** Kinds that can draw the same questions: what the chart-type toggle offers, the given one included. */
export function compatibleKinds(name: string): readonly WidgetKind[] {
  const kind = byName.get(name)
  if (!kind || kind.shape === 'none' || kind.shape === 'events') return kind ? [kind] : []
  const also = ALSO[kind.shape] ?? []
  return WIDGETS.filter((other) => other.shape === kind.shape || also.includes(other.kind))
}
