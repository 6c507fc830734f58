import { moveInOrder } from './in-order'
import { COLUMNS, fold, isSame, narrower, resize, type Box, type Cells } from './layout'

/** Columns of a narrow window's grid. */
export type FoldedColumns = 6 | 2

// A column of a phone is about as wide as four rows are high.
const COLUMN_ROWS = 4

/** One place in the order for a tile: all tiles in the whole grid, and where that one then stands in the folded grid. */
export interface Landing {
  tiles: readonly Box[]
  x: number
  y: number
}

/** Every place that a tile can be dragged to in the folded grid, the one where it is first. */
export function landingsOf(boxes: readonly Box[], id: string, columns: FoldedColumns): Landing[] {
  return [boxes, ...along(boxes, id, -1), ...along(boxes, id, 1)].flatMap((tiles) => {
    const own = fold(tiles, columns).find((box) => box.id === id)
    return own ? { tiles, x: own.x, y: own.y } : []
  })
}

/** The tiles where the dragged one lands nearest to where it is held. */
export function moveFolded(landings: readonly Landing[], x: number, y: number): readonly Box[] {
  const away = (one: Landing) => Math.abs(one.x - x) * COLUMN_ROWS + Math.abs(one.y - y)
  return landings.reduce((best, one) => (away(one) < away(best) ? one : best)).tiles
}

/** The tiles with this one earlier (or later) by one, by two, and so on. */
function along(boxes: readonly Box[], id: string, step: -1 | 1): Box[][] {
  const orders: Box[][] = []
  let now = [...boxes]
  for (let count = 1; count < boxes.length; count++) {
    const next = moveInOrder(now, id, step)
    if (isSame(now, next)) break
    orders.push((now = next))
  }
  return orders
}

/** The tile made wider by columns of the folded grid, and `h` rows high. Where it would reach beyond the whole grid, it goes left. */
export function resizeFolded(
  boxes: readonly Box[],
  id: string,
  dw: number,
  h: number,
  smallest: Cells,
  columns: FoldedColumns,
): Box[] {
  const box = boxes.find((one) => one.id === id)
  if (!box) return [...boxes]
  const w = unfolded(box.w, dw, smallest[0], columns)
  const x = Math.min(box.x, COLUMNS - w)
  return resize(
    boxes.map((one) => (one.id === id ? { ...one, x } : one)),
    id,
    w,
    h,
    smallest,
  )
}

/** The width of the whole grid that folds to `dw` columns more, as near as there is one to the width that it has. */
function unfolded(w: number, dw: number, least: number, columns: FoldedColumns): number {
  const now = narrower(w, columns)
  const wanted = Math.min(columns, Math.max(1, now + Math.round(dw)))
  if (wanted === now) return w
  const widths = Array.from({ length: COLUMNS + 1 - least }, (_, index) => least + index)
  const away = (one: number) => Math.abs(narrower(one, columns) - wanted) * COLUMNS + Math.abs(one - w)
  return widths.reduce((best, one) => (away(one) < away(best) ? one : best))
}
