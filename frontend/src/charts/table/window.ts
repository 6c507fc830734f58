/** Chromium clamps an element at 33,554,428 px, other browsers earlier: beyond this a scrollbar stands for more rows than it has pixels. */
export const TALLEST_PX = 8_000_000

export interface RowWindow {
  /** First row drawn, and how many. */
  first: number
  count: number
  /** Where the first row stands, in pixels of the scrolled content. */
  top: number
  /** Height of the scrolled content. */
  height: number
}

const EXTRA = 4

/**
 * The rows to draw for a scroll position. Up to TALLEST_PX of rows the position is the true one; above, it is scaled so that the last
 * row is reached at the end of the scrollbar.
 */
export function rowWindow(scrollTop: number, viewPx: number, rowPx: number, rows: number): RowWindow {
  const truePx = rows * rowPx
  const height = Math.min(truePx, TALLEST_PX)
  const travel = Math.max(1, height - viewPx)
  const share = Math.min(1, Math.max(0, scrollTop / travel))
  const offset = height === truePx ? scrollTop : share * (truePx - viewPx)
  const first = Math.max(0, Math.floor(offset / rowPx) - EXTRA)
  const count = Math.max(0, Math.min(rows - first, Math.ceil(viewPx / rowPx) + EXTRA * 2 + 1))
  return { first, count, top: scrollTop - (offset - first * rowPx), height }
}

/** The scroll position that moves the rows by `byPx` of their own pixels: a turn of the wheel stays a turn of the wheel. */
export function scrollBy(
  scrollTop: number,
  byPx: number,
  viewPx: number,
  rowPx: number,
  rows: number,
): number {
  const truePx = rows * rowPx
  const height = Math.min(truePx, TALLEST_PX)
  const ratio = truePx > viewPx ? (height - viewPx) / (truePx - viewPx) : 1
  return scrollTop + byPx * ratio
}

export interface ColumnWindow {
  first: number
  /** One past the last. */
  end: number
  /** Left edge of every column, and at the end the width of all. */
  lefts: readonly number[]
}

/** The columns that are at least partly in view. */
export function columnWindow(scrollLeft: number, viewPx: number, widths: readonly number[]): ColumnWindow {
  const lefts = [0]
  for (const width of widths) lefts.push(lefts.at(-1)! + width)
  let first = 0
  while (first < widths.length - 1 && lefts[first + 1]! <= scrollLeft) first++
  let end = first + 1
  while (end < widths.length && lefts[end]! < scrollLeft + viewPx) end++
  return { first, end: Math.min(end, widths.length), lefts }
}

const LEAST_SHARE = 0.7
const LEAST_PX = 56

/**
 * Widths that fill the table: columns share what is left over in proportion, or give up to three tenths where a little is missing,
 * so that the last one is not out of view. Where more is missing they keep their width and the table scrolls.
 */
export function fittedWidths(widths: readonly number[], room: number): number[] {
  const wanted = widths.reduce((sum, width) => sum + width, 0)
  if (wanted <= 0 || room <= 0) return [...widths]
  if (wanted < room) return widths.map((width) => Math.floor((width * room) / wanted))
  const spare = widths.map((width) => Math.max(0, width - Math.max(LEAST_PX, width * LEAST_SHARE)))
  const most = spare.reduce((sum, one) => sum + one, 0)
  const missing = wanted - room
  if (missing > most) return widths.map(Math.floor)
  return widths.map((width, at) => Math.floor(width - (spare[at]! * missing) / (most || 1)))
}
