import type { TimeData } from '../core/time-data'

export interface Bar {
  /** Index of the bucket and of the line. */
  at: number
  line: number
  from: number
  to: number
  isTop: boolean
}

/** Bars with their place on the pile; empty parts are left out. `highest` is the tallest pile. */
export function stackBars(data: TimeData): { bars: Bar[]; highest: number } {
  const bars: Bar[] = []
  let highest = 0
  data.times.forEach((_, at) => {
    let from = 0
    data.lines.forEach((line, index) => {
      const value = line.values[at] ?? 0
      if (value <= 0) return
      bars.push({ at, line: index, from, to: from + value, isTop: false })
      from += value
    })
    const top = bars.at(-1)
    if (top?.at === at) top.isTop = true
    highest = Math.max(highest, from)
  })
  return { bars, highest }
}

const RADIUS = 2
const px = (value: number) => Math.round(value * 100) / 100

/** One bar from `bottom` up to `top` (pixels, y grows downwards); the upper corners of the topmost are rounded. */
export function barPath(x: number, width: number, bottom: number, top: number, isRounded: boolean): string {
  const w = Math.max(1, width)
  const height = Math.max(0.5, bottom - top)
  const r = isRounded ? Math.min(RADIUS, w / 2, height) : 0
  const start = `M${px(x)} ${px(bottom)}v${px(r - height)}`
  const corners =
    r > 0 ? `a${r} ${r} 0 0 1 ${r} ${-r}h${px(w - 2 * r)}a${r} ${r} 0 0 1 ${r} ${r}` : `h${px(w)}`
  return `${start}${corners}v${px(height - r)}z`
}
