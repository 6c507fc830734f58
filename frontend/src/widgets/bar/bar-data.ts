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
  values: (number | null)[]
  /** The period before; left out where nothing was compared. */
  before?: (number | null)[]
}

export interface BarData {
  bands: Band[]
  series: BarSeriesData[]
}

export interface BarWords {
  nameOf: (field: string, value: Row['dimensions'][string] | undefined) => string
  other: string
}

interface Cell {
  series: Omit<BarSeriesData, 'values' | 'before'>
  values: Map<string, number | null>
  before: Map<string, number | null>
}

const REST = '\u0000rest'

/** Groups of answers without times: the first group makes the bars, a second one or several answers make their parts. */
export function barData(answers: readonly WidgetAnswer[], options: BarOptions, words: BarWords): BarData {
  const grouped = answers.filter((answer) =>
    answer.rows.some((row) => Object.keys(row.dimensions).length > 0),
  )
  if (grouped.length === 0) return wholes(answers)
  const bands = new Map<string, Band>()
  const cells = new Map<string, Cell>()
  const cellOf = (series: Cell['series']): Cell => {
    const known = cells.get(series.key) ?? { series, values: new Map(), before: new Map() }
    cells.set(series.key, known)
    return known
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
      const cell = cellOf({ key, name, field })
      cell.values.set(band, row.value)
      if (row.previous !== undefined && isOnly) cell.before.set(band, row.previous)
    }
  const order = ordered([...bands.values()], cells, options)
  return limited(order, cells, options, words, grouped.every(isAdditive))
}

/** Answers without groups are a bar each. */
function wholes(answers: readonly WidgetAnswer[]): BarData {
  const isCompared = answers.some((answer) => answer.previous !== undefined)
  return {
    bands: answers.map((answer) => ({ key: answer.id, name: answer.label, answer: answer.id, filters: [] })),
    series: [
      {
        key: 'value',
        name: answers.length === 1 ? answers[0]!.label : '',
        field: '',
        values: answers.map((answer) => answer.value),
        ...(isCompared ? { before: answers.map((answer) => answer.previous ?? null) } : {}),
      },
    ],
  }
}

type Cells = ReadonlyMap<string, Cell>

function totalOf(band: string, cells: Cells): number {
  let total = 0
  for (const { values } of cells.values()) total += values.get(band) ?? 0
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
  const row = (of: ReadonlyMap<string, number | null>) => {
    const own = kept.map((band) => of.get(band.key) ?? null)
    const others = rest.reduce((sum, band) => sum + (of.get(band.key) ?? 0), 0)
    return hasRest ? [...own, others] : own
  }
  const series = [...cells.values()].map(({ series: one, values, before }) => ({
    ...one,
    values: row(values),
    ...(before.size > 0 ? { before: row(before) } : {}),
  }))
  const other: Band = { key: REST, name: words.other, answer: '', filters: [] }
  return { bands: hasRest ? [...kept, other] : kept, series }
}

export const isRest = (band: Band) => band.key === REST
