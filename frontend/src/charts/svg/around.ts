import { textWidth } from '../core/text-width'
import type { Size } from '../core/use-size'

const GAP_PX = 10
const LINE_PX = 12

/** Whether there is room for labels around a circle. */
export const hasRoomAround = (size: Size) => Math.min(size.width, size.height) >= 120

/** The point at the middle of turn `share` (0 to 1, clockwise from the top), `distance` from the centre. */
export function turnPoint(share: number, distance: number): [x: number, y: number] {
  const angle = share * 2 * Math.PI - Math.PI / 2
  return [Math.cos(angle) * distance, Math.sin(angle) * distance]
}

/**
 * The largest circle that leaves room for the labels around it, each at its place in the turn. A long label is cut rather than the
 * circle made tiny.
 */
export function radiusAround(size: Size, labels: readonly { text: string; turn: number }[]): number {
  const half = Math.min(size.width, size.height) / 2
  if (!hasRoomAround(size) || labels.every(({ text }) => text === '')) return Math.max(0, half - 4)
  let radius = size.height / 2 - LINE_PX
  for (const { text, turn } of labels) {
    const [x, y] = turnPoint(turn, 1).map(Math.abs) as [number, number]
    const width = Math.min(textWidth(text, 11), size.width * 0.3)
    if (x >= 0.3) radius = Math.min(radius, (size.width / 2 - width) / x - GAP_PX)
    radius = Math.min(radius, (size.height / 2 - LINE_PX / 2) / Math.max(y, 0.01) - GAP_PX - LINE_PX / 2)
  }
  return Math.max(half * 0.5, radius)
}
