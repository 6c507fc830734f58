import { ticks } from 'd3-array'
import type { WidgetAnswer } from '../contract'
import type { HistogramOptions } from './options'

export interface Bin {
  from: number
  to: number
  count: number
}

/** Bins of an answer: the server's own of the aggregation `histogram`, or its groups by a number, each weighed by its value. */
export function binsOf(answer: WidgetAnswer, options: HistogramOptions): Bin[] {
  if (answer.bins) return answer.bins.map(([from, to, count]) => ({ from, to, count }))
  const points = answer.rows.flatMap((row) => {
    const [text] = Object.values(row.dimensions)
    const at = text === null || text === undefined || text === '' ? Number.NaN : Number(text)
    return Number.isFinite(at) ? [{ at, count: row.value ?? 0 }] : []
  })
  if (points.length === 0) return []
  const low = points.reduce((least, { at }) => Math.min(least, at), Infinity)
  const high = points.reduce((most, { at }) => Math.max(most, at), -Infinity)
  const edges = edgesOf(low, high, options)
  const bins = edges.slice(0, -1).map((from, index): Bin => ({ from, to: edges[index + 1]!, count: 0 }))
  const width = edges[1]! - edges[0]!
  for (const { at, count } of points) {
    const index = Math.min(bins.length - 1, Math.max(0, Math.floor((at - edges[0]!) / width + 1e-9)))
    bins[index]!.count += count
  }
  return bins
}

const MOST_BINS = 200

function edgesOf(
  low: number,
  high: number,
  { buckets = 30, bucket_width: wide }: HistogramOptions,
): number[] {
  if (low === high) return [low - 0.5, low + 0.5]
  const steps = ticks(low, high, buckets)
  const usual = steps.length > 1 ? steps[1]! - steps[0]! : high - low
  const width = Math.max(wide ?? usual, (high - low) / MOST_BINS)
  const start = Math.floor(low / width) * width
  const count = Math.max(1, Math.floor((high - start) / width + 1e-9) + 1)
  return Array.from({ length: count + 1 }, (_, index) => start + index * width)
}

/** The value below which this part (0 to 1) of all lies, taking each bin as evenly filled; null without any. */
export function quantileOf(bins: readonly Bin[], part: number): number | null {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  let before = 0
  for (const bin of bins) {
    if (bin.count > 0 && before + bin.count >= total * part)
      return bin.from + (bin.to - bin.from) * ((total * part - before) / bin.count)
    before += bin.count
  }
  return null
}

/** The average, taking each bin at its middle; null without any. */
export function meanOf(bins: readonly Bin[]): number | null {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  if (total === 0) return null
  return bins.reduce((sum, bin) => sum + ((bin.from + bin.to) / 2) * bin.count, 0) / total
}

/** Heights of the bars: counts or percent, each alone or with all before it. */
export function heightsOf(
  bins: readonly Bin[],
  { cumulative = false, as_percent: asPercent = false }: HistogramOptions,
) {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  let before = 0
  return bins.map((bin) => {
    before += bin.count
    const count = cumulative ? before : bin.count
    return asPercent ? (total === 0 ? 0 : (count / total) * 100) : count
  })
}

export function binTable(bins: readonly Bin[]) {
  return { columns: ['from', 'to', 'count'], rows: bins.map((bin) => [bin.from, bin.to, bin.count]) }
}
