import type { Row } from '@/api/types'
import type { WidgetAnswer } from '../contract'

type Value = string | number | boolean | null | readonly unknown[] | object

/** What a SELECT gave: columns with the engine's types, rows in their order. */
export interface StatementResult {
  columns: readonly { name: string; type: string }[]
  rows: readonly (readonly Value[])[]
}

const bare = (type: string) => type.replace(/^(?:Nullable|LowCardinality)\((.*)\)$/, '$1')

export const isNumber = (type: string): boolean => /^(?:U?Int|Float|Decimal)/.test(bare(bare(type)))
export const isTime = (type: string): boolean => bare(bare(type)).startsWith('Date')

function instant(value: Value): string | null {
  if (typeof value !== 'string') return null
  const text = /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00Z` : value.replace(' ', 'T')
  const at = Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

function numberOf(value: Value): number | null {
  const number = typeof value === 'string' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

const asDimension = (value: Value) =>
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

/** Which columns are times, numbers and groups, and how the rows read as one answer for each column of numbers. */
export interface Measures {
  hasTime: boolean
  groups: readonly string[]
  answers: readonly WidgetAnswer[]
}

/** At most so many groups and rows are taken, from the first. */
export function measuresOf(
  { columns, rows }: StatementResult,
  { groups: mostGroups, rows: mostRows }: { groups: number; rows: number },
): Measures {
  const time = columns.findIndex((one) => isTime(one.type))
  const hasTime = time >= 0
  const numbers = columns.flatMap((one, index) => (isNumber(one.type) ? [index] : []))
  const groups = columns
    .flatMap((one, index) => (index === time || isNumber(one.type) ? [] : [index]))
    .slice(0, mostGroups)
  const names = groups.map((group) => columns[group]!.name)
  const kept = hasTime ? rows.filter((row) => instant(row[time]!) !== null) : rows
  const times = hasTime ? kept.map((row) => instant(row[time]!)!).sort() : []
  const isSingle = !hasTime && groups.length === 0
  const answers = numbers.map((at, index): WidgetAnswer => {
    const label = columns[at]!.name
    const values = kept.slice(0, mostRows).map((row): Row => ({
      name: label,
      value: numberOf(row[at]!),
      count: 1,
      dimensions: Object.fromEntries(groups.map((group) => [columns[group]!.name, asDimension(row[group]!)])),
      timestamp: hasTime ? instant(row[time]!) : null,
    }))
    return {
      id: 'ABCDEFGH'[index] ?? `A${index}`,
      label,
      query: { metric: label, ...(names.length > 0 ? { group_by: names } : {}) },
      value: isSingle ? (values[0]?.value ?? null) : values.reduce((sum, row) => sum + (row.value ?? 0), 0),
      rows: hasTime ? [...values].sort((a, b) => (a.timestamp! < b.timestamp! ? -1 : 1)) : values,
      from: times[0] ?? '',
      to: times.at(-1) ?? '',
      interval: hasTime ? stepOf(times) : null,
      exact: true,
      truncated: kept.length > mostRows,
    }
  })
  return { hasTime, groups: names, answers }
}
