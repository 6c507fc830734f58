import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { EventRecord, Filter, Query, Question, Row } from '@/api/types'
import type { MessageKey } from '@/i18n'

/** One answer as a widget sees it: live, fetched, or the result of a formula (then with the first query's times and groups). */
export interface WidgetAnswer {
  /** The query's or formula's id: A, B, F1. */
  id: string
  label: string
  query: Question
  value: number | null
  previous?: number | null
  rows: readonly Row[]
  from: string
  to: string
  interval: string | null
  exact: boolean
  truncated: boolean
  /** The answer of the aggregation `histogram`: lower and upper end (excluded but for the last) and count of each bin. */
  bins?: readonly (readonly [from: number, to: number, count: number])[]
  /** The whole answer of an analysis, in the shape of its kind; `rows` are its `results`. */
  analysis?: unknown
  /** When the server computed it (ISO): the bucket that reaches past it still grows. */
  asOf?: string
  /** The store does not answer: these are the figures of `asOf`. */
  isStale?: boolean
}

/** What was clicked or brushed: a value of a dimension, a moment or a span of time, or both. */
export interface Selection {
  answer: string
  filters: readonly Filter[]
  from?: string
  to?: string
  label: string
  /** Where the mark stands, by dimension, for those who know what the analysis makes of it. */
  place?: Readonly<Record<string, string>>
}

export interface WidgetActions {
  /** A click on a mark: opens the menu to drill down or filter. `at` is in page pixels. */
  select?: (selection: Selection, at: { x: number; y: number }) => void
  /** A drag over time: zooms the dashboard (null: back). */
  zoom?: (span: { from: string; to: string } | null) => void
  /** A shift-drag: becomes a filter chip of the dashboard. */
  brush?: (selection: Selection) => void
}

/** A pure function of these draws the widget: no fetching, no own timers. */
export interface WidgetProps<Options = object> {
  title: string
  /** In the order of the widget's queries, then formulas; hidden ones are left out. Empty for kinds without a question. */
  answers: readonly WidgetAnswer[]
  options: Options
  width: number
  height: number
  actions: WidgetActions
  /** Series a click on the legend has hidden, by label. */
  hidden: ReadonlySet<string>
  onHiddenChange: (hidden: ReadonlySet<string>) => void
  annotations?: readonly { from: string; to?: string; title: string; kind: 'deploy' | 'incident' | 'note' }[]
  events?: readonly EventRecord[]
}

/** What the widget's questions must look like, so that the editor can offer the right fields. */
export type DataShape = 'series' | 'categories' | 'matrix' | 'number' | 'rows' | 'events' | 'none'

export interface WidgetKind<Options = object> {
  kind: string
  label: MessageKey
  description: MessageKey
  icon: LucideIcon
  shape: DataShape
  load: () => Promise<{ default: ComponentType<WidgetProps<Options>> }>
  /** In grid cells. */
  minSize: readonly [w: number, h: number]
  size: readonly [w: number, h: number]
  /** The question a new widget starts with; none for shapes 'events' and 'none'. */
  query?: Omit<Query, 'time_window'>
  /** The questions a new widget starts with where one is not enough; they are A, B, C… in this order. */
  queries?: readonly Omit<Query, 'time_window'>[]
  /** The same picture as a table, for "View as table" and copies. */
  table?: (
    answers: readonly WidgetAnswer[],
    options: Options,
  ) => { columns: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }
}
