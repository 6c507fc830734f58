import { ArrowDown, ArrowUp, FileDown } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { IconButton } from '@/design/ui/IconButton'
import type { NumberKind } from '@/format/number'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './parts.module.css'

type Value = string | number | null

export interface Column<T> {
  id: string
  label: string
  /** What it is sorted by, and what a CSV holds. */
  value: (row: T) => Value
  /** How a number is written; text is as it is. */
  kind?: NumberKind
  /** Instead of the value as text. */
  cell?: (row: T) => ReactNode
  /** Draws a bar behind the number, in proportion to the largest of the column. */
  hasBar?: boolean
  hint?: string
}

interface Sort {
  column: string
  isDescending: boolean
}

interface DataTableProps<T> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T, index: number) => string
  /** Without it the rows stay as they come. */
  sort?: Sort
  /** A click or Enter on a row's first cell. */
  onPick?: (row: T) => void
  /** Rows shown before “Show all”. */
  limit?: number
  /** The name of the CSV; none: no CSV. */
  file?: string
  empty?: string
}

/** Nothing comes last, whichever way it is sorted. */
function compare(a: Value, b: Value, isDescending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const way = isDescending ? -1 : 1
  return way * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)))
}

/** A table to sort by any column, with bars in its cells, to take along as CSV. For more rows than a screen or two use VirtualTable. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, rows, keyOf, sort = null, onPick, limit = 50, file, empty } = props
  const t = useT()
  const [chosen, setChosen] = useState<Sort | null>(sort)
  const [isWhole, setIsWhole] = useState(false)
  const sorted = useMemo(() => {
    const by = columns.find((one) => one.id === chosen?.column)
    if (!by || !chosen) return rows
    return [...rows].sort((a, b) => compare(by.value(a), by.value(b), chosen.isDescending))
  }, [rows, columns, chosen])
  const numeric = columns.map((column) => rows.some((row) => typeof column.value(row) === 'number'))
  const largest = columns.map((column) =>
    column.hasBar ? Math.max(...rows.map((row) => Math.abs(Number(column.value(row) ?? 0))), 0) : 0,
  )
  const shown = isWhole ? sorted : sorted.slice(0, limit)
  const sortBy = (column: string, isNumeric: boolean) =>
    setChosen({ column, isDescending: chosen?.column === column ? !chosen.isDescending : isNumeric })
  const save = async () => {
    const { downloadCsv } = await import('@/export/widget-export')
    const data = sorted.map((row) => columns.map((column) => column.value(row)))
    downloadCsv({ columns: columns.map((column) => column.label), rows: data }, file ?? label)
  }
  if (rows.length === 0) return <p className={styles.none}>{empty ?? t('tile.empty')}</p>
  return (
    <div className={styles.tableFrame}>
      {/* Scrolls, so a keyboard must be able to stand in it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.tableScroll} tabIndex={0} role="region" aria-label={label}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column, at) => {
                const isSorted = chosen?.column === column.id
                const Arrow = chosen?.isDescending ? ArrowDown : ArrowUp
                return (
                  <th
                    key={column.id}
                    scope="col"
                    title={column.hint}
                    data-numeric={numeric[at]}
                    aria-sort={isSorted ? (chosen.isDescending ? 'descending' : 'ascending') : undefined}
                  >
                    <button type="button" onClick={() => sortBy(column.id, numeric[at]!)}>
                      {column.label}
                      {isSorted && <Arrow size={12} aria-hidden="true" />}
                    </button>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={keyOf(row, index)}>
                {columns.map((column, at) => (
                  <Cell
                    key={column.id}
                    {...{ column, row }}
                    isNumeric={numeric[at]!}
                    largest={largest[at]!}
                    {...(at === 0 && onPick ? { onPick } : {})}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <footer className={styles.tableFoot}>
        {sorted.length > limit && (
          <button type="button" className={styles.more} onClick={() => setIsWhole(!isWhole)}>
            {t(isWhole ? 'analysis.showFewer' : 'analysis.showAll', { count: sorted.length })}
          </button>
        )}
        {file !== undefined && (
          <IconButton label={t('export.csv')} isSmall onClick={() => void save()}>
            <FileDown size={14} aria-hidden="true" />
          </IconButton>
        )}
      </footer>
    </div>
  )
}

interface CellProps<T> {
  column: Column<T>
  row: T
  isNumeric: boolean
  largest: number
  onPick?: (row: T) => void
}

function Cell<T>({ column, row, isNumeric, largest, onPick }: CellProps<T>) {
  const format = useFormat()
  const value = column.value(row)
  const text = typeof value === 'number' ? format.exact(value, column.kind) : (value ?? '–')
  const content = column.cell?.(row) ?? text
  return (
    <td data-numeric={isNumeric}>
      {column.hasBar && typeof value === 'number' && largest > 0 && (
        <span
          className={styles.bar}
          style={{ width: `${(Math.abs(value) / largest) * 100}%` }}
          aria-hidden="true"
        />
      )}
      {onPick ? (
        <button type="button" className={styles.pick} onClick={() => onPick(row)}>
          {content}
        </button>
      ) : (
        <span className={styles.cellText}>{content}</span>
      )}
    </td>
  )
}
