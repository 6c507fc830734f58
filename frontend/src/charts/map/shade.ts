// Visitor counts span orders of magnitude: on a linear scale every country but the first looks alike, on a logarithmic one
// nearly all look full. A power in between keeps both ends apart.
const POWER = 0.4

/** Step 0 to `steps` - 1 of a value against the highest, null for nothing. */
export function shadeOf(value: number, highest: number, steps: number): number | null {
  if (value <= 0 || highest <= 0) return null
  const share = (value / highest) ** POWER
  return Math.min(steps - 1, Math.floor(share * steps))
}
