import { move, readingOrder, type Box } from './layout'

/** One place earlier or later in reading order: takes the place of the neighbour, which makes room. For menus and phones. */
export function moveInOrder(boxes: readonly Box[], id: string, step: -1 | 1): Box[] {
  const order = readingOrder(boxes)
  const at = order.findIndex((box) => box.id === id)
  const [own, neighbour] = [order[at], order[at + step]]
  if (!own || !neighbour) return [...boxes]
  const [later, earlier] = step < 0 ? [own, neighbour] : [neighbour, own]
  return move(boxes, later.id, earlier.x, earlier.y)
}

export type SizePreset = 'small' | 'medium' | 'large' | 'full'
export const SIZE_PRESETS: readonly SizePreset[] = ['small', 'medium', 'large', 'full']

/** Columns and rows; rows null: as they are. */
export const PRESET_CELLS: Record<SizePreset, readonly [w: number, h: number | null]> = {
  small: [3, 4],
  medium: [4, 6],
  large: [6, 8],
  full: [12, null],
}
