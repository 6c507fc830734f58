import type { LegendChoice } from './display'
import type { LegendItem } from './Legend'
import { textWidth } from './text-width'
import type { Size } from './use-size'

export interface LegendPlace {
  side: 'top' | 'right' | 'none'
  legend: Size
  chart: Size
}

const LINE_PX = 24
const GAP_PX = 4
const SIDE_GAP_PX = 16
const LEAST_ROUND_PX = 150
const LEAST_CHART: Size = { width: 120, height: 90 }

const itemWidth = ({ label, value }: LegendItem) =>
  34 + textWidth(label, 12.5) + (value === undefined ? 0 : 8 + textWidth(value, 13.5))

/**
 * Where the legend goes and what is left for the chart. On a tile too small for both the chart has all of it. Auto is above; beside
 * a round chart (`isRound`), which has no use for more width than height, where the tile is wide enough.
 */
export function placeLegend(
  wanted: LegendChoice,
  items: readonly LegendItem[],
  { width, height }: Size,
  isRound = false,
): LegendPlace {
  const none: LegendPlace = { side: 'none', legend: { width: 0, height: 0 }, chart: { width, height } }
  if (wanted === 'none' || items.length === 0) return none
  const widest = Math.ceil(Math.max(...items.map(itemWidth)))
  const hasRoomBeside =
    isRound && width >= LEAST_ROUND_PX + SIDE_GAP_PX + Math.min(widest, 180) && width > height
  if (wanted === 'right' || (wanted === 'auto' && hasRoomBeside)) {
    const least = Math.min(widest, Math.floor(width * 0.45), 220)
    // What a round chart leaves over is better spent on the names.
    const column = isRound ? Math.max(least, Math.min(width - height - SIDE_GAP_PX, 300)) : least
    const left = width - column - SIDE_GAP_PX
    if (left >= LEAST_CHART.width && column >= 72)
      return { side: 'right', legend: { width: column, height }, chart: { width: left, height } }
  }
  const most = height >= 220 ? 3 : height >= 160 ? 2 : 1
  const tall = Math.min(most, linesOf(items, width)) * LINE_PX
  const left = height - tall - GAP_PX
  if (left < LEAST_CHART.height) return none
  return { side: 'top', legend: { width, height: tall }, chart: { width, height: left } }
}

function linesOf(items: readonly LegendItem[], width: number): number {
  let lines = 1
  let used = 0
  for (const item of items) {
    const own = Math.min(width, itemWidth(item))
    if (used > 0 && used + own > width) {
      lines += 1
      used = 0
    }
    used += own + 4
  }
  return lines
}
