import type { ThumbnailBox } from '@/api/dashboard'
import { COLUMNS } from './grid/layout'

/** Units of the drawing: a column is ten wide, a row as flat as on the board. */
const COLUMN = 10
const ROW = 4.4
const GAP = 1

export interface Cell {
  x: number
  y: number
  width: number
  height: number
  kind: string
  /** Which of the boxes it is. */
  index: number
}

/** Where each widget is drawn; what lies below `height` is left out. */
export function cellsOf(boxes: readonly ThumbnailBox[], height: number): Cell[] {
  return boxes
    .map((box, index) => ({
      index,
      x: box.x * COLUMN + GAP / 2,
      y: box.y * ROW + GAP / 2,
      width: box.w * COLUMN - GAP,
      height: box.h * ROW - GAP,
      kind: box.kind,
    }))
    .filter((cell) => cell.y < height)
}

export const WIDTH = COLUMNS * COLUMN
