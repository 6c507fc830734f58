import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import type { Size } from '../core/use-size'
import { Pages } from './pages'
import { VirtualTable, type TableCell, type TableColumn, type TableSort } from './VirtualTable'

/** Rows `offset` to `offset + limit` in the order asked for; rejects when they cannot be had. */
export type FetchPage<R> = (
  offset: number,
  limit: number,
  sort: TableSort | null,
  signal: AbortSignal,
) => Promise<readonly R[]>

interface PagedTableProps<R> {
  label: string
  columns: readonly TableColumn[]
  rowCount: number
  fetchPage: FetchPage<R>
  cellsOf: (row: R) => readonly TableCell[]
  size: Size
  onPick?: ((row: R, at: { x: number; y: number }) => void) | undefined
  onFail: (error: unknown) => void
  isDense?: boolean
  rowPx?: number
}

/** A table whose rows stay on the server, sorted there, and come page by page as they are scrolled into view. */
export function PagedTable<R>({ fetchPage, cellsOf, onPick, onFail, ...table }: PagedTableProps<R>) {
  const [sort, setSort] = useState<TableSort | null>(null)
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const pages = useMemo(
    () => new Pages<R>((offset, limit, signal) => fetchPage(offset, limit, sort, signal), redraw, onFail),
    [fetchPage, sort, onFail],
  )
  useEffect(() => () => pages.stop(), [pages])
  const view = useCallback((first: number, count: number) => pages.view(first, count), [pages])
  const rowAt = (index: number) => {
    const row = pages.rowAt(index)
    return row === null ? null : cellsOf(row)
  }
  return (
    <VirtualTable
      {...table}
      sort={sort}
      onSort={(key) => setSort({ key, isDescending: sort?.key === key ? !sort.isDescending : true })}
      rowAt={rowAt}
      onView={view}
      onPick={
        onPick &&
        ((index, at) => {
          const row = pages.rowAt(index)
          if (row !== null) onPick(row, at)
        })
      }
    />
  )
}
