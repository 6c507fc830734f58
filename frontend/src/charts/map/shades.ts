export type ShadeScale = 'linear' | 'log' | 'quantile'

/**
 * The step, 0 to `steps` - 1, of each value among all of them; null for nothing. Linear by size, log by its order of magnitude from the
 * smallest, quantile by rank: each step then holds as many values.
 */
export function shader(
  values: Iterable<number>,
  scale: ShadeScale,
  steps: number,
): (value: number) => number | null {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b)
  const highest = sorted.at(-1) ?? 0
  const lowest = sorted[0] ?? 0
  const share = (value: number): number => {
    if (scale === 'linear') return value / highest
    if (scale === 'quantile') return (sorted.findLastIndex((other) => other <= value) + 1) / sorted.length
    // The smallest is not nothing: it keeps the first step to itself.
    return highest > lowest ? Math.log(value / lowest) / Math.log(highest / lowest) : 1
  }
  return (value) => (value > 0 ? Math.min(steps - 1, Math.max(0, Math.ceil(share(value) * steps) - 1)) : null)
}
