export interface ShadeRule {
  kind: 'linear' | 'log' | 'quantile'
  steps: number
  /** Fixed ends; null: from the data. */
  min: number | null
  max: number | null
  /** Around zero: the middle step is nothing, both ends lie equally far from it. */
  isDiverging: boolean
}

/** How strong the colour of a value is, 0 to `steps` - 1, among these values; null for no value. */
export function shadeSteps(
  values: Iterable<number>,
  { kind, steps, min, max, isDiverging }: ShadeRule,
): (value: number | null) => number | null {
  const known = [...values].filter(Number.isFinite).sort((a, b) => a - b)
  const last = steps - 1
  if (known.length === 0) return () => null
  if (isDiverging) {
    const far = Math.max(Math.abs(min ?? known[0]!), Math.abs(max ?? known.at(-1)!)) || 1
    return (value) => (value === null ? null : step((value / far + 1) / 2, last))
  }
  if (kind === 'quantile')
    return (value) => (value === null ? null : step(rank(known, value) / Math.max(1, known.length - 1), last))
  const low = min ?? Math.min(known[0]!, 0)
  const high = max ?? known.at(-1)!
  if (kind === 'log') {
    const scale = Math.log1p(Math.max(0, high - low)) || 1
    return (value) => (value === null ? null : step(Math.log1p(Math.max(0, value - low)) / scale, last))
  }
  const spread = high - low || 1
  return (value) => (value === null ? null : step((value - low) / spread, last))
}

const step = (share: number, last: number) => Math.min(last, Math.max(0, Math.round(share * last)))

/** How many of the sorted values are smaller. */
function rank(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
