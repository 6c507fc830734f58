import { move, resize, type Box, type Cells } from './layout'

/** How large one cell with its gap is on screen, in pixels. */
export interface Scale {
  column: number
  row: number
}

export interface Gesture {
  kind: 'move' | 'resize'
  id: string
  /** The tiles when it began. */
  start: readonly Box[]
  /** Pixels the pointer has gone since. */
  dx: number
  dy: number
}

/** Where everything would be if the pointer were let go now. */
export function previewOf({ kind, id, start, dx, dy }: Gesture, scale: Scale, smallest: Cells): Box[] {
  const box = start.find((one) => one.id === id)
  if (!box) return [...start]
  const [columns, rows] = [dx / scale.column, dy / scale.row]
  if (kind === 'move') return move(start, id, box.x + columns, box.y + rows)
  return resize(start, id, box.w + columns, box.h + rows, smallest)
}
