import type { LegendValue } from './options'

/**
 * The one number of a line that a legend shows. The last one is the newest that will not change any more; auto is that of all times
 * (`whole`), and the last one where there is none.
 */
export function legendNumber(
  values: readonly (number | null)[],
  wanted: LegendValue,
  hasPartial: boolean,
  whole: number | null = null,
): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  if (wanted === 'min') return known.reduce((a, b) => Math.min(a, b))
  if (wanted === 'max') return known.reduce((a, b) => Math.max(a, b))
  const total = known.reduce((a, b) => a + b, 0)
  if (wanted === 'auto' && whole !== null) return whole
  if (wanted === 'total') return total
  if (wanted === 'average') return total / known.length
  const settled = hasPartial && values.length > 1 ? values.slice(0, -1) : values
  return settled.findLast((value) => value !== null) ?? null
}
