import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { classNames } from '@/design/ui/class-names'
import type { Size } from '../core/use-size'
import styles from './table.module.css'
import { columnWindow, fittedWidths, rowWindow, scrollBy } from './window'

export interface TableColumn {
  key: string
  label: string
  width: number
  isNumeric?: boolean
  isSortable?: boolean
}

export interface TableCell {
  text: string
  /** Said by the pointer instead of the text, e.g. all of a shortened time. */
  title?: string
  /** Drawn in place of the text. */
  node?: ReactNode
  /** Colour of a dot before the text. */
  mark?: string
  /** Nothing is there: the dash stands back. */
  isQuiet?: boolean
  /** Length of a bar behind the text, 0 to 1. */
  share?: number
  colour?: string | undefined
  /** Stands behind the text, e.g. a change. */
  extra?: ReactNode
}

export interface TableSort {
  key: string
  isDescending: boolean
}

interface VirtualTableProps {
  label: string
  columns: readonly TableColumn[]
  rowCount: number
  /** The cells of a row in the order of the columns; null while they are on their way. */
  rowAt: (index: number) => readonly TableCell[] | null
  size: Size
  sort?: TableSort | null
  onSort?: (key: string) => void
  onPick?: ((index: number, at: { x: number; y: number }) => void) | undefined
  /** Told which rows are in view, e.g. to fetch them. */
  onView?: (first: number, count: number) => void
  footer?: readonly TableCell[]
  isDense?: boolean
  /** Another height of the rows, for cells of several lines. */
  rowPx?: number
  barColour?: string
}

const ROW_PX = 28
const DENSE_ROW_PX = 24
const HEADER_PX = 30

/** Any number of rows and columns, of which only those in view exist. Reads as a table to assistive technology. */
export function VirtualTable(props: VirtualTableProps) {
  const { label, columns, rowCount, rowAt, size, onView, footer, isDense = false } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [scroll, setScroll] = useState({ top: 0, left: 0 })
  const rowPx = props.rowPx ?? (isDense ? DENSE_ROW_PX : ROW_PX)
  const viewPx = Math.max(rowPx, size.height - HEADER_PX - (footer ? rowPx : 0))
  const widths = useMemo(
    () =>
      fittedWidths(
        columns.map((column) => column.width),
        size.width,
      ),
    [columns, size.width],
  )
  const rows = rowWindow(
    Math.min(scroll.top, Math.max(0, rowCount * rowPx - viewPx)),
    viewPx,
    rowPx,
    rowCount,
  )
  const shown = columnWindow(scroll.left, size.width, widths)
  const { first, count } = rows
  useEffect(() => onView?.(first, count), [onView, first, count])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    // The scrollbar of very many rows is scaled; the wheel must not be.
    const turn = (event: WheelEvent) => {
      if (rowCount * rowPx <= rows.height || event.deltaY === 0 || event.shiftKey) return
      event.preventDefault()
      const unit = event.deltaMode === 1 ? rowPx : 1
      element.scrollTop = scrollBy(element.scrollTop, event.deltaY * unit, viewPx, rowPx, rowCount)
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [rowCount, rowPx, viewPx, rows.height])
  const total = shown.lefts.at(-1) ?? 0
  const visible = columns.slice(shown.first, shown.end)
  const place = (index: number) => ({
    left: shown.lefts[shown.first + index],
    width: widths[shown.first + index],
  })
  const cells = (row: readonly TableCell[] | null) =>
    visible.map((column, index) => {
      const cell = row?.[shown.first + index]
      return (
        <div
          key={column.key}
          role="cell"
          aria-colindex={shown.first + index + 1}
          className={classNames(styles.cell, column.isNumeric && styles.numeric)}
          style={place(index)}
        >
          {row ? <Cell cell={cell} colour={props.barColour} /> : <span className={styles.pending} />}
        </div>
      )
    })
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={label}
      // Scrolls, so a keyboard must be able to stand in it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={styles.scroller}
      style={{ width: size.width, height: size.height }}
      onScroll={(event) =>
        setScroll({ top: event.currentTarget.scrollTop, left: event.currentTarget.scrollLeft })
      }
    >
      <div role="table" aria-label={label} aria-rowcount={rowCount + 1} aria-colcount={columns.length}>
        <div role="rowgroup" className={styles.header} style={{ width: total }}>
          <div role="row" aria-rowindex={1} className={styles.headRow} style={{ height: HEADER_PX }}>
            {visible.map((column, index) => (
              <Heading
                key={column.key}
                {...props}
                column={column}
                at={shown.first + index}
                place={place(index)}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.rows} style={{ width: total, height: rows.height }}>
          {Array.from({ length: count }, (_, offset) => {
            const index = first + offset
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={classNames(styles.row, props.onPick && styles.clickable)}
                style={{ height: rowPx, transform: `translateY(${rows.top + offset * rowPx}px)` }}
                {...(props.onPick ? picking(props.onPick, index) : {})}
              >
                {cells(rowAt(index))}
              </div>
            )
          })}
        </div>
        {footer && (
          <div role="rowgroup" className={styles.footer} style={{ width: total }}>
            <div role="row" aria-rowindex={rowCount + 2} className={styles.footRow} style={{ height: rowPx }}>
              {cells(footer)}
            </div>
          </div>
        )}
      </div>
    </div>
  )
}

function Cell({ cell, colour }: { cell: TableCell | undefined; colour: string | undefined }) {
  if (!cell) return null
  return (
    <>
      {cell.share !== undefined && (
        <span
          className={styles.bar}
          style={{ width: `${Math.min(1, Math.max(0, cell.share)) * 100}%`, background: colour }}
          aria-hidden="true"
        />
      )}
      {cell.mark && <span className={styles.mark} style={{ background: cell.mark }} aria-hidden="true" />}
      {cell.node ?? (
        <span
          className={classNames(styles.text, cell.isQuiet && styles.quiet)}
          style={cell.colour ? { color: cell.colour } : undefined}
          title={cell.title ?? cell.text}
        >
          {cell.text}
        </span>
      )}
      {cell.extra}
    </>
  )
}

interface HeadingProps extends VirtualTableProps {
  column: TableColumn
  at: number
  place: { left: number | undefined; width: number | undefined }
}

function Heading({ column, at, place, sort, onSort }: HeadingProps) {
  const isSorted = sort?.key === column.key
  const Arrow = sort?.isDescending ? ArrowDown : ArrowUp
  return (
    <div
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={classNames(styles.cell, styles.heading, column.isNumeric && styles.numeric)}
      style={place}
    >
      {column.isSortable && onSort ? (
        <button type="button" className={styles.sort} onClick={() => onSort(column.key)}>
          <span className={styles.text}>{column.label}</span>
          {isSorted && <Arrow size={12} aria-hidden="true" />}
        </button>
      ) : (
        <span className={styles.text}>{column.label}</span>
      )}
    </div>
  )
}

function picking(onPick: NonNullable<VirtualTableProps['onPick']>, index: number) {
  return {
    tabIndex: 0,
    onClick: (event: React.MouseEvent) => onPick(index, { x: event.pageX, y: event.pageY }),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== 'Enter') return
      const box = event.currentTarget.getBoundingClientRect()
      onPick(index, { x: box.left + scrollX + 24, y: box.bottom + scrollY })
    },
  }
}
