import type { SqlResult, SqlValue } from '@/api/queries/sql'
import type { Row } from '@/api/types'
import type { WidgetAnswer } from '@/widgets/contract'

const bare = (type: string) => type.replace(/^(?:Nullable|LowCardinality)\((.*)\)$/, '$1')

export const isNumber = (type: string): boolean => /^(?:U?Int|Float|Decimal)/.test(bare(bare(type)))
export const isTime = (type: string): boolean => bare(bare(type)).startsWith('Date')

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

const MOST_ROWS = 2_000

function instant(value: SqlValue): string | null {
  if (typeof value !== 'string') return null
  const text = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value.replace(' ', 'T')
  const at = Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

function numberOf(value: SqlValue): number | null {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

const asDimension = (value: SqlValue) =>
  value === null || typeof value !== 'object' ? value : JSON.stringify(value)

/** The distance of the steps in time, as the charts write it; null where it is not one of theirs. */
function stepOf(times: readonly string[]): string | null {
  const sorted = [...new Set(times)].sort()
  const gaps = sorted.slice(1).map((time, index) => Date.parse(time) - Date.parse(sorted[index]!))
  const least = Math.min(...gaps)
  const steps: [number, string][] = [
    [86_400_000 * 28, 'month'],
    [86_400_000 * 7, 'week'],
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [900_000, '15_minutes'],
    [300_000, '5_minutes'],
  ]
  return steps.find(([ms]) => least >= ms)?.[1] ?? 'minute'
}

/** The result as answers that widgets draw; null when it has no number. */
export function chartOf({ columns, rows }: SqlResult): Charted | null {
  const time = columns.findIndex((one) => isTime(one.type))
  const numbers = columns.flatMap((one, index) => (isNumber(one.type) ? [index] : []))
  const groups = columns
    .flatMap((one, index) => (index === time || isNumber(one.type) ? [] : [index]))
    .slice(0, 2)
  if (numbers.length === 0 || rows.length === 0) return null
  const shape = time >= 0 ? 'series' : groups.length > 0 ? 'categories' : 'number'
  if (shape === 'number' && rows.length > 1) return null
  const kept = time >= 0 ? rows.filter((row) => instant(row[time]!) !== null) : rows
  const times = time >= 0 ? kept.map((row) => instant(row[time]!)!).sort() : []
  const answers = numbers.map((at, index): WidgetAnswer => {
    const label = columns[at]!.name
    const values = kept.slice(0, MOST_ROWS).map((row): Row => ({
      name: label,
      value: numberOf(row[at]!),
      count: 1,
      dimensions: Object.fromEntries(groups.map((group) => [columns[group]!.name, asDimension(row[group]!)])),
      timestamp: time >= 0 ? instant(row[time]!) : null,
    }))
    return {
      id: 'ABCDEFGH'[index] ?? `A${index}`,
      label,
      query: {
        metric: label,
        ...(groups.length > 0 ? { group_by: groups.map((group) => columns[group]!.name) } : {}),
      },
      value:
        shape === 'number'
          ? (values[0]?.value ?? null)
          : values.reduce((sum, row) => sum + (row.value ?? 0), 0),
      rows: shape === 'series' ? [...values].sort((a, b) => (a.timestamp! < b.timestamp! ? -1 : 1)) : values,
      from: times[0] ?? '',
      to: times.at(-1) ?? '',
      interval: shape === 'series' ? stepOf(times) : null,
      exact: true,
      truncated: kept.length > MOST_ROWS,
    }
  })
  return { shape, answers: shape === 'series' ? answers : answers.slice(0, 1) }
}
