import type { Row } from '@/api/types'
import type { WidgetAnswer } from '../contract'
import { isAdditive } from '../time/lines'
import type { TableColumnOptions, TableOptions } from './options'

export interface DataColumn {
  key: string
  kind: 'time' | 'dimension' | 'value'
  /** Of a value: the answer it shows. */
  answer: WidgetAnswer | null
  options: TableColumnOptions
}

export interface DataRow {
  key: string
  timestamp: string | null
  dimensions: Row['dimensions']
  values: ReadonlyMap<string, { value: number | null; previous?: number | null | undefined }>
}

/** The rows of all answers, those of the same groups and time in one. Answers without rows give one row of totals. */
export function dataRows(answers: readonly WidgetAnswer[]): DataRow[] {
  const rows = new Map<
    string,
    { row: Row; values: Map<string, { value: number | null; previous?: number | null | undefined }> }
  >()
  for (const answer of answers)
    for (const row of answer.rows) {
      const key = JSON.stringify([row.timestamp, row.dimensions])
      const known = rows.get(key) ?? { row, values: new Map() }
      known.values.set(answer.id, { value: row.value, previous: row.previous })
      rows.set(key, known)
    }
  return [...rows].map(([key, { row, values }]) => ({
    key,
    timestamp: row.timestamp,
    dimensions: row.dimensions,
    values,
  }))
}

/** The columns as they are wanted; what the options name and the answers do not have is left out. */
export function dataColumns(
  answers: readonly WidgetAnswer[],
  rows: readonly DataRow[],
  options: TableOptions,
): DataColumn[] {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row.dimensions)))]
  const hasTime = rows.some((row) => row.timestamp !== null)
  const all: DataColumn[] = [
    ...(hasTime ? [{ key: 'time', kind: 'time' as const, answer: null, options: { key: 'time' } }] : []),
    ...fields.map((key) => ({ key, kind: 'dimension' as const, answer: null, options: { key } })),
    ...answers.map((answer) => ({
      key: answer.id,
      kind: 'value' as const,
      answer,
      options: { key: answer.id },
    })),
  ]
  const wanted = options.columns ?? []
  if (wanted.length === 0) return all
  return wanted.flatMap((own) => {
    const found = all.find((column) => column.key === own.key)
    return found && !own.hidden ? [{ ...found, options: own }] : []
  })
}

const names = new Intl.Collator(undefined, { numeric: true })

/** Sorted by a column; what is missing comes last either way. */
export function sortRows(
  rows: readonly DataRow[],
  column: Pick<DataColumn, 'key' | 'kind'>,
  isDescending: boolean,
): DataRow[] {
  const sign = isDescending ? -1 : 1
  const of = (row: DataRow): string | number | null => {
    if (column.kind === 'value') return row.values.get(column.key)?.value ?? null
    if (column.kind === 'time') return row.timestamp
    const value = row.dimensions[column.key]
    return value === undefined || value === null ? null : String(value)
  }
  return [...rows].sort((a, b) => {
    const [left, right] = [of(a), of(b)]
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
    if (typeof left === 'number' && typeof right === 'number') return sign * (left - right)
    return sign * names.compare(String(left), String(right))
  })
}

/** The whole of a column: the answer's own total, or the sum where parts may be added up; null otherwise. */
export function totalOf(answer: WidgetAnswer, rows: readonly DataRow[]): number | null {
  if (answer.value !== null) return answer.value
  if (!isAdditive(answer)) return null
  return rows.reduce((sum, row) => sum + (row.values.get(answer.id)?.value ?? 0), 0)
}
