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
