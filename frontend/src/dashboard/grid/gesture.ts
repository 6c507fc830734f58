import { moveFolded, resizeFolded, type FoldedColumns, type Landing } from './folded'
import { move, resize, type Box, type Cells } from './layout'

/** How many columns the grid has on screen, and how large one cell with its gap is, in pixels. */
export interface Scale {
  columns: 12 | FoldedColumns
  column: number
  row: number
}

export interface Gesture {
  kind: 'move' | 'resize'
  id: string
  /** The tiles of the whole grid when it began. */
  start: readonly Box[]
  /** Of a move in a folded grid: where it can go; the first is where it was. */
  landings?: readonly Landing[]
  /** Pixels the pointer has gone since. */
  dx: number
  dy: number
}

/** Where everything would be, in the whole grid, if the pointer were let go now. */
export function previewOf(gesture: Gesture, scale: Scale, smallest: Cells): readonly Box[] {
  const { kind, id, start, landings, dx, dy } = gesture
  const box = start.find((one) => one.id === id)
  if (!box) return start
  const [columns, rows] = [dx / scale.column, dy / scale.row]
  const [origin] = landings ?? []
  if (landings && origin) return moveFolded(landings, origin.x + columns, origin.y + rows)
  if (scale.columns !== 12) return resizeFolded(start, id, columns, box.h + rows, smallest, scale.columns)
  if (kind === 'move') return move(start, id, box.x + columns, box.y + rows)
  return resize(start, id, box.w + columns, box.h + rows, smallest)
}
