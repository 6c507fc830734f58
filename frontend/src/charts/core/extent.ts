/** Lowest, highest and last of the numbers that are there; null when there are none. */
export function extentOf(
  values: readonly (number | null)[],
): { low: number; high: number; last: number } | null {
  let result: { low: number; high: number; last: number } | null = null
  for (const value of values) {
    if (value === null) continue
    if (!result) result = { low: value, high: value, last: value }
    else result = { low: Math.min(result.low, value), high: Math.max(result.high, value), last: value }
  }
  return result
}
