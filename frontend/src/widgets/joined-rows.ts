import type { Row } from '@/api/types'
import type { WidgetAnswer } from './contract'

export interface JoinedRow {
  key: string
  dimensions: Row['dimensions']
  timestamp: string | null
  /** One for each answer, in their order; null where it has no such row. */
  values: (number | null)[]
}

/** The rows of several answers side by side: those of the same groups and time become one. In order of first appearance. */
export function joinRows(answers: readonly WidgetAnswer[]): JoinedRow[] {
  const joined = new Map<string, JoinedRow>()
  answers.forEach((answer, index) => {
    for (const row of answer.rows) {
      // Without buckets a row may carry the start of its range: that is no bucket, and differs between answers.
      const timestamp = answer.interval === null ? null : row.timestamp
      const key = JSON.stringify([timestamp, ...Object.entries(row.dimensions).flat()])
      let found = joined.get(key)
      if (!found) {
        const values = answers.map(() => null)
        joined.set(key, (found = { key, dimensions: row.dimensions, timestamp, values }))
      }
      found.values[index] = row.value
    }
  })
  return [...joined.values()]
}

/** Any answers as a table: time and groups first, then a column for each answer. Answers without groups give one row of totals. */
export function joinedTable(answers: readonly WidgetAnswer[]) {
  const rows = joinRows(answers.filter((answer) => answer.rows.length > 0))
  const withRows = answers.filter((answer) => answer.rows.length > 0)
  if (withRows.length === 0)
    return {
      columns: answers.map((answer) => answer.label),
      rows: answers.length > 0 ? [answers.map((answer) => answer.value)] : [],
    }
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row.dimensions)))]
  const hasTime = rows.some((row) => row.timestamp !== null)
  return {
    columns: [...(hasTime ? ['time'] : []), ...fields, ...withRows.map((answer) => answer.label)],
    rows: rows.map((row) => [
      ...(hasTime ? [row.timestamp] : []),
      ...fields.map((field) => written(row.dimensions[field])),
      ...row.values,
    ]),
  }
}

const written = (value: string | number | boolean | null | undefined) =>
  value === undefined || value === null ? null : typeof value === 'boolean' ? String(value) : value
