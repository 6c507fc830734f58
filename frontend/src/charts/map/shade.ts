/**
 * Step 0 to `steps` - 1 of a value on a logarithmic scale, null for nothing: visitor counts span orders of magnitude, and on a
 * linear scale every country but the first would look alike.
 */
export function shadeOf(value: number, highest: number, steps: number): number | null {
  if (value <= 0 || highest <= 0) return null
  const share = Math.log1p(value) / Math.log1p(highest)
  return Math.min(steps - 1, Math.floor(share * steps))
}
