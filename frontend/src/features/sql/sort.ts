import type { SqlValue } from '@/api/queries/sql'
import type { TableSort } from '@/charts/table/VirtualTable'

const textOf = (value: SqlValue) => (typeof value === 'string' ? value : JSON.stringify(value))

function compare(a: SqlValue, b: SqlValue): number {
  if (a === b) return 0
  // What is missing stands last, whatever the order.
  if (a === null) return 1
  if (b === null) return -1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return textOf(a).localeCompare(textOf(b), undefined, { numeric: true })
}

/** The rows in another order; `key` is the column's index. */
export function sortedRows(rows: readonly SqlValue[][], sort: TableSort | null): readonly SqlValue[][] {
  if (!sort) return rows
  const at = Number(sort.key)
  const sign = sort.isDescending ? -1 : 1
  return [...rows].sort((one, other) => {
    const [a, b] = [one[at] ?? null, other[at] ?? null]
    return a === null || b === null ? compare(a, b) : sign * compare(a, b)
  })
}
