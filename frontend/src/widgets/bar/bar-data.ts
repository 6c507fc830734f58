import type { Filter, Row } from '@/api/types'
import { filtersOf } from '../category/category'
import type { WidgetAnswer } from '../contract'
import { isAdditive } from '../time/lines'
import type { BarOptions } from './options'

export interface Band {
  key: string
  name: string
  answer: string
  filters: readonly Filter[]
}

export interface BarSeriesData {
  /** The answer, or the value of the second group. */
  key: string
  name: string
  /** The field whose value it is; empty for a whole answer. */
  field: string
  isBefore: boolean
  values: (number | null)[]
}

export interface BarData {
  bands: Band[]
  series: BarSeriesData[]
}

export interface BarWords {
  nameOf: (field: string, value: Row['dimensions'][string] | undefined) => string
  other: string
  before: string
}

const REST = '\u0000rest'

/** Groups of answers without times: the first group makes the bars, a second one or several answers make their parts. */
export function barData(answers: readonly WidgetAnswer[], options: BarOptions, words: BarWords): BarData {
  const grouped = answers.filter((answer) =>
    answer.rows.some((row) => Object.keys(row.dimensions).length > 0),
  )
  if (grouped.length === 0) return wholes(answers, words)
  const bands = new Map<string, Band>()
  const cells = new Map<
    string,
    { series: Omit<BarSeriesData, 'values'>; values: Map<string, number | null> }
  >()
  const put = (series: Omit<BarSeriesData, 'values'>, band: string, value: number | null) => {
    const known = cells.get(series.key)
    if (known) known.values.set(band, value)
    else cells.set(series.key, { series, values: new Map([[band, value]]) })
  }
  for (const answer of grouped)
    for (const row of answer.rows) {
      const [first, ...rest] = Object.entries(row.dimensions)
      if (!first) continue
      const band = String(first[1] ?? '')
      if (!bands.has(band))
        bands.set(band, {
          key: band,
          name: words.nameOf(first[0], first[1]),
          answer: answer.id,
          filters: filtersOf([first]),
        })
      const part = rest.map(([field, value]) => words.nameOf(field, value)).join(' · ')
      const isOnly = rest.length === 0
      const name = isOnly ? answer.label : grouped.length > 1 ? `${answer.label} · ${part}` : part
      const key = `${answer.id}\u0001${rest.map(([, value]) => String(value ?? '')).join('\u0001')}`
      const field = rest.map(([one]) => one).join('\u0001')
      put({ key, name, field, isBefore: false }, band, row.value)
      if (row.previous !== undefined && isOnly)
        put(
          { key: `${key}\u0001before`, name: `${name} ${words.before}`, field, isBefore: true },
          band,
          row.previous,
        )
    }
  const order = ordered([...bands.values()], cells, options)
  return limited(order, cells, options, words, grouped.every(isAdditive))
}

/** Answers without groups are a bar each. */
function wholes(answers: readonly WidgetAnswer[], words: BarWords): BarData {
  const isCompared = answers.some((answer) => answer.previous !== undefined)
  const series = {
    key: 'value',
    name: answers.length === 1 ? answers[0]!.label : '',
    field: '',
    isBefore: false,
  }
  return {
    bands: answers.map((answer) => ({ key: answer.id, name: answer.label, answer: answer.id, filters: [] })),
    series: [
      { ...series, values: answers.map((answer) => answer.value) },
      ...(isCompared
        ? [
            {
              ...series,
              key: 'before',
              name: words.before,
              isBefore: true,
              values: answers.map((answer) => answer.previous ?? null),
            },
          ]
        : []),
    ],
  }
}

type Cells = ReadonlyMap<
  string,
  { series: Omit<BarSeriesData, 'values'>; values: Map<string, number | null> }
>

function totalOf(band: string, cells: Cells): number {
  let total = 0
  for (const { series, values } of cells.values()) if (!series.isBefore) total += values.get(band) ?? 0
  return total
}

function ordered(bands: Band[], cells: Cells, { sort = 'value', descending = true }: BarOptions): Band[] {
  if (sort === 'none') return bands
  const names = new Intl.Collator(undefined, { numeric: true })
  const sign = descending ? -1 : 1
  return [...bands].sort((a, b) =>
    sort === 'name'
      ? -sign * names.compare(a.name, b.name)
      : sign * (totalOf(a.key, cells) - totalOf(b.key, cells)),
  )
}

function limited(
  bands: Band[],
  cells: Cells,
  options: BarOptions,
  words: BarWords,
  canAdd: boolean,
): BarData {
  const most = options.max_bars ?? 20
  const kept = bands.slice(0, most)
  const rest = bands.slice(most)
  const hasRest = options.show_other === true && canAdd && rest.length > 0
  const series = [...cells.values()].map(({ series: one, values }) => {
    const own = kept.map((band) => values.get(band.key) ?? null)
    const others = rest.reduce((sum, band) => sum + (values.get(band.key) ?? 0), 0)
    return { ...one, values: hasRest ? [...own, others] : own }
  })
  const other: Band = { key: REST, name: words.other, answer: '', filters: [] }
  return { bands: hasRest ? [...kept, other] : kept, series }
}

export const isRest = (band: Band) => band.key === REST
