export type ShadeScale = 'linear' | 'log' | 'quantile'

/**
 * The step, 0 to `steps` - 1, of each value among all of them; null for nothing. Linear by size, log by order of magnitude over the two
 * decades below the highest (a single tiny value would else push all others together), quantile by rank.
 */
export function shader(
  values: Iterable<number>,
  scale: ShadeScale,
  steps: number,
): (value: number) => number | null {
  const sorted = [...values].filter((value) => value > 0).sort((a, b) => a - b)
  const highest = sorted.at(-1) ?? 0
  const lowest = Math.max(sorted[0] ?? 0, highest / 100)
  const share = (value: number): number => {
    if (scale === 'linear') return value / highest
    if (scale === 'quantile') return (sorted.findLastIndex((other) => other <= value) + 1) / sorted.length
    return highest > lowest ? Math.log(value / lowest) / Math.log(highest / lowest) : 1
  }
  return (value) => (value > 0 ? Math.min(steps - 1, Math.max(0, Math.ceil(share(value) * steps) - 1)) : null)
}
